import { z } from 'zod';
import { EQUIPMENT_KINDS } from '../kinds/registers/equipment/kinds.ts';
import { RULE_GROUPS } from '../standards/unsure-rules.ts';
import { Day, Id } from './common.ts';

/** One number of the law as it binds in an authority. Days YYYY-MM-DD. */
export const RuleRow = z.object({
  id: z.string(),
  group: z.enum(RULE_GROUPS),
  /** Its sentence with the number that binds, in Chinese and in English. */
  words: z.tuple([z.string(), z.string()]),
  source: z.string(),
  /** How sure the product is of its own number. */
  confidence: z.enum(['VERIFIED', 'KNOWN', 'UNSURE']),
  /** The product's number and the authority's, in the unit of the sentence (durations in months); null: none. */
  value: z.number(),
  own: z.number().nullable(),
  /** The latest decision, also one that took a number back. */
  decided: z.object({ byName: z.string(), on: Day, because: z.string() }).nullable(),
  /** Its number is one of months, which the sentence may tell as years. */
  months: z.boolean(),
  /** It can be confirmed, not set. */
  fixed: z.boolean(),
  /** Places behind the point that it may have. */
  places: z.number().int(),
  /** Registers and duties that hang on it, by name. */
  registers: z.array(z.string()),
  duties: z.array(z.string()),
  /** Entries, within the reader's reach, that wait for it to be confirmed. */
  waiting: z.number().int(),
});
export type RuleRow = z.infer<typeof RuleRow>;

/** One line of a phase-out list, the authority's own or the product's. Day YYYY-MM-DD. */
export const PhaseOutLine = z.object({
  id: z.string(),
  what: z.tuple([z.string(), z.string()]),
  /** Kinds of equipment, and words of its name or model of which one occurs; empty: any. */
  kinds: z.array(z.string()),
  words: z.array(z.string()),
  /** The last day of use; null where the product does not know it and nobody has said. */
  outBy: Day.nullable(),
  source: z.string(),
  confidence: z.enum(['VERIFIED', 'KNOWN', 'UNSURE']),
  ofProduct: z.boolean(),
  /** It binds as the authority keeps it. */
  own: z.boolean(),
  decided: z.object({ byName: z.string(), on: Day, because: z.string() }).nullable(),
  waiting: z.number().int(),
});
export type PhaseOutLine = z.infer<typeof PhaseOutLine>;

/** GET /api/rules: every number and every line of a phase-out list, of one's own authority or of one below it. */
export const RuleQuery = z.object({ authorityId: Id.optional() });
export const RuleList = z.object({
  mayDecide: z.boolean(),
  rules: z.array(RuleRow),
  phaseOuts: z.array(PhaseOutLine),
});
export type RuleList = z.infer<typeof RuleList>;

/** GET /api/rules/waiting: rules that entries wait for and the reader may decide, and how many entries wait. */
export const RulesWaiting = z.object({ rules: z.number().int(), entries: z.number().int() });
export type RulesWaiting = z.infer<typeof RulesWaiting>;

const because = z.string().trim().min(2).max(500);
/** PUT /api/rules/:rule: confirms the product's number, or sets another, for a reason. */
export const RuleDecision = z.strictObject({ value: z.number().finite(), because });
/** POST /api/rules/:rule/take-back */
export const RuleReturn = z.strictObject({ because });
export const RuleName = z.object({ rule: z.string().max(60) });
export const RuleDone = z.object({ id: z.string() });

/** PUT /api/phase-outs/:id: keeps a line, in the place of the product's when the id is one of its. Sent twice, it writes once. */
export const PhaseOutForm = z.strictObject({
  what: z.string().trim().min(2).max(200),
  kinds: z.array(z.enum(Object.keys(EQUIPMENT_KINDS) as [string, ...string[]])).max(20),
  words: z.array(z.string().trim().min(2).max(40)).max(20),
  outBy: Day,
  source: z.string().trim().min(2).max(300),
  because,
});
export const PhaseOutName = z.object({ id: z.string().max(60) });
