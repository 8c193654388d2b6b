import peer from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type PlainDate, plainDate } from '../values/plain-date.ts';
import {
  addWorkingDays,
  endOnWorkingDay,
  isCertain,
  isWorkingDay,
  withOwnDays,
  workingDaysBetween,
} from '../values/working-days.ts';
import { workCalendar } from './work-calendar.ts';

const day = (text: string) => text as PlainDate;

describe('A term in working days', () => {
  it.each([
    ['over an ordinary weekend', '2026-11-26', 5, '2026-12-03'],
    ['over the Spring Festival of 2026, before which a Saturday is worked', '2026-02-13', 1, '2026-02-14'],
    ['over the nine free days of the Spring Festival of 2026', '2026-02-14', 1, '2026-02-24'],
    ['over the eight free days of October 2025', '2025-09-30', 1, '2025-10-09'],
    ['with the Saturday that is worked after them', '2025-10-09', 2, '2025-10-11'],
    ['with the Sunday that is worked before them', '2025-09-26', 1, '2025-09-28'],
    ['over the end of a year', '2025-12-31', 1, '2026-01-04'],
    ['over the end of a month', '2026-04-30', 1, '2026-05-06'],
    ['over a leap day', '2024-02-28', 2, '2024-03-01'],
    ['over a February without one', '2025-02-27', 2, '2025-03-03'],
    ['of no day at all', '2026-10-03', 0, '2026-10-03'],
    ['that begins on a free day', '2026-10-03', 1, '2026-10-08'],
  ])('ends rightly %s', (_what, from, days, end) => {
    expect(addWorkingDays(day(from), days, workCalendar)).toBe(end);
  });

  it('that would end on a free day ends on the next working day', () => {
    expect(endOnWorkingDay(day('2026-10-01'), workCalendar)).toBe('2026-10-08');
    expect(endOnWorkingDay(day('2026-10-10'), workCalendar)).toBe('2026-10-10');
  });

  it('counts what is left as it counted what was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 60 }), (offset, days) => {
        const from = addDays(day('2024-01-01'), offset);
        const end = addWorkingDays(from, days, workCalendar);
        expect(workingDaysBetween(from, end, workCalendar)).toBe(days);
        expect(days === 0 || isWorkingDay(end, workCalendar)).toBe(true);
      }),
    );
  });

  it('of a number that is none is refused', () => {
    for (const days of [-1, 1.5, Number.NaN])
      expect(() => addWorkingDays(day('2026-01-05'), days, workCalendar)).toThrow(RangeError);
  });
});

describe('The calendar', () => {
  it('agrees with the package that keeps it on every day of four years', () => {
    const first = plainDate(2023, 1, 1);
    const last = plainDate(2026, 12, 31);
    const differing = Array.from({ length: daysBetween(first, last) + 1 }, (_, n) =>
      addDays(first, n),
    ).filter((date) => isWorkingDay(date, workCalendar) !== peer.isWorkday(date));
    expect(differing).toEqual([]);
  });

  it('says from when on it knows no arrangement and counts weekends alone', () => {
    expect(isCertain(day('2026-12-31'), workCalendar)).toBe(true);
    expect(isCertain(plainDate(workCalendar.lastYear + 1, 1, 1), workCalendar)).toBe(false);
    expect(isWorkingDay(plainDate(2035, 10, 1), workCalendar)).toBe(true);
  });

  it('is overruled by the days that an authority sets itself, either way', () => {
    const own = withOwnDays(workCalendar, {
      free: [day('2026-10-10'), day('2026-11-26')],
      moved: [day('2026-10-05'), day('2026-11-28')],
    });
    expect(
      ['2026-10-10', '2026-11-26', '2026-10-05', '2026-11-28'].map((d) => isWorkingDay(day(d), own)),
    ).toEqual([false, false, true, true]);
    expect(isWorkingDay(day('2026-10-01'), own)).toBe(false);
  });
});
