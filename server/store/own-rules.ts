import type { OwnRules } from '@zhiben/domain/primitives/rule.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { type Db, sql } from './database.ts';

/** What an authority has decided about one number of the law. */
export interface RuleValueRow {
  readonly rule: string;
  /** In the unit of the rule; null when it was taken back. */
  readonly value: number | null;
  readonly because: string;
  readonly decidedByName: string;
  readonly decidedAt: string;
  readonly version: number;
}

/** Every decision of an authority, by the id of its rule. */
export async function readRuleValues(tx: Db, authorityId: string): Promise<Map<string, RuleValueRow>> {
  const rows = await tx
    .selectFrom('ruleValue')
    .select(['rule', 'value', 'because', 'decidedByName', 'decidedAt', 'version'])
    .where('authorityId', '=', authorityId)
    .execute();
  return new Map(rows.map((row) => [row.rule, row]));
}

/** What binds in an authority beside the product's own rules. */
export async function readOwnRules(tx: Db, authorityId: string): Promise<OwnRules> {
  const decided = await readRuleValues(tx, authorityId);
  const lines = await readPhaseOuts(tx, authorityId);
  return {
    values: Object.fromEntries(
      [...decided.values()].flatMap(({ rule, value }) => (value === null ? [] : [[rule, value]])),
    ),
    phaseOuts: lines.flatMap(({ id, what, kinds, words, outBy, source, takenBack }) =>
      takenBack
        ? []
        : [
            {
              ...{ id, kinds, words, source, what: [what, what] as const, outBy: outBy as PlainDate },
              confidence: 'VERIFIED' as const,
            },
          ],
    ),
  };
}

/** First part of the locks on an authority's rules: no other lock of the product begins with it. */
const LOCK = 28;

/**
 * The rules by which entries are written in this transaction. They do not change before it ends: whoever changes them
 * waits for it, and then finds what it wrote.
 */
export async function holdOwnRules(tx: Db, authorityId: string): Promise<OwnRules> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK}, hashtext(${authorityId}))`.execute(tx);
  return readOwnRules(tx, authorityId);
}

/** Waits for whoever writes by the rules as they are, and keeps others from beginning, until this transaction ends. */
export async function lockOwnRules(tx: Db, authorityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${authorityId}))`.execute(tx);
}

export async function writeRuleValue(tx: Db, authorityId: string, row: RuleValueRow): Promise<void> {
  const { rule, ...told } = row;
  await tx
    .insertInto('ruleValue')
    .values({ authorityId, ...row })
    .onConflict((c) => c.columns(['authorityId', 'rule']).doUpdateSet(told))
    .execute();
}

/** A line of a phase-out list that an authority keeps. */
export interface PhaseOutRow {
  readonly id: string;
  readonly what: string;
  readonly kinds: string[];
  readonly words: string[];
  readonly outBy: string;
  readonly source: string;
  readonly because: string;
  readonly decidedByName: string;
  readonly decidedAt: string;
  readonly takenBack: boolean;
  readonly version: number;
}

/** Every line that an authority keeps or kept, by its id. */
export async function readPhaseOuts(tx: Db, authorityId: string): Promise<PhaseOutRow[]> {
  return tx
    .selectFrom('phaseOut')
    .select(['id', 'what', 'kinds', 'words', 'outBy', 'source', 'because', 'decidedByName', 'decidedAt'])
    .select(['takenBack', 'version'])
    .where('authorityId', '=', authorityId)
    .orderBy('id')
    .execute();
}

export async function writePhaseOut(tx: Db, authorityId: string, row: PhaseOutRow): Promise<void> {
  const { id, ...told } = row;
  await tx
    .insertInto('phaseOut')
    .values({ authorityId, ...row })
    .onConflict((c) => c.columns(['authorityId', 'id']).doUpdateSet(told))
    .execute();
}

/** The digests of the rules by which each register was computed last, by its name. */
export async function readApplied(tx: Db, authorityId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('rulesApplied')
    .select(['register', 'digest'])
    .where('authorityId', '=', authorityId)
    .execute();
  return new Map(rows.map(({ register, digest }) => [register, digest]));
}

export async function writeApplied(
  tx: Db,
  authorityId: string,
  register: string,
  digest: string,
  at: string,
): Promise<void> {
  await tx
    .insertInto('rulesApplied')
    .values({ authorityId, register, digest, appliedAt: at })
    .onConflict((c) => c.columns(['authorityId', 'register']).doUpdateSet({ digest, appliedAt: at }))
    .execute();
}

/** How many entries in service wait at all. */
export async function countWaiting(tx: Db, authorityId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from register_entry e
     where e.authority_id = ${authorityId} and e.waits_for <> '{}' and e.ended_on is null`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** How many entries in service wait for each rule, within reach. */
export async function countWaitingByRule(tx: Db, authorityId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ rule: string; entries: number }>`
    select r.rule, count(*)::int as entries
      from register_entry e, unnest(e.waits_for) r (rule)
     where e.authority_id = ${authorityId} and e.waits_for <> '{}' and e.ended_on is null
     group by r.rule`.execute(tx);
  return new Map(rows.map(({ rule, entries }) => [rule, entries]));
}
