import { addDays, daysBetween, type PlainDate } from '../../values/plain-date.ts';
import type { Words } from './words.ts';

/** Days before and after the last day of a term on which people are reminded; both counted from 1. */
export interface ReminderDays {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Where the authority has set none. No rule asks for reminders: these days are the product's own, UNSURE, and nothing
 * hangs on them but how often people are spoken to.
 */
export const REMINDER_DAYS: ReminderDays = { before: [7, 3, 1], after: [1, 7, 15] };

/** Reminders leave by day: from 8:00 until 20:00 in China, so that nobody is woken for a date. */
const FROM_HOUR = 8;
const UNTIL_HOUR = 20;
/** Hazards that one reminder names; the others are counted. */
const NAMED = 20;

/** The furthest that a standstill is looked back over: what was to be told earlier is late, and is told as such. */
const LOOK_BACK = 31;

/** What comes due: a hazard, or a duty of an enterprise, which has no number and goes by its words. */
export interface DueHazard {
  readonly number: string;
  readonly duty?: true;
  /** The step that is due, where it is one of the governing side; absent: the rectification. */
  readonly step?: string;
  /** Last day of the term, YYYY-MM-DD. */
  readonly dueOn: string;
}

/** Is this an hour (0 to 23, of China's clock) at which reminders leave? */
export function speaksAt(hour: number): boolean {
  return hour >= FROM_HOUR && hour < UNTIL_HOUR;
}

/**
 * The days whose reminders go out today: today, and those that nobody was reminded on because the server stood still.
 *
 * @param last The last day on which people were reminded; undefined before the first.
 */
export function daysToTell(last: string | undefined, today: string): PlainDate[] {
  const missed = last === undefined ? 1 : daysBetween(last as PlainDate, today as PlainDate);
  const count = Math.min(Math.max(missed, 1), LOOK_BACK);
  return Array.from({ length: count }, (_, i) => addDays(today as PlainDate, i + 1 - count));
}

/** The last days of those terms of which people are reminded on one of these days, each once. */
export function dueDays(days: ReminderDays, told: readonly PlainDate[]): PlainDate[] {
  const due = told.flatMap((day) => [
    ...days.before.map((n) => addDays(day, n)),
    ...days.after.map((n) => addDays(day, -n)),
  ]);
  return [...new Set(due)].sort();
}

/** One person's reminder for one day: every hazard whose term calls for it, the most urgent first. */
export function digestWords(authority: string, hazards: readonly DueHazard[], today: string): Words {
  const sorted = [...hazards].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const lines = sorted
    .slice(0, NAMED)
    .map(({ number, step = '', dueOn }) => `${number} ${step}${term(dueOn, today)}`);
  const own = hazards.some(({ step }) => step !== undefined);
  const duties = hazards.some(({ duty }) => duty);
  const more = sorted.length > NAMED ? `；另有 ${sorted.length - NAMED} ${duties ? '项' : '条'}` : '';
  const [subject, what] = duties
    ? ['安全事项期限提醒', `您有 ${hazards.length} 项期限需要关注`]
    : own
      ? ['隐患办理期限提醒', `您有 ${hazards.length} 项期限需要关注`]
      : ['隐患整改期限提醒', `您负责的 ${hazards.length} 条隐患需要关注`];
  return {
    subject: `${subject}：${hazards.length} ${duties ? '项' : '条'}`,
    text: `【${authority}】${what}：${lines.join('；')}${more}。请登录办理。`,
  };
}

function term(dueOn: string, today: string): string {
  const left = daysBetween(today as PlainDate, dueOn as PlainDate);
  if (left < 0) return `已逾期 ${-left} 天`;
  const [year, month, day] = dueOn.split('-').map(Number);
  return `应于 ${year}年${month}月${day}日前完成（还有 ${left} 天）`;
}
