import { describe, expect, it } from 'vitest';
import { workCalendar } from '../reference/work-calendar.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { withOwnDays } from '../values/working-days.ts';
import { endOfTerm, type OwnVersion, type TermVersion, versionOn } from './term-rules.ts';

const days = (length: number, unit: TermVersion['unit']): TermVersion => ({
  from: '2024-01-01',
  days: length,
  unit,
  article: '',
  confidence: 'VERIFIED',
});
const ends = (
  on: string,
  length: number,
  unit: TermVersion['unit'] = 'calendar-day',
  calendar = workCalendar,
) => endOfTerm(on as PlainDate, days(length, unit), calendar);

describe('the end of a term', () => {
  it.each([
    // The first day is not counted.
    ['an ordinary week', '2026-11-16', 3, 'working-day', '2026-11-19'],
    ['a weekend between', '2026-11-19', 3, 'working-day', '2026-11-24'],
    ['the end of a month', '2026-04-29', 10, 'calendar-day', '2026-05-09'],
    // 9 May 2026 is a Saturday made a working day for Labour Day.
    ['a Saturday made a working day', '2026-04-30', 9, 'calendar-day', '2026-05-09'],
    ['a Saturday that is free', '2026-11-18', 10, 'calendar-day', '2026-11-30'],
    ['a leap day', '2024-02-27', 2, 'calendar-day', '2024-02-29'],
    ['29 February in working days', '2024-02-28', 1, 'working-day', '2024-02-29'],
    ['the end of a year', '2025-12-30', 2, 'working-day', '2026-01-04'],
    // National Day 2025: 1 to 8 October free, 28 September and 11 October working days.
    ['National Day', '2025-09-26', 3, 'working-day', '2025-09-30'],
    ['National Day, over it', '2025-09-30', 3, 'working-day', '2025-10-11'],
    ['Spring Festival, ending in it', '2026-02-10', 7, 'calendar-day', '2026-02-24'],
  ] as const)('over %s: from %s, %d %ss', (_what, from, length, unit, end) => {
    expect(ends(from, length, unit)).toBe(end);
  });

  it('follows an authority that has set a day otherwise', () => {
    const local = withOwnDays(workCalendar, {
      free: ['2026-11-19' as PlainDate],
      moved: ['2026-11-21' as PlainDate],
    });
    expect(ends('2026-11-16', 3, 'working-day', local)).toBe('2026-11-20');
    expect(ends('2026-11-16', 4, 'working-day', local)).toBe('2026-11-21');
  });

  it('is not known while nobody has said how long the term is', () => {
    expect(
      endOfTerm('2026-11-16' as PlainDate, versionOn('confirm', [], '2026-11-16'), workCalendar),
    ).toBeUndefined();
  });
});

describe('the version of a rule', () => {
  const own: OwnVersion[] = [
    { rule: 'confirm', from: '2026-01-01', days: 7, unit: 'calendar-day', article: '县规定第三条' },
    { rule: 'confirm', from: '2026-07-01', days: 5, unit: 'working-day', article: '县规定（修订）第三条' },
    { rule: 'review-stopped', from: '2026-07-01', days: 5, unit: 'working-day', article: '县规定第九条' },
  ];

  it('is the authority’s latest that is in force on the day', () => {
    expect(versionOn('confirm', own, '2026-06-30').days).toBe(7);
    expect(versionOn('confirm', own, '2026-07-01')).toMatchObject({
      days: 5,
      unit: 'working-day',
      confidence: 'VERIFIED',
    });
    expect(versionOn('confirm', own, '2025-12-31')).toMatchObject({ days: null, confidence: 'UNSURE' });
  });

  it('of a stopped production is ten days by law until the authority says otherwise', () => {
    expect(versionOn('review-stopped', [], '2026-11-01')).toMatchObject({
      days: 10,
      unit: 'calendar-day',
      confidence: 'KNOWN',
    });
    expect(versionOn('review-stopped', own, '2026-11-01').days).toBe(5);
  });
});
