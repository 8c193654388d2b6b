import { daysBetween, type PlainDate } from '../../values/plain-date.ts';
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

export interface DueHazard {
  readonly number: string;
  /** Last day of the term, YYYY-MM-DD. */
  readonly dueOn: string;
}

/** Is this an hour (0 to 23, of China's clock) at which reminders leave? */
export function speaksAt(hour: number): boolean {
  return hour >= FROM_HOUR && hour < UNTIL_HOUR;
}

/** How many days `today` lies after the term (negative: before), when it is a day to remind; else undefined. */
export function digestDay(days: ReminderDays, dueOn: string, today: string): number | undefined {
  const late = daysBetween(dueOn as PlainDate, today as PlainDate);
  return days.before.includes(-late) || days.after.includes(late) ? late : undefined;
}

/** One person's reminder for one day: every hazard whose term calls for it, the most urgent first. */
export function digestWords(authority: string, hazards: readonly DueHazard[], today: string): Words {
  const sorted = [...hazards].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const lines = sorted.slice(0, NAMED).map(({ number, dueOn }) => `${number} ${term(dueOn, today)}`);
  const more = sorted.length > NAMED ? `；另有 ${sorted.length - NAMED} 条` : '';
  return {
    subject: `隐患整改期限提醒：${hazards.length} 条`,
    text: `【${authority}】您负责的 ${hazards.length} 条隐患需要关注：${lines.join('；')}${more}。请登录办理。`,
  };
}

function term(dueOn: string, today: string): string {
  const left = daysBetween(today as PlainDate, dueOn as PlainDate);
  if (left < 0) return `已逾期 ${-left} 天`;
  const [year, month, day] = dueOn.split('-').map(Number);
  return `应于 ${year}年${month}月${day}日前完成（还有 ${left} 天）`;
}
