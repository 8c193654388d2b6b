import { describe, expect, it } from 'vitest';
import { changesBetween, isUnchanged } from './changes.ts';
import type { Plan, PlanClause } from './clause.ts';
import { plan20242026 as plan } from './plan-2024-2026/index.ts';

const edited = (edit: (clause: PlanClause) => PlanClause | PlanClause[]): Plan => ({
  ...plan,
  clauses: plan.clauses.flatMap(edit),
});

describe('what a new edition changes', () => {
  it('is nothing for the same plan', () => {
    expect(isUnchanged(changesBetween(plan, { ...plan, edition: 2 }, 'zh'))).toBe(true);
  });

  it('is told field by field, in the words of the sheet', () => {
    const next = edited((clause) => (clause.ref === '18a' ? { ...clause, owner: 'park', due: [] } : clause));
    expect(
      changesBetween(plan, next, 'zh').changed.map(({ clause, fields }) => [clause.ref, fields]),
    ).toEqual([
      [
        '18a',
        [
          { field: 'owner', before: '企业', after: '园区' },
          { field: 'due', before: '每年；每半年（高危行业领域）', after: '' },
        ],
      ],
    ]);
  });

  it('tells what was added and taken out, and is not confused by it', () => {
    const next = edited((clause) =>
      clause.ref === '25g' ? [] : clause.ref === '1a' ? [clause, { ...clause, ref: '1z' }] : clause,
    );
    const { added, removed, changed, reordered } = changesBetween(plan, next, 'en');
    expect([added, removed].map((clauses) => clauses.map(({ ref }) => ref))).toEqual([['1z'], ['25g']]);
    expect({ changed, reordered }).toEqual({ changed: [], reordered: false });
  });

  it('tells of another order, and of the plan itself', () => {
    expect(changesBetween(plan, { ...plan, clauses: [...plan.clauses].reverse() }, 'zh').reordered).toBe(
      true,
    );
    const { head } = changesBetween(plan, { ...plan, confidence: 'VERIFIED', to: '2027-06' }, 'zh');
    expect(head.map(({ field, after }) => [field, after])).toEqual([
      ['to', '2027-06'],
      ['confidence', 'VERIFIED'],
    ]);
  });
});
