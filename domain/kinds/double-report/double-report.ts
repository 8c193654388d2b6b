import type { CaseFile } from '../../primitives/case-file.ts';

/**
 * 双报告 (安全生产法 art. 41): of a major hazard the enterprise tells its employees and reports to the workers' congress, or to
 * what stands in for it. That it reports to the authority is the hazard's own first event.
 */
export const REPORT_PARTS = ['employees', 'congress'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** Whether both are asked of this hazard now: once it is confirmed as major, until it ends. */
export function asksDoubleReport(
  file: Pick<CaseFile, 'grade' | 'state' | 'organisationId' | 'holder'>,
): boolean {
  return (
    file.grade === 'major' &&
    file.organisationId !== null &&
    file.state !== 'reported' &&
    file.state !== 'contested' &&
    file.holder !== 'nobody'
  );
}

/** Which of the two nobody has recorded yet. */
export function missingParts(told: readonly { readonly part: string }[]): ReportPart[] {
  return REPORT_PARTS.filter((part) => !told.some((report) => report.part === part));
}
