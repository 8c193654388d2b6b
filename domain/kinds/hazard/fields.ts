/** 隐患等级 (安监总局令第16号 art. 3). */
export const GRADES = ['general', 'major'] as const;

/** 渠道: the ways into the one list (plan measure 13, widened by experts, insurers, monitoring and hand-overs). */
export const CHANNELS = [
  'self-check',
  'supervision',
  'public-report',
  'expert',
  'insurer',
  'monitoring',
  'handed-over',
] as const;

/** The eight fields in which the plan looks for root causes (plan, general requirements). */
export const ROOT_CAUSES = [
  'concept',
  'responsibility',
  'planning',
  'rule-of-law',
  'standards',
  'technology',
  'engineering',
  'literacy',
] as const;

/** 人防、技防、工程防、管理防: the defence that failed. */
export const DEFENCES = ['people', 'technical', 'engineering', 'management'] as const;

/** 事故类别 (GB 6441-1986), of an accident that the hazard may cause. */
export const ACCIDENT_TYPES = [
  'struck-by-object',
  'vehicle',
  'machinery',
  'lifting',
  'electric-shock',
  'drowning',
  'scalding',
  'fire',
  'fall-from-height',
  'collapse',
  'roof-fall',
  'flooding',
  'blasting',
  'explosives',
  'gas-explosion',
  'boiler-explosion',
  'vessel-explosion',
  'other-explosion',
  'poisoning-asphyxiation',
  'other',
] as const;

/** 督办层级. */
export const SUPERVISING_LEVELS = ['park', 'county', 'city', 'province'] as const;

export const DISMISS_REASONS = [
  'not-a-hazard',
  'outside-authority',
  'not-found',
  'already-eliminated',
  'unclear',
] as const;

/** 五落实: responsibility, measures, money, term, emergency plan (安监总局令第16号 art. 15; plan measure 13). */
export const FIVE_COMMITMENTS = ['responsibleId', 'measures', 'money', 'dueOn', 'emergencyPlan'] as const;

/**
 * Days in which the finder may contest a closure. The product's own default, not a legal term; the authority
 * may set another.
 */
export const CONTEST_DAYS = 15;
