import { type CodeEntry, codeTree } from './code-tree.ts';
import rows from './regions.json' with { type: 'json' };

/** Provinces, cities and counties of GB/T 2260; six digits each. Sources and gaps: SOURCES.md. */
export type Region = CodeEntry;

export const regions = codeTree(rows);

/** 安徽省淮南市凤台县: where the plan that this product carries out was written. */
export const DEFAULT_REGION = '340421';

/** Entries that only group counties and that nobody says aloud. */
const SILENT = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/;

export type RegionLevel = 'province' | 'city' | 'county';

/** Level by the place of the zeros in the code (GB/T 2260). */
export function regionLevel(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** 安徽省淮南市凤台县; `undefined` for an unknown code. */
export function regionFullName(code: string): string | undefined {
  const region = regions.find(code);
  if (region === undefined) return undefined;
  return [...regions.ancestorsOf(code), region]
    .map(({ name }) => name)
    .filter((name, index, names) => !SILENT.test(name) || index === names.length - 1)
    .join('');
}
