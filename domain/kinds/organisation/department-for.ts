import { industries } from '../../reference/industries.ts';

/** What decides which department answers for an organisation. */
export interface Answerable {
  /** GB/T 4754 code without its letter, at any level. */
  readonly industryCode: string | null;
  readonly sectorMarks: readonly string[];
}

export interface AnsweringDepartment {
  readonly id: string;
  readonly name: string;
  /** GB/T 4754 codes at any level, a section's letter included. */
  readonly industries: readonly string[];
  readonly sectorMarks: readonly string[];
}

/**
 * The department that answers for an organisation (三管三必须: 管行业必须管安全, 安全生产法 art. 3): the one whose
 * industry names it most exactly, by the longest code; else the one that shares most sector marks with it. Ties are
 * broken by marks, then by name, so that the answer never depends on an order.
 *
 * @returns `undefined` when nobody answers for it: a gap that a person has to close.
 */
export function departmentFor<D extends AnsweringDepartment>(
  organisation: Answerable,
  departments: readonly D[],
): D | undefined {
  const ranked = departments
    .map((department) => ({
      department,
      industry: exactness(organisation.industryCode, department.industries),
      marks: organisation.sectorMarks.filter((mark) => department.sectorMarks.includes(mark)).length,
    }))
    .filter(({ industry, marks }) => industry > 0 || marks > 0)
    .sort(
      (a, b) =>
        b.industry - a.industry || b.marks - a.marks || (a.department.name < b.department.name ? -1 : 1),
    );
  return ranked[0]?.department;
}

/** Length of the longest code that stands above the organisation's own or equals it; nought when none does. */
function exactness(code: string | null, claimed: readonly string[]): number {
  if (code === null) return 0;
  const lengths = claimed.filter((root) => industries.isUnder(code, root)).map((root) => root.length);
  return Math.max(0, ...lengths);
}
