import type { Language } from '@zhiben/domain/primitives/texts.ts';
import { type PlainDate, partsOf } from '@zhiben/domain/values/plain-date.ts';

/** China has one legal time, eight hours ahead of UTC all year round. */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

let aheadMs = 0;

/** A trial whose clock was moved: the page counts days from there. */
export function setClock(at: string): void {
  aheadMs = Date.parse(at) - Date.now();
}

/** The calendar day in China, whatever zone this device is set to. */
export function todayInChina(now: number = Date.now() + aheadMs): PlainDate {
  return new Date(now + OFFSET_MS).toISOString().slice(0, 10) as PlainDate;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function dayInWords(value: string, language: Language): string {
  const { year, month, day } = partsOf(value as PlainDate);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** The month of a day, or of YYYY-MM. */
export function monthInWords(value: string, language: Language): string {
  const [year, month] = [value.slice(0, 4), Number(value.slice(5, 7))];
  return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
}

/** Day and time to the minute, as a clock in China showed them. */
export function instantInWords(at: string, language: Language): { day: string; words: string } {
  const local = new Date(Date.parse(at) + OFFSET_MS).toISOString();
  const day = local.slice(0, 10);
  return { day, words: `${dayInWords(day, language)} ${local.slice(11, 16)}` };
}

export interface HowLong {
  /** `date`: so long ago that the day says more. */
  readonly key: 'now' | 'minutes' | 'hours' | 'days' | 'date';
  readonly n: number;
}

/** How long before `now` (milliseconds) an instant was. A clock that runs ahead counts as now. */
export function agoOf(at: string, now: number): HowLong {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE_MS);
  if (minutes < 1) return { key: 'now', n: 0 };
  if (minutes < 60) return { key: 'minutes', n: minutes };
  if (minutes < 24 * 60) return { key: 'hours', n: Math.floor(minutes / 60) };
  const days = Math.floor(minutes / (24 * 60));
  return days <= 30 ? { key: 'days', n: days } : { key: 'date', n: days };
}
