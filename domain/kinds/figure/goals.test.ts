import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOAL_FIGURES, type GoalInForce, type GoalVersion, goalOn, isSoundGoal, lightOf } from './goals.ts';

const version = (changed: Partial<GoalVersion>): GoalVersion => ({
  figure: 'overdue',
  from: '2026-01-01',
  goal: 0,
  near: 5,
  basis: '园区2026年工作要点',
  ...changed,
});
const inForce = (figure: string, goal: number, near: number): GoalInForce => ({
  ...version({ figure }),
  goal,
  near,
  own: true,
});

describe('The goal of a figure', () => {
  it('is the authority’s from its day on, and what it was before for the days before', () => {
    const own = [version({}), version({ from: '2026-07-01', goal: 3, near: 8 })];
    expect(goalOn('overdue', own, '2025-12-31')).toBeUndefined();
    expect(goalOn('overdue', own, '2026-06-30')).toMatchObject({ goal: 0, own: true });
    expect(goalOn('overdue', own, '2026-07-01')).toMatchObject({ goal: 3, near: 8 });
  });

  it('set twice for one day is the one that was set last', () => {
    expect(goalOn('overdue', [version({}), version({ goal: 2 })], '2026-01-01')).toMatchObject({ goal: 2 });
  });

  it('of the old stock is nought from 2025 on by the plan, until the authority says otherwise', () => {
    expect(goalOn('old-stock', [], '2024-12-31')).toBeUndefined();
    expect(goalOn('old-stock', [], '2025-01-01')).toMatchObject({ goal: 0, own: false });
    const none = version({ figure: 'old-stock', goal: null, near: null });
    expect(goalOn('old-stock', [none], '2026-02-01')).toBeUndefined();
  });

  it('is refused when "near" lies beyond it, outside its unit, or for a figure of which no way is good', () => {
    expect(isSoundGoal(version({}))).toBe(true);
    expect(isSoundGoal(version({ goal: 5, near: 0 }))).toBe(false);
    expect(isSoundGoal(version({ figure: 'closed-in-term', goal: 95, near: 85 }))).toBe(true);
    expect(isSoundGoal(version({ figure: 'closed-in-term', goal: 85, near: 95 }))).toBe(false);
    expect(isSoundGoal(version({ figure: 'closed-in-term', goal: 101, near: 85 }))).toBe(false);
    expect(isSoundGoal(version({ figure: 'increment' }))).toBe(false);
    expect(isSoundGoal(version({ goal: null }))).toBe(false);
  });
});

describe('A number beside its goal', () => {
  it('has met it at the goal itself, is near it up to the second number, and has missed it beyond', () => {
    const goal = inForce('overdue', 2, 5);
    const light = (value: number) => lightOf('overdue', { value, of: null }, goal);
    expect([2, 3, 5, 6].map(light)).toEqual(['met', 'near', 'near', 'missed']);
    const share = inForce('closed-in-term', 95, 85);
    const of = (value: number) => lightOf('closed-in-term', { value, of: 100 }, share);
    expect([95, 94, 85, 84].map(of)).toEqual(['met', 'near', 'near', 'missed']);
  });

  it('of too few, or of nothing, is not judged', () => {
    expect(
      lightOf('closed-in-term', { value: 19, of: 19 }, inForce('closed-in-term', 95, 85)),
    ).toBeUndefined();
    expect(
      lightOf('dynamic-zero', { value: null, of: null }, inForce('dynamic-zero', 30, 10)),
    ).toBeUndefined();
  });

  it('never becomes worse when the number moves the good way', () => {
    const rank = { met: 0, near: 1, missed: 2 };
    fc.assert(
      fc.property(
        fc.constantFrom(...GOAL_FIGURES),
        fc.tuple(fc.nat(100), fc.nat(100)),
        fc.nat(100),
        fc.nat(100),
        (figure, [a, b], first, second) => {
          const goal = inForce(figure, a, b);
          if (!isSoundGoal(goal)) return;
          const down = isSoundGoal({ ...goal, goal: 0, near: 1 });
          const [better, worse] = [Math.min(first, second), Math.max(first, second)];
          const [good, bad] = down ? [better, worse] : [worse, better];
          const light = (value: number) => lightOf(figure, { value, of: 100 }, goal) ?? 'missed';
          expect(rank[light(good)]).toBeLessThanOrEqual(rank[light(bad)]);
        },
      ),
    );
  });
});
