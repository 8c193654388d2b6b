import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../../values/plain-date.ts';
import { figureFilters, termFilters } from './terms.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate(1990, 1, 1), days));

function holds(filter: Readonly<Record<string, string>>, dueOn: PlainDate | null): boolean {
  const { dueFrom = '', dueTo = '9999' } = filter;
  if (filter['dated'] === 'false') return dueOn === null;
  return dueOn !== null && dueOn >= dueFrom && dueOn <= dueTo;
}

describe('the groups of the first page', () => {
  it('hold every deadline, and none at all, exactly once', () => {
    fc.assert(
      fc.property(anyDay, fc.option(fc.integer({ min: -9, max: 9 })), (today, offset) => {
        const dueOn = offset === null ? null : addDays(today, offset);
        const groups = Object.values(termFilters(today)).filter((filter) => holds(filter, dueOn));
        expect(groups).toHaveLength(1);
      }),
    );
  });

  it('end the week on Sunday', () => {
    const { week, later } = termFilters(plainDate(2026, 11, 25));
    expect(week).toMatchObject({ dueFrom: '2026-11-26', dueTo: '2026-11-29' });
    expect(later.dueFrom).toBe('2026-11-30');
  });

  it('say overdue of exactly what the list calls overdue', () => {
    expect(termFilters(plainDate(2026, 11, 25)).overdue.dueTo).toBe('2026-11-24');
  });
});

describe('the figures of the first page', () => {
  it('compare this month with the whole of the last, also in January', () => {
    const { closedThisMonth, closedLastMonth } = figureFilters(plainDate(2026, 1, 15));
    expect(closedThisMonth).toMatchObject({ closedFrom: '2026-01-01', closedTo: '2026-01-15' });
    expect(closedLastMonth).toMatchObject({ closedFrom: '2025-12-01', closedTo: '2025-12-31' });
  });
});
