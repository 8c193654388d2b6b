import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dayOfWeek,
  daysBetween,
  fromDayNumber,
  isLeap,
  isPlainDate,
  parsePlainDate,
  partsOf,
  plainDate,
  toDayNumber,
} from './plain-date.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 }).map(fromDayNumber);

describe('a plain date', () => {
  it.each([
    '2024-2-30',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '0000-01-01',
    '2024-01-00',
    '',
  ])('is not read from %j', (text) => expect(parsePlainDate(text)).toBeUndefined());

  it('is read from exactly YYYY-MM-DD', () => {
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
    expect(isPlainDate('2024-02-29')).toBe(true);
    expect(isPlainDate(20240229)).toBe(false);
  });

  it('throws when code asks for a day that does not exist', () => {
    expect(() => plainDate(2023, 2, 29)).toThrow(RangeError);
  });

  it('counts days as the platform calendar does, for every day of the years 1 to 9999', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { year, month, day } = partsOf(date);
        const platform = new Date(0);
        platform.setUTCFullYear(year, month - 1, day);
        expect(toDayNumber(date)).toBe(platform.getTime() / 86_400_000);
        expect(dayOfWeek(date)).toBe(platform.getUTCDay() === 0 ? 7 : platform.getUTCDay());
      }),
    );
  });

  it('comes back after adding and taking away the same days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
        expect(Math.sign(compareDates(later, date))).toBe(Math.sign(days));
      }),
    );
  });

  it('stays in the wanted month when months are added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (date, months) => {
        const from = partsOf(date);
        const to = partsOf(addMonths(date, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBeLessThanOrEqual(from.day);
      }),
    );
  });

  it('is clamped to the end of a shorter month', () => {
    expect(addMonths(plainDate(2024, 1, 31), 1)).toBe('2024-02-29');
    expect(addYears(plainDate(2024, 2, 29), 1)).toBe('2025-02-28');
    expect(addMonths(plainDate(2024, 3, 31), -1)).toBe('2024-02-29');
  });

  it('knows leap years of centuries', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(isLeap)).toEqual([false, true, false, true, false]);
  });
});
