import { type Rule, step } from '../primitives/rule.ts';
import { ASSET_RULES } from './asset-rules.ts';
import { CERTIFICATE_RULES } from './certificate-rules.ts';
import { DRILL_RULES, DRILL_UNSURE } from './drill-rules.ts';
import { GB18218_UNSURE } from './gb18218.ts';
import { SCRAP_CATALOGUE } from './scrap-catalogue.ts';
import { TRAINING_RULES } from './training-rules.ts';

/** What the numbers are about, in the order in which they are shown. */
export const RULE_GROUPS = [
  'installations',
  'assets',
  'scrap',
  'certificates',
  'training',
  'drills',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

const BY_GROUP: Readonly<Record<RuleGroup, readonly Readonly<Record<string, Rule>>[]>> = {
  installations: [GB18218_UNSURE],
  assets: [ASSET_RULES],
  scrap: [SCRAP_CATALOGUE],
  certificates: [CERTIFICATE_RULES],
  training: [TRAINING_RULES],
  drills: [DRILL_RULES, DRILL_UNSURE],
};

const grouped = RULE_GROUPS.flatMap((group) =>
  BY_GROUP[group].flatMap((of) => Object.values(of).map((rule) => ({ rule, group }))),
);
const byId = new Map(grouped.map((each) => [each.rule.id, each]));

/** Every numeric rule of these files; the terms of hazards are in `term-rules.ts` and have settings of their own. */
export const allRules: readonly Rule[] = grouped.map(({ rule }) => rule);

export function ruleById(id: string): Rule | undefined {
  return byId.get(id)?.rule;
}

/** @throws RangeError for an id that is no rule's. */
export function groupOfRule(id: string): RuleGroup {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`no such rule: ${id}`);
  return found.group;
}

/** A number that the authority is asked to confirm, or to set, before it is used for the first time. */
export interface UnsureRule {
  readonly id: string;
  /** The sentence with the default filled in. */
  readonly what: { readonly zh: string; readonly en: string };
  /** In the unit that the rule says; durations are months. */
  readonly default: number;
  readonly source: string;
}

/** What is UNSURE. A confirmed one goes into `OwnValues` under its id; `inForce` then counts it as verified. */
export const unsureRules: readonly UnsureRule[] = allRules
  .filter(({ confidence }) => confidence === 'UNSURE')
  .map((rule) => {
    const { zh, en } = step(rule);
    return { id: rule.id, what: { zh, en }, default: rule.value, source: rule.source };
  });
