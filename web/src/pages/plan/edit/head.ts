import type { Phase, Plan } from '@zhiben/domain/plan/clause.ts';

export type PlanHead = Omit<Plan, 'clauses' | 'edition'>;

export function headOf({ clauses: _clauses, edition: _edition, ...head }: Plan): PlanHead {
  return head;
}

/** The same head with its words trimmed: a blank at an end is no mistake that anybody could see. */
export function tidied(head: PlanHead): PlanHead {
  const pair = ([zh, en]: Phase['title']) => [zh.trim(), en.trim()] as const;
  return {
    ...head,
    id: head.id.trim(),
    name: pair(head.name),
    issuer: pair(head.issuer),
    source: head.source.trim(),
    phases: head.phases.map((phase) => ({
      ...phase,
      ref: phase.ref.trim(),
      title: pair(phase.title),
      work: pair(phase.work),
    })),
  };
}

/** What an edition is called that follows: the next of the same plan, or the first of another. */
export const editionAfter = (before: Plan, id: string): number => (before.id === id ? before.edition + 1 : 1);
