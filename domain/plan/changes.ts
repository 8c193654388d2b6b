/** What a new edition of a plan changes, as the people who decide on it read it: clause by clause, field by field. */
import type { Language } from '../primitives/texts.ts';
import type { Plan, PlanClause } from './clause.ts';
import { CLAUSE_COLUMNS } from './rows.ts';

interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface PlanChanges {
  /** Of the plan itself; `field` as faults call it. */
  readonly head: readonly FieldChange[];
  readonly added: readonly PlanClause[];
  readonly removed: readonly PlanClause[];
  readonly changed: readonly { readonly clause: PlanClause; readonly fields: readonly FieldChange[] }[];
  /** Clauses that both have stand in another order. */
  readonly reordered: boolean;
}

/** In the words that the sheet uses. Clauses are the same when their refs are. */
export function changesBetween(before: Plan, after: Plan, language: Language): PlanChanges {
  const old = new Map(before.clauses.map((clause) => [clause.ref, clause]));
  const kept = new Set(after.clauses.map(({ ref }) => ref));
  return {
    head: differing(headWords(before), headWords(after)),
    added: after.clauses.filter(({ ref }) => !old.has(ref)),
    removed: before.clauses.filter(({ ref }) => !kept.has(ref)),
    changed: after.clauses.flatMap((clause) => {
      const was = old.get(clause.ref);
      const fields = was === undefined ? [] : differing(words(was, language), words(clause, language));
      return fields.length === 0 ? [] : [{ clause, fields }];
    }),
    reordered:
      before.clauses
        .filter(({ ref }) => kept.has(ref))
        .map(({ ref }) => ref)
        .join() !==
      after.clauses
        .filter(({ ref }) => old.has(ref))
        .map(({ ref }) => ref)
        .join(),
  };
}

/** True when an edition would say nothing new. */
export function isUnchanged({ head, added, removed, changed, reordered }: PlanChanges): boolean {
  return head.length + added.length + removed.length + changed.length === 0 && !reordered;
}

type Fields = readonly (readonly [field: string, words: string])[];

const words = (clause: PlanClause, language: Language): Fields =>
  CLAUSE_COLUMNS.map(({ field, write }) => [field, write(clause, language)]);

function headWords({ id, name, issuer, from, to, confidence, source, phases }: Plan): Fields {
  const lines = phases.map(({ ref, title, from, to, work }) =>
    [ref, ...title, from, to, ...work].join(' | '),
  );
  return Object.entries({
    id,
    name: name[0],
    nameEn: name[1],
    issuer: issuer[0],
    issuerEn: issuer[1],
    from,
    to,
    confidence,
    source,
    phases: lines.join('\n'),
  });
}

const differing = (before: Fields, after: Fields): FieldChange[] =>
  before.flatMap(([field, was], at) => {
    const is = after[at]?.[1] ?? '';
    return was === is ? [] : [{ field, before: was, after: is }];
  });
