import { DEFINITIONS, type FigureDefinition, SMALL_BASE } from './definitions.ts';
import type { FigureValue } from './figures.ts';

/** Figures that can have a goal: those of which one way is good. */
const JUDGED: readonly FigureDefinition[] = DEFINITIONS.filter(({ good }) => good !== 'neutral');
export const GOAL_FIGURES = JUDGED.map(({ name }) => name) as [string, ...string[]];

/** One version of the goal of a figure: in force from a day on, until the next one. */
export interface GoalVersion {
  readonly figure: string;
  /** The first day on which it holds. */
  readonly from: string;
  /** In the figure's unit; of a share in per cent, 0 to 100. Null: from that day on there is none. */
  readonly goal: number | null;
  /** Up to here it is near its goal, beyond it has missed it. */
  readonly near: number | null;
  /** Where it is written. */
  readonly basis: string;
}

/**
 * What is known without the authority: the old stock was to be gone by the end of 2024 (plan G5). The plan has no other
 * number; what else is a goal is the authority's to set.
 */
const GIVEN: readonly GoalVersion[] = [
  {
    figure: 'old-stock',
    from: '2025-01-01',
    goal: 0,
    near: 0,
    basis: '治本攻坚三年行动：2024年底前基本消除2023年及以前排查发现的重大事故隐患',
  },
];

export interface GoalInForce extends GoalVersion {
  readonly goal: number;
  readonly near: number;
  /** Set by the authority, and not what is given. */
  readonly own: boolean;
}

/** The goal that holds on a day: the authority's latest, else what is given. Undefined: there is none. */
export function goalOn(figure: string, own: readonly GoalVersion[], day: string): GoalInForce | undefined {
  const latest = (versions: readonly GoalVersion[]) =>
    // Of two from the same day the one that was set last holds.
    versions
      .filter((version) => version.figure === figure && version.from <= day)
      .reduce<GoalVersion | undefined>((a, b) => (a === undefined || b.from >= a.from ? b : a), undefined);
  const set = latest(own);
  const found = set ?? latest(GIVEN);
  if (found === undefined || found.goal === null) return undefined;
  return { ...found, goal: found.goal, near: found.near ?? found.goal, own: set !== undefined };
}

/** A goal can be kept: it is in the unit, and "near" lies on the bad side of it. */
export function isSoundGoal({ figure, goal, near }: GoalVersion): boolean {
  const definition = JUDGED.find(({ name }) => name === figure);
  if (definition === undefined) return false;
  if (goal === null) return near === null;
  if (near === null) return false;
  const most = definition.unit === 'share' ? 100 : 1_000_000;
  if (Math.min(goal, near) < 0 || Math.max(goal, near) > most) return false;
  return definition.good === 'down' ? near >= goal : near <= goal;
}

export type Light = 'met' | 'near' | 'missed';

/** How a number stands to its goal. Undefined where nothing can be said: no number, or a share of too few. */
export function lightOf(figure: string, { value, of }: FigureValue, goal: GoalInForce): Light | undefined {
  const definition = JUDGED.find(({ name }) => name === figure);
  if (definition === undefined || value === null) return undefined;
  const isShare = definition.unit === 'share';
  if (isShare && (of ?? 0) < SMALL_BASE) return undefined;
  const shown = isShare ? (value / (of ?? 1)) * 100 : value;
  const within = (limit: number) => (definition.good === 'down' ? shown <= limit : shown >= limit);
  return within(goal.goal) ? 'met' : within(goal.near) ? 'near' : 'missed';
}
