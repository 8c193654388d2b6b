import { addDays, type PlainDate, plainDate, plainDateIfReal } from './plain-date.ts';

/**
 * Serial numbers taken for days, 1950-01-01 to 2099-12-31. Smaller numbers in a ledger are years,
 * ages or counts far more often than days before 1950.
 */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_050;

/** Years believed in a typed day; others are slips of the finger. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** Two-digit years: 00 to 69 are 2000 to 2069, 70 to 99 are 1970 to 1999 (POSIX `%y`). */
const CENTURY_TURN = 70;

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九'].map((character, value) => [character, value]),
);

/** What may follow a day without changing it: a weekday, a part of the day, a time of day in China. */
const TIME = String.raw`\d{1,2}(?:[:时点]\d{0,2}(?:分|:\d{2}(?:\.\d+)?)?)?`;
const TAIL = String.raw`(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?(?:[T\s]*(?:上午|下午|早上|晚上|中午|[AP]M)?\s*${TIME}\s*(?:[AP]M)?(?:\+08:?00)?|\s*(?:上午|下午|早上|晚上|中午))?`;
const SEPARATED = new RegExp(
  String.raw`^(\d{4}|\d{2})\s*[-/.\\年、。,_]\s*(\d{1,2})\s*[-/.\\月、。,_]\s*(\d{1,2})(?!\d)\s*[日号]?${TAIL}$`,
  'i',
);
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:\s+${TIME})?$`);
const IN_CHINESE =
  /^([〇一二三四五六七八九]{4}|[〇一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})[日号]$/;

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < CENTURY_TURN ? 2000 + year : 1900 + year;
}

function believed(year: number, month: number, day: number): PlainDate | undefined {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? plainDateIfReal(year, month, day) : undefined;
}

/** A Chinese numeral below one hundred: 五, 十二, 三十一, 廿一; `NaN` when it is none. */
function belowHundred(text: string): number {
  const spelled = text.replace('廿', '二十').replace('卅', '三十');
  const found = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(spelled);
  if (!found) return Number.NaN;
  const [, before = '', ten = '', after = ''] = found;
  if (ten === '') return before !== '' && after === '' ? (DIGITS.get(before) ?? Number.NaN) : Number.NaN;
  return (before === '' ? 1 : (DIGITS.get(before) ?? 0)) * 10 + (DIGITS.get(after) ?? 0);
}

function fromSerial(serial: number): PlainDate | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= FIRST_SERIAL && whole <= LAST_SERIAL)) return undefined;
  // Counted from 1899-12-30: the 1900 system of spreadsheets holds a 29 February 1900 that never was.
  return addDays(plainDate(1899, 12, 30), whole);
}

function fromChinese(text: string): PlainDate | undefined {
  const found = IN_CHINESE.exec(text.replace(/[零○◯]/g, '〇').replace(/\s+/g, ''));
  if (!found) return undefined;
  const [, years = '', month = '', day = ''] = found;
  const year = [...years].map((character) => DIGITS.get(character)).join('');
  return believed(fullYear(year), belowHundred(month), belowHundred(day));
}

/**
 * Reads a day the way people type it into Chinese ledgers: `2024-3-5`, `2024/03/05`, `24.3.5`,
 * `20240305`, `2024年3月5日`, `二〇二四年三月五日`, full-width digits, a time behind the day, and the
 * serial numbers of spreadsheets (1900 system).
 *
 * @returns The day; `undefined` when year, month or day is missing, when the order cannot be known
 * (`5/3/2024`), when the calendar has no such day, or when a time zone other than +08:00 could move it.
 */
export function readTypedDate(typed: string | number): PlainDate | undefined {
  if (typeof typed === 'number') {
    return fromSerial(typed) ?? (Number.isInteger(typed) ? readTypedDate(String(typed)) : undefined);
  }
  const text = typed.normalize('NFKC').trim().replace(/^'/, '');
  const found = SEPARATED.exec(text) ?? COMPACT.exec(text);
  if (found) return believed(fullYear(found[1] ?? ''), Number(found[2]), Number(found[3]));
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return fromSerial(Number(text));
  return fromChinese(text);
}
