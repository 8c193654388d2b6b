import type {
  RuleDecision,
  RuleList,
  RuleReturn,
  RuleRow,
  RulesWaiting,
} from '@zhiben/domain/contract/rule.ts';
import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import { registers } from '@zhiben/domain/kinds/registers/all.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { inForce, type Rule, step } from '@zhiben/domain/primitives/rule.ts';
import { allRules, groupOfRule, ruleById } from '@zhiben/domain/standards/unsure-rules.ts';
import type { z } from 'zod';
import {
  countWaiting,
  countWaitingByRule,
  type RuleValueRow,
  readPhaseOuts,
  readRuleValues,
  writeRuleValue,
} from '../store/own-rules.ts';
import { changeRules, mayDecide, type RuleServices } from './change-rules.ts';
import { chinaTime } from './clock.ts';
import { registerFor } from './entry-parts.ts';
import { authorityFor } from './permissions.ts';
import { phaseOutLines } from './phase-outs.ts';
import { done, type Outcome, type Refused, refused } from './refusals.ts';

/** Every number of the law as it binds in an authority: its own value where it has one, and what hangs on it. */
export async function listRulesFor(
  { database }: RuleServices,
  actor: Actor,
  wanted: string | undefined,
): Promise<Outcome<RuleList>> {
  const authorityId = authorityFor(actor, wanted);
  if (typeof authorityId !== 'string') return authorityId;
  return database.as(actor, async (tx) => {
    const decided = await readRuleValues(tx, authorityId);
    const waiting = await countWaitingByRule(tx, authorityId);
    return done({
      mayDecide: mayDecide(actor) && authorityId === actor.reach.authorityId,
      phaseOuts: phaseOutLines(await readPhaseOuts(tx, authorityId), waiting),
      rules: allRules.map((rule) => rowOf(actor, rule, decided.get(rule.id), waiting.get(rule.id) ?? 0)),
    });
  });
}

function rowOf(actor: Actor, rule: Rule, decided: RuleValueRow | undefined, waiting: number): RuleRow {
  const { id, source, confidence, value, fixed, places } = rule;
  const own = decided?.value ?? null;
  const { zh, en } = step(inForce(rule, own === null ? {} : { [id]: own }));
  return {
    id,
    group: groupOfRule(id),
    words: [zh, en],
    source,
    confidence,
    value,
    own,
    decided:
      decided === undefined
        ? null
        : {
            byName: decided.decidedByName,
            on: chinaTime(decided.decidedAt).slice(0, 10),
            because: decided.because,
          },
    months: rule.zh.includes('{duration}'),
    fixed: fixed === true,
    places: places ?? 0,
    registers: registers
      .filter((register) => registerFor(actor, register.name) !== undefined && restsOn(register, id))
      .map(({ name }) => name),
    duties: duties
      .filter((duty) => counts(duty, id) && (actor.reach.scope !== 'organisation' || !isOffice(duty)))
      .map(({ name }) => name),
    waiting,
  };
}

const restsOn = ({ fields }: (typeof registers)[number], id: string) =>
  fields.some(({ rules }) => rules?.some((rule) => rule.id === id));
const counts = ({ rule }: Duty, id: string) => rule.rules?.some((each) => each.id === id) === true;
const isOffice = ({ population: { of } }: Duty) => !['organisation', 'person', 'entry'].includes(of);

/** How many rules that the reader may decide entries wait for, and how many entries. */
export async function waitingRules({ database }: RuleServices, actor: Actor): Promise<RulesWaiting> {
  if (!mayDecide(actor)) return { rules: 0, entries: 0 };
  const { authorityId } = actor.reach;
  return database.as(actor, async (tx) => {
    const { size: rules } = await countWaitingByRule(tx, authorityId);
    return { rules, entries: await countWaiting(tx, authorityId) };
  });
}

/** Confirms a number as the product gives it, or sets another. Sent twice, it writes once. */
export async function decideRule(
  services: RuleServices,
  actor: Actor,
  id: string,
  { value, because }: z.output<typeof RuleDecision>,
): Promise<Outcome<{ id: string }>> {
  const rule = ruleById(id);
  if (rule === undefined) return refused('not-found');
  const problem = problemOf(rule, value);
  return problem ?? decide(services, actor, rule, value, because);
}

/** The product's own number counts again; one that is not sure waits again. */
export async function takeBackRule(
  services: RuleServices,
  actor: Actor,
  id: string,
  { because }: z.output<typeof RuleReturn>,
): Promise<Outcome<{ id: string }>> {
  const rule = ruleById(id);
  return rule === undefined ? refused('not-found') : decide(services, actor, rule, null, because);
}

/** More than any number of these rules: a slip of the key. */
const MOST = 100_000_000;

function problemOf({ value: given, fixed, places = 0 }: Rule, value: number): Refused | undefined {
  if (fixed === true && value !== given) return refused('rule-fixed', 'value', { value: given });
  // Nought means that nothing is asked: only where the product's own number is nought too.
  const least = given === 0 ? 0 : 10 ** -places;
  if (value < least || value > MOST) return refused('out-of-range', 'value', { from: least, to: MOST });
  return Number((value * 10 ** places).toFixed(6)) % 1 === 0
    ? undefined
    : refused('too-many-places', 'value', { places });
}

async function decide(
  services: RuleServices,
  actor: Actor,
  rule: Rule,
  value: number | null,
  because: string,
): Promise<Outcome<{ id: string }>> {
  if (!mayDecide(actor)) return refused('not-permitted');
  const { authorityId } = actor.reach;
  const { id } = rule;
  await changeRules(
    services,
    actor,
    (duty) => counts(duty, id),
    async (tx, at) => {
      const before = (await readRuleValues(tx, authorityId)).get(id);
      const same = (before?.value ?? null) === value;
      if (same && (value === null || before?.because === because)) return undefined;
      const version = (before?.version ?? 0) + 1;
      const row = { rule: id, value, because, decidedByName: actor.name, decidedAt: at, version };
      await writeRuleValue(tx, authorityId, row);
      return { move: value === null ? 'take-back' : value === rule.value ? 'confirm' : 'set', changes: row };
    },
  );
  return done({ id });
}
