import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../values/plain-date.ts';
import { isLateMonth, pickReason, submitBy } from './monthly.ts';

const TODAY = '2026-11-23' as PlainDate;
const hazard = { grade: 'general', dueOn: '2026-12-01', suspended: false, holder: 'enterprise' };

describe('The month’s outstanding hazards', () => {
  it('are the overdue major ones first, then those stopped, then every major one', () => {
    expect(pickReason({ ...hazard, grade: 'major', dueOn: '2026-11-22' }, TODAY)).toBe('overdue-major');
    expect(pickReason({ ...hazard, suspended: true }, TODAY)).toBe('stopped');
    expect(pickReason({ ...hazard, grade: 'major', dueOn: TODAY }, TODAY)).toBe('major');
  });

  it('are others only when they are a month late, and never what has ended', () => {
    expect(pickReason({ ...hazard, dueOn: '2026-10-24' }, TODAY)).toBe('overdue');
    expect(pickReason({ ...hazard, dueOn: '2026-10-25' }, TODAY)).toBeUndefined();
    expect(pickReason({ ...hazard, dueOn: null }, TODAY)).toBeUndefined();
    expect(pickReason({ ...hazard, grade: 'major', holder: 'nobody' }, TODAY)).toBeUndefined();
  });
});

describe('A month', () => {
  const october = '2026-10-01' as PlainDate;
  it('is submitted in time up to the fifth of the next, that day included', () => {
    expect(submitBy(october)).toBe('2026-11-05');
    expect(submitBy('2026-12-01' as PlainDate)).toBe('2027-01-05');
    expect(isLateMonth(october, 'approved', '2026-11-05' as PlainDate)).toBe(false);
    expect(isLateMonth(october, 'approved', '2026-11-06' as PlainDate)).toBe(true);
    expect(isLateMonth(october, null, '2026-11-06' as PlainDate)).toBe(true);
    expect(isLateMonth(october, 'submitted', '2026-11-06' as PlainDate)).toBe(false);
  });
});
