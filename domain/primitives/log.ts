/**
 * One text for one value: keys sorted, no spaces, absent keys left out. What is hashed into the log must not depend
 * on the order in which somebody happened to write an object.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof CanonicalJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Written as a loop: an import asks it for hundreds of thousands of events.
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** A part that has its canonical text already, so that what is both stored and hashed is written once. */
export class CanonicalJson {
  readonly text: string;
  constructor(value: unknown) {
    this.text = canonicalJson(value);
  }
}
