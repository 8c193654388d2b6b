import { ASSET_RULES } from './asset-rules.ts';
import { CERTIFICATE_RULES } from './certificate-rules.ts';
import { DRILL_RULES, DRILL_UNSURE } from './drill-rules.ts';
import { GB18218_UNSURE } from './gb18218.ts';
import { type Rule, step } from './rule.ts';
import { SCRAP_CATALOGUE } from './scrap-catalogue.ts';
import { TRAINING_RULES } from './training-rules.ts';

/** Every numeric rule of these files; the terms of hazards are in `term-rules.ts` and have settings of their own. */
export const allRules: readonly Rule[] = [
  GB18218_UNSURE,
  TRAINING_RULES,
  CERTIFICATE_RULES,
  DRILL_RULES,
  DRILL_UNSURE,
  ASSET_RULES,
  SCRAP_CATALOGUE,
].flatMap((of) => Object.values<Rule>(of));

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
