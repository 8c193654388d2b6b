import type { OwnTerm } from '@zhiben/domain/contract/own-term.ts';
import { documentTexts } from '@zhiben/domain/kinds/document/texts.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { ownTermTexts } from '@zhiben/domain/kinds/own-term/texts.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { SheetColumn } from './sheet-writer.ts';

/** What the governing side owes; days late are counted on this calendar day. */
export function ownTermColumns(language: Language, day: string): SheetColumn<OwnTerm>[] {
  const word = (key: string) => say(ownTermTexts, language, `own-term.${key}`);
  const late = ({ endsOn }: OwnTerm) =>
    endsOn === null || endsOn >= day ? null : daysBetween(endsOn as PlainDate, day as PlainDate);
  const columns: readonly [string, string, number, (row: OwnTerm) => string | number | null][] = [
    ['事项', 'Step', 22, (r) => word(`step.${r.step}`)],
    [
      '文书',
      'Document',
      12,
      (r) => (r.rung === null ? '' : say(documentTexts, language, `document.kind.${r.rung}`)),
    ],
    ['隐患编号', 'Number', 16, (r) => r.caseNumber],
    [
      '隐患等级',
      'Grade',
      14,
      (r) => (r.grade === null ? '' : say(hazardTexts, language, `hazard.grade.${r.grade}`)),
    ],
    ['隐患描述', 'Hazard', 40, (r) => r.caseTitle],
    ['企业名称', 'Enterprise', 28, (r) => r.organisationName],
    ['主管部门', 'Department', 18, (r) => r.departmentName],
    ['开始日期', 'Since', 12, (r) => r.startedOn],
    ['应办日期', 'Due on', 12, (r) => r.endsOn ?? word('unknown')],
    ['超期天数', 'Days late', 10, late],
    [
      '期限',
      'Term',
      20,
      (r) => (r.version.days === null ? '' : `${r.version.days} ${word(`unit.${r.version.unit}`)}`),
    ],
    ['依据', 'Rule', 40, (r) => r.version.article],
    ['依据状态', 'Confidence', 20, (r) => word(`confidence.${r.version.confidence}`)],
  ];
  return columns.map(([zh, en, width, of]) => ({ title: language === 'zh' ? zh : en, width, of }));
}
