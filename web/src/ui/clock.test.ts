import { describe, expect, it } from 'vitest';
import { clockOf, workingDaysLeft } from './clock.ts';
import { agoOf, dayInWords, instantInWords, todayInChina } from './time.ts';

describe('the clock of a hazard', () => {
  it('is in time on the day of the deadline, late on the next', () => {
    expect(clockOf('2026-11-23', null, '2026-11-23')).toMatchObject({ key: 'today', tone: 'soon' });
    expect(clockOf('2026-11-23', null, '2026-11-24')).toEqual({ key: 'late', days: 1, tone: 'late' });
    expect(clockOf('2026-11-23', null, '2026-11-22')).toEqual({ key: 'left', days: 1, tone: 'soon' });
    expect(clockOf('2026-12-23', null, '2026-11-22').tone).toBe('plain');
  });

  it('says of an ended one whether it was in time, and never calls it late', () => {
    expect(clockOf('2026-11-23', '2026-11-23', '2027-01-01').key).toBe('closed-in-time');
    expect(clockOf('2026-11-23', '2026-11-25', '2027-01-01')).toEqual({
      key: 'closed-late',
      days: 2,
      tone: 'plain',
    });
    expect(clockOf(null, '2026-11-25', '2027-01-01').key).toBe('closed');
  });

  it('says that there is no deadline instead of calling it fine', () => {
    expect(clockOf(null, null, '2026-11-23').key).toBe('none');
  });
});

describe('the working days of a term', () => {
  it('leave out weekends, holidays and today, and count the day of the deadline', () => {
    expect(workingDaysLeft('2026-12-03', null, '2026-11-26')).toEqual({ key: 'working', days: 5 });
    expect(workingDaysLeft('2026-10-09', null, '2026-09-30')).toEqual({ key: 'working', days: 2 });
  });

  it('say when the holidays of that year are not announced yet', () => {
    expect(workingDaysLeft('2045-01-10', null, '2045-01-02')?.key).toBe('working-uncertain');
  });

  it('are not told of a term that is over, absent or met', () => {
    expect(workingDaysLeft('2026-11-26', null, '2026-11-26')).toBeUndefined();
    expect(workingDaysLeft(null, null, '2026-11-26')).toBeUndefined();
    expect(workingDaysLeft('2026-12-03', '2026-11-20', '2026-11-26')).toBeUndefined();
  });
});

describe('times in words', () => {
  it('take the day of China, whatever zone the device is set to', () => {
    expect(todayInChina(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(todayInChina(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
    expect(instantInWords('2026-11-23T16:05:00Z', 'zh').words).toBe('2026年11月24日 00:05');
    expect(instantInWords('2026-11-24T00:05:00+08:00', 'en').words).toBe('24 Nov 2026 00:05');
    expect(dayInWords('2026-01-02', 'zh')).toBe('2026年1月2日');
  });

  it('say how long ago, and the day once that says more', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(agoOf('2026-11-23T11:59:30Z', now).key).toBe('now');
    expect(agoOf('2026-11-23T12:00:30Z', now).key).toBe('now');
    expect(agoOf('2026-11-23T11:01:00Z', now)).toEqual({ key: 'minutes', n: 59 });
    expect(agoOf('2026-11-22T12:30:00Z', now)).toEqual({ key: 'hours', n: 23 });
    expect(agoOf('2026-11-20T12:00:00Z', now)).toEqual({ key: 'days', n: 3 });
    expect(agoOf('2026-10-20T12:00:00Z', now).key).toBe('date');
  });
});
