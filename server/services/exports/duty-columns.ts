import type { DutyRow } from '@zhiben/domain/contract/duty.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { SheetColumn } from './sheet-writer.ts';

type Cell = string | number | null;

/**
 * The columns of one duty: of whom it is asked, by when, and how it stands.
 *
 * @param day The calendar day on which lateness is counted, YYYY-MM-DD.
 */
export function dutyColumns(language: Language, day: string): SheetColumn<DutyRow>[] {
  const column = (zh: string, en: string, width: number, of: (row: DutyRow) => Cell) => ({
    title: language === 'zh' ? zh : en,
    width,
    of,
  });
  return [
    column('对象', 'Asked of', 30, (d) => d.subject),
    column('企业名称', 'Enterprise', 30, (d) => d.organisationName),
    column('起算日期', 'Asked from', 12, (d) => d.fromOn),
    column('应办期限', 'Due on', 12, (d) => d.dueOn),
    column('状态', 'State', 14, (d) => stateOf(d, day)[language === 'zh' ? 0 : 1]),
    column('逾期天数', 'Days late', 10, (d) => daysLate(d, day)),
    column('需要数量', 'Needed', 10, (d) => d.needed),
    column('完成日期', 'Done on', 12, (d) => d.coveredOn),
    column('免办日期', 'Excused on', 12, (d) => d.excusedOn),
    column('免办原因', 'Excused because', 30, (d) => d.excusedBecause),
    column('免办人', 'Excused by', 12, (d) => d.excusedByName),
  ];
}

function stateOf({ coveredOn, excusedOn, dueOn }: DutyRow, day: string): readonly [zh: string, en: string] {
  if (coveredOn !== null) return coveredOn > dueOn ? ['逾期完成', 'done late'] : ['已完成', 'done'];
  if (excusedOn !== null) return ['已免办', 'excused'];
  return dueOn < day ? ['逾期未办', 'late'] : ['待办', 'open'];
}

/** Counted to the day on which it was done, or to today. */
function daysLate({ coveredOn, excusedOn, dueOn }: DutyRow, day: string): number | null {
  const until = coveredOn ?? (excusedOn === null ? day : dueOn);
  const days = daysBetween(dueOn as PlainDate, until as PlainDate);
  return days > 0 ? days : null;
}
