import type { DutyRule } from '../../primitives/duty.ts';
import { leastSure, type Rule } from '../../primitives/rule.ts';
import { plainDate } from '../../values/plain-date.ts';

/** First and last day of the plan of 2024 to 2026: 从2024年2月至2026年12月. */
export const PLAN_FROM = plainDate(2024, 2, 1);
export const PLAN_TO = plainDate(2026, 12, 31);

/** A rule that a measure of the plan states; less sure where it leaves the number open. */
export const inPlan = (
  measure: number,
  words: string,
  confidence: DutyRule['confidence'] = 'VERIFIED',
): DutyRule => ({ article: `治本攻坚三年行动方案第${measure}项：${words}`, confidence });

/** The sources of these rules, as sure as the least sure of them. */
export const byRules = (...rules: readonly Rule[]): DutyRule => ({
  article: [...new Set(rules.map(({ source }) => source))].join('；'),
  confidence: leastSure(rules),
  rules,
});

/** An article that sets the duty; its days are kept in the register itself. */
export const byLaw = (article: string): DutyRule => ({ article, confidence: 'KNOWN' });
