import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { by, type Plan } from './clause.ts';
import { dueIn, monthsOf, runningIn, timeLine } from './due.ts';
import { plan20242026 as plan } from './plan-2024-2026/index.ts';

/** "ref day" of what is due, terms that come back marked with their period. */
const due = (month: string, of: Plan = plan): string[] =>
  dueIn(of, month).map(
    ({ clause, due: term, on }) => `${clause.ref} ${on}${'every' in term ? ` ${term.every}` : ''}`,
  );

describe('what falls due in a month', () => {
  it('is the monthly batch alone in a month without an end of anything', () => {
    expect(due('2024-02')).toEqual(['12g 2024-02-29 month']);
    expect(due('2025-02')).toEqual(['12g 2025-02-28 month']);
  });

  it('has the quarterly duties at the end of March and September, the half-yearly drill in June', () => {
    expect(due('2025-03')).toEqual([
      '1a 2025-03-31 quarter',
      '2a 2025-03-31 quarter',
      '12g 2025-03-31 month',
    ]);
    expect(due('2025-06')).toEqual([
      '1a 2025-06-30 quarter',
      '2a 2025-06-30 quarter',
      '12g 2025-06-30 month',
      '18a 2025-06-30 half-year',
    ]);
    expect(due('2026-09')).toEqual([
      '1a 2026-09-30 quarter',
      '2a 2026-09-30 quarter',
      '12g 2026-09-30 month',
      'P3 2026-09-30',
    ]);
  });

  it('has mobilisation at the end of April 2024', () => {
    expect(due('2024-04')).toEqual(['12g 2024-04-30 month', 'P1 2024-04-30']);
  });

  it.each([
    ['2024-12', ['G5', '3b', '12d', '13a', '14c', '15c', '16b', '17a', '19a', '24c']],
    ['2025-12', ['G5', '3c', '14d', '16c', '19b', '20b', 'P2']],
    ['2026-12', ['G5', '3d', '14e', '24a', 'P4']],
  ])('gathers the goals of the year in %s, beside all periods', (month, refs) => {
    const all = due(month);
    expect(all.filter((one) => !one.includes(`31 `)).map((one) => one.split(' ')[0])).toEqual(refs);
    expect(all).toEqual(
      expect.arrayContaining([
        `1a ${month}-31 quarter`,
        `2a ${month}-31 quarter`,
        `5a ${month}-31 year`,
        `12g ${month}-31 month`,
        `12h ${month}-31 year`,
        `18a ${month}-31 year`,
        `18a ${month}-31 half-year`,
      ]),
    );
  });

  it('says for whom: the owner first, and whom the rule binds alone', () => {
    const june = dueIn(plan, '2024-06');
    expect(june.map(({ clause }) => clause.owner)).toEqual([
      'county-safety-office',
      'county-safety-office',
      'park',
      'enterprise',
    ]);
    expect(june.at(-1)?.due).toEqual({ every: 'half-year', only: 'high-risk' });
  });

  it('is nothing before the plan and after it', () => {
    expect(due('2024-01')).toEqual([]);
    expect(due('2027-01')).toEqual([]);
  });

  it('closes with the plan a period that its end cuts off', () => {
    const shorter = { ...plan, to: '2025-11', clauses: plan.clauses.filter(({ ref }) => ref === '5a') };
    expect(due('2025-11', shorter)).toEqual(['5a 2025-11-30 year']);
    expect(due('2025-10', shorter)).toEqual([]);
  });

  it('comes by day, whatever the order of the plan', () => {
    const two: Plan = {
      ...plan,
      clauses: plan.clauses.flatMap((clause) =>
        clause.ref === '12d' ? [clause, { ...clause, ref: '12x', due: [by('2024-12-05')] }] : [],
      ),
    };
    expect(due('2024-12', two)).toEqual(['12x 2024-12-05', '12d 2024-12-31']);
  });

  it('comes up in exactly one month for each day, and once for each period of three years', () => {
    const all = monthsOf(plan).flatMap((month) => due(month));
    const times = (ref: string) => all.filter((one) => one.startsWith(`${ref} `)).length;
    expect({
      monthly: times('12g'),
      quarterly: times('1a'),
      yearly: times('5a'),
      drills: times('18a'),
    }).toEqual({
      monthly: 35,
      quarterly: 12,
      yearly: 3,
      drills: 3 + 6,
    });
    const once = plan.clauses.flatMap((clause) => clause.due.filter((term) => !('every' in term)));
    expect(all.filter((one) => one.split(' ').length === 2)).toHaveLength(once.length);
  });
});

describe('what runs in a month', () => {
  it('is each span that covers a day of it', () => {
    const refs = (month: string) => runningIn(plan, month).map(({ ref }) => ref);
    expect(refs('2024-01')).toEqual([]);
    expect(refs('2024-02')).toEqual(['3b', '19a', '24a', 'P1']);
    expect(refs('2024-05')).toEqual(['3b', '19a', '24a', 'P2']);
    expect(refs('2025-12')).toEqual(['3c', '19b', '24a', 'P2']);
    expect(refs('2026-11')).toEqual(['3d', '24a', 'P4']);
  });
});

describe('the time line', () => {
  const stages = timeLine(plan);

  it('has the four phases in their order, each with the clause that states it', () => {
    expect(stages.map(({ phase, clause }) => [phase.from, phase.to, clause?.ref])).toEqual([
      ['2024-02', '2024-04', 'P1'],
      ['2024-05', '2025-12', 'P2'],
      ['2026-01', '2026-09', 'P3'],
      ['2026-10', '2026-12', 'P4'],
    ]);
  });

  it('puts each goal into the phase in which it ends', () => {
    const ends = stages.map((stage) => stage.ends.map(({ clause, on }) => `${clause.ref} ${on.slice(0, 4)}`));
    expect(ends).toEqual([
      [],
      [
        ...['G5', '3b', '12d', '13a', '14c', '15c', '16b', '17a', '19a', '24c'].map((ref) => `${ref} 2024`),
        ...['G5', '3c', '14d', '16c', '19b', '20b'].map((ref) => `${ref} 2025`),
      ],
      [],
      ['G5', '3d', '14e', '24a'].map((ref) => `${ref} 2026`),
    ]);
  });

  it('shows in every phase what comes back', () => {
    for (const { recurring: all } of stages)
      expect(all.map(({ ref }) => ref)).toEqual(['1a', '2a', '5a', '12g', '12h', '18a']);
  });
});

describe('the months of a span', () => {
  it('follow each other without a gap, ends included', () => {
    expect(monthsOf({ from: '2025-11', to: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(monthsOf({ from: '2026-02', to: '2026-01' })).toEqual([]);
    const month = fc
      .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`);
    fc.assert(
      fc.property(month, fc.integer({ min: 0, max: 60 }), (from, more) => {
        const far = `${Number(from.slice(0, 4)) + 6}-12`;
        const all = monthsOf({ from, to: far });
        expect(all[0]).toBe(from);
        expect(all.at(-1)).toBe(far);
        expect([...all].sort()).toEqual(all);
        expect(monthsOf({ from, to: all[more] ?? '' })).toEqual(all.slice(0, more + 1));
      }),
    );
  });
});
