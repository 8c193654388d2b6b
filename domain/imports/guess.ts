import { tidyText } from '../values/names.ts';
import type { ImportField } from './field.ts';

/** What a heading says without the marks that people put around it: 隐患描述* (必填) is 隐患描述. */
export function headingKey(title: string): string {
  return tidyText(title)
    .toLowerCase()
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/[\s*:：/、，,.。_\-—"'“”]/g, '');
}

/**
 * Which field each column probably holds; null for none. Each field is given to one column: the one whose heading
 * fits best, the leftmost of equals.
 *
 * @param titles Headings; two rows of a head are joined by a slash.
 */
export function guessColumns(fields: readonly ImportField[], titles: readonly string[]): (string | null)[] {
  const bids = titles.flatMap((title, column) =>
    fields
      .map((field) => ({ column, field: field.name, score: fit(field, title) }))
      .filter((b) => b.score > 0),
  );
  bids.sort((a, b) => b.score - a.score || a.column - b.column);
  const guessed: (string | null)[] = titles.map(() => null);
  const taken = new Set<string>();
  for (const { column, field } of bids) {
    if (guessed[column] !== null || taken.has(field)) continue;
    guessed[column] = field;
    taken.add(field);
  }
  return guessed;
}

/** How well a heading fits a field, from 0 to 1: the same words, a group with them, words that contain them. */
function fit(field: ImportField, title: string): number {
  const known = [field.zh, field.en, ...field.synonyms].map(headingKey);
  const parts = title
    .split('/')
    .map(headingKey)
    .filter((p) => p !== '');
  const last = parts.at(-1) ?? '';
  if (last === '') return 0;
  const joined = parts.join('');
  if (known.includes(joined)) return 1;
  const rank = known.indexOf(last);
  if (rank >= 0) return 0.95 - rank * 0.002;
  const within = known.filter((k) => k.length >= 2 && joined.includes(k)).map((k) => k.length);
  return within.length === 0 ? 0 : 0.5 + 0.4 * (Math.max(...within) / (joined.length + 1));
}

/** True when a cell looks like the heading of one of these fields. */
export function isHeading(fields: readonly ImportField[], text: string): boolean {
  const key = headingKey(text.split('/').at(-1) ?? '');
  if (key === '' || key.length > 20) return false;
  return fields.some((f) => [f.zh, f.en, ...f.synonyms].some((s) => headingKey(s) === key));
}
