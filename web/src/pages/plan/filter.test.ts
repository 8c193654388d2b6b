import { plan20242026 as plan } from '@zhiben/domain/plan/plan-2024-2026/index.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { describe, expect, it } from 'vitest';
import { type ClauseFilter, matching } from './filter.ts';

const today = '2026-11-23' as PlainDate;
const refs = (filter: ClauseFilter) => matching(plan, filter, today).map(({ ref }) => ref);

describe('the clauses of the plan', () => {
  it('are all shown without a filter', () => {
    expect(refs({})).toHaveLength(plan.clauses.length);
  });

  it('are narrowed to a part, an action or a measure', () => {
    expect(refs({ section: 'phase' })).toEqual(['P1', 'P2', 'P3', 'P4']);
    expect(refs({ section: 'm1' })).toEqual(['1a', '1b', '1c']);
    expect(refs({ section: 'a1' })).toEqual(expect.arrayContaining(['1a', '2a', '3a']));
    expect(refs({ section: 'a1' })).not.toContain('4a');
  });

  it('are found by a co-owner too', () => {
    const found = matching(plan, { owner: 'worker' }, today);
    expect(found.some(({ owner }) => owner !== 'worker')).toBe(true);
    for (const { owner, coOwners } of found) expect([owner, ...coOwners]).toContain('worker');
  });

  it('are found by words of either language, whatever their case', () => {
    expect(refs({ q: '跟班' })).toContain('24a');
    expect(refs({ q: 'QUARTERLY supervision' })).toContain('1a');
    expect(refs({ q: '没有这样的词' })).toEqual([]);
  });

  it('are narrowed to what falls due in the quarter of the day', () => {
    expect(refs({ due: 'quarter' })).toEqual(expect.arrayContaining(['1a', '12g', '24a', 'P4']));
    expect(refs({ due: 'quarter' })).not.toContain('16b');
  });

  it('without any proof include those that are past their day', () => {
    const found = matching(plan, { stand: 'missing' }, today, ({ ref }) =>
      ref === '1a' ? 'overdue' : ref === '1b' ? 'missing' : 'proven',
    );
    expect(found.map(({ ref }) => ref)).toEqual(['1a', '1b']);
  });
});
