import { tidyCode } from '../values/codes.ts';
import { type CodeEntry, codeTree } from './code-tree.ts';
import rows from './industries.json' with { type: 'json' };

/**
 * GB/T 4754-2017: section (letter), division (2 digits), group (3), class (4). Classes are held for
 * the sections B to H; the others end at the group. Sources and confidence: SOURCES.md.
 */
export type Industry = CodeEntry;

export const industries = codeTree(rows);

export type IndustryLevel = 'section' | 'division' | 'group' | 'class';

const LEVELS = ['section', 'division', 'group', 'class'] as const;

export function industryLevel(code: string): IndustryLevel | undefined {
  return LEVELS[code.length - 1];
}

/** Finds an industry as people write it: `2611`, `C2611`, `c26`, `Ｃ`. */
export function readIndustryCode(typed: string): Industry | undefined {
  const code = tidyCode(typed);
  const found = industries.find(/^[A-T]\d/.test(code) ? code.slice(1) : code);
  if (found === undefined || !/^[A-T]\d/.test(code)) return found;
  return industries.isUnder(found.code, code.charAt(0)) ? found : undefined;
}

/** `C.26.261.2611`, fit for `ltree`; `undefined` for an unknown code. */
export function industryPath(code: string): string | undefined {
  return industries.pathOf(code);
}
