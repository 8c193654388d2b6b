import { addDays, addMonths, type PlainDate, partsOf } from '../values/plain-date.ts';

/**
 * How sure the product is of a text or a number: read in a source, known, or to be confirmed by the
 * authority. What is `UNSURE` is shown as such and never decides a deadline or a penalty by itself.
 */
export type Confidence = 'VERIFIED' | 'KNOWN' | 'UNSURE';

/** One number (or list) of the law: what it says, where it is written, how sure the product is of it. */
export interface Rule<Value = number> {
  /** Stable, kebab-case, unique over all files: an authority confirms or changes a rule by it. */
  readonly id: string;
  /** `{value}`, `{duration}` (a value in months) and other names in braces are filled in by `step`. */
  readonly zh: string;
  readonly en: string;
  /** Document, number and article, in Chinese as it is cited. */
  readonly source: string;
  readonly confidence: Confidence;
  /** The unit is said by the sentence and by the comment over the rule. */
  readonly value: Value;
  /** It counts what the product itself holds: an authority confirms it as it is, and sets no other. */
  readonly fixed?: true;
  /** So many places behind the point (0 when not said) in what an authority sets. */
  readonly places?: number;
}

/** What an authority has confirmed or set, by id of rule. It wins over the product's own value. */
export type OwnValues = Readonly<Record<string, number>>;

/** What binds in one authority beside the product's own rules. */
export interface OwnRules {
  readonly values: OwnValues;
  /** Lines of phase-out lists that it keeps: in the place of the product's under the same id. */
  readonly phaseOuts: readonly PhaseOut[];
}
export const NO_OWN_RULES: OwnRules = { values: {}, phaseOuts: [] };

/** One line of a phase-out list (淘汰目录): what is no longer used after which day. */
export interface PhaseOut {
  /** As stable as the id of a rule, and none of theirs. */
  readonly id: string;
  readonly what: readonly [zh: string, en: string];
  /** Kinds of equipment; none: any. */
  readonly kinds: readonly string[];
  /** Words of which one stands in its name or model; none: whatever it is called. */
  readonly words: readonly string[];
  /** The last day of use; null where the product does not know it. */
  readonly outBy: PlainDate | null;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Declares rules under their ids, keeping the ids as types. */
export function rules<const Id extends string, Value>(
  rows: Readonly<Record<Id, Omit<Rule<Value>, 'id'>>>,
): Readonly<Record<Id, Rule<Value>>> {
  const named = Object.entries<Omit<Rule<Value>, 'id'>>(rows).map(([id, row]) => [id, { id, ...row }]);
  return Object.fromEntries(named);
}

/** The rule as it binds: with the authority's own value, which nobody need confirm again, else as given. */
export function inForce(rule: Rule, own: OwnValues = {}): Rule {
  const value = Object.hasOwn(own, rule.id) ? own[rule.id] : undefined;
  return value === undefined ? rule : { ...rule, value, confidence: 'VERIFIED' };
}

/** One sentence of a trace: why an answer is what it is. Ready to be shown, and to be sent. */
export interface Step {
  /** Of the rule that was applied. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** What fills a place in a sentence: the same in both languages, or one of each. */
type Filling = string | number | readonly [zh: string, en: string];

/** The sentence of a rule with its places filled; one that nobody filled stays visible. */
export function step(rule: Rule<unknown>, values: Readonly<Record<string, Filling>> = {}): Step {
  const all: Readonly<Record<string, Filling>> =
    typeof rule.value === 'number'
      ? { value: rule.value, duration: duration(rule.value), ...values }
      : values;
  const fill = (text: string, language: 0 | 1) =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = all[name];
      return String((typeof value === 'object' ? value[language] : value) ?? place);
    });
  const { id, source, confidence } = rule;
  return { id, zh: fill(rule.zh, 0), en: fill(rule.en, 1), source, confidence };
}

/** Months as people say them: 6 年, 18 个月. */
function duration(months: number): readonly [zh: string, en: string] {
  return months >= 24 && months % 12 === 0
    ? [`${months / 12} 年`, `${months / 12} years`]
    : [`${months} 个月`, `${months} months`];
}

const SURENESS: readonly Confidence[] = ['UNSURE', 'KNOWN', 'VERIFIED'];

/** As sure as the least sure of them; `VERIFIED` for none. */
export function leastSure(of: readonly { readonly confidence: Confidence }[]): Confidence {
  return SURENESS.find((c) => of.some(({ confidence }) => confidence === c)) ?? 'VERIFIED';
}

/** Rules that are not sure, by id: what rests on them waits until the authority has confirmed them. */
export function unconfirmed(
  of: readonly { readonly id: string; readonly confidence: Confidence }[],
): string[] {
  return [...new Set(of.flatMap(({ id, confidence }) => (confidence === 'UNSURE' ? [id] : [])))];
}

/**
 * The last day of a validity that includes its first day: the day before the same day `months` later. When that month
 * has no such day it is the month's last one (民法典 art. 202). A paper of 15 March 2024 for six years ends on 14 March
 * 2030, one of 29 February 2024 on 28 February 2030.
 */
export function lastDayOf(first: PlainDate, months: number): PlainDate {
  const same = addMonths(first, months);
  return partsOf(same).day === partsOf(first).day ? addDays(same, -1) : same;
}
