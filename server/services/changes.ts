/**
 * The fields of `wanted` that differ from `present`. A form sent twice differs in nothing the second time: the
 * repeat is answered like the first, whatever version it names.
 */
export function changesOf<T extends object>(
  present: T,
  wanted: { readonly [K in keyof T]?: T[K] | undefined },
): Partial<T> {
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && !same(present[key as keyof T], value),
  );
  return Object.fromEntries(changed) as Partial<T>;
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (isRecord(a) && isRecord(b)) {
    const names = Object.keys({ ...a, ...b });
    return names.every((name) => same(a[name], b[name]));
  }
  return a === b;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
