import rows from './templates.json' with { type: 'json' };

/** A situation as it is found on the spot, with what would be done about it. */
export interface Template {
  /** What an enterprise must have for this to happen there. */
  readonly trait: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  /** The judgement criterion that makes it a major one; null for a general one. */
  readonly criterion: string | null;
  readonly accident: string;
  readonly cause: string;
  readonly defence: string;
  readonly done: string;
}

export const TEMPLATES: readonly Template[] = rows;

/** What happens anywhere is found in every enterprise; the rest only where there is such a thing. */
export function fits(template: Template, traits: readonly string[]): boolean {
  return template.trait === 'any' || traits.includes(template.trait);
}
