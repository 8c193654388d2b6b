/**
 * 指标: what each number of the statistics says, as data: its name, its formula in words, what it is made from, its unit
 * and which way is good. The formulas are computed in `figures.ts`, and proven against plain SQL by `verify:figures`.
 */
export const STEPS = ['confirmed', 'ordered', 'submitted', 'verified', 'closed'] as const;
export type Step = (typeof STEPS)[number];

export interface FigureDefinition {
  readonly name: string;
  readonly title: readonly [zh: string, en: string];
  readonly formula: readonly [zh: string, en: string];
  /** Columns and events that it is made from, by their names in the glossary of the database. */
  readonly inputs: readonly string[];
  /** 'share' is told as part of whole: "12 of 30", or a percentage when the whole is large enough. */
  readonly unit: 'count' | 'days' | 'share';
  readonly good: 'up' | 'down' | 'neutral';
  /** 'now': as things stand today. 'span': what happened in the months chosen. */
  readonly of: 'now' | 'span';
  /** How sure it is that the plan means this. UNSURE ones say so on the screen. */
  readonly confidence: 'VERIFIED' | 'KNOWN' | 'UNSURE';
  readonly source: string;
}

/**
 * Hazards found until then are the old stock, to be gone by the end of 2024 (plan G5: "2023年及以前排查发现的重大事故隐患
 * 存量"). Day in China, included.
 */
export const OLD_STOCK_UNTIL = '2023-12-31';

/**
 * A share of fewer than so many is told as a count: three of four is no 75 %. The product's own number, UNSURE; no rule
 * names one.
 */
export const SMALL_BASE = 20;

/** Days that an overdue hazard is late, by age; `to` included, absent for the last. The product's own steps, UNSURE. */
export const LATE_AGES = [
  { from: 1, to: 7 },
  { from: 8, to: 30 },
  { from: 31, to: 90 },
  { from: 91 },
] as const satisfies readonly { readonly from: number; readonly to?: number }[];

const plan = { confidence: 'KNOWN', source: '治本攻坚三年行动 plan G5' } as const;
const own = { confidence: 'UNSURE', source: 'Zhiben' } as const;

const stepDays = (step: Step, zh: string, en: string): readonly FigureDefinition[] =>
  (
    [
      ['median', '中位天数', 'median days'],
      ['p90', '九成在此天数内', 'days of nine in ten'],
    ] as const
  ).map(([kind, kindZh, kindEn]) => ({
    name: `${kind}-${step}`,
    title: [`发现至${zh}：${kindZh}`, `Found to ${en}: ${kindEn}`] as const,
    formula: [
      `统计期内每次${zh}，距该隐患发现日的自然日天数；取${kind === 'median' ? '第 50' : '第 90'} 百分位（最近名次法）`,
      `Calendar days from the day found to each time it was ${en} in the period; the ${kind === 'median' ? '50th' : '90th'} percentile (nearest rank)`,
    ] as const,
    inputs: ['found_on', `event ${step}`],
    unit: 'days' as const,
    good: 'down' as const,
    of: 'span' as const,
    ...own,
  }));

export const DEFINITIONS: readonly FigureDefinition[] = [
  {
    name: 'old-stock',
    title: ['2023年及以前重大隐患存量', 'Major hazards of 2023 and before'],
    formula: [
      '发现日在 2023年12月31日及以前、尚未销号的重大隐患条数。目标：2024年底前基本消除',
      'Major hazards found on or before 31 December 2023 that are not closed. Goal: none by the end of 2024',
    ],
    inputs: ['grade', 'found_on', 'state'],
    unit: 'count',
    good: 'down',
    of: 'now',
    ...plan,
  },
  {
    name: 'increment',
    title: ['新增隐患', 'Newly found'],
    formula: [
      '发现日在统计期内的隐患条数，不含已排除和已合并的',
      'Hazards found in the period, without those dismissed or merged',
    ],
    inputs: ['found_on', 'state'],
    unit: 'count',
    good: 'neutral',
    of: 'span',
    ...own,
  },
  {
    name: 'major-increment',
    title: ['重大隐患增量', 'Newly found major hazards'],
    formula: [
      '发现日在统计期内的重大隐患条数，不含已排除和已合并的。目标：2025年底前有效遏制',
      'Major hazards found in the period, without those dismissed or merged. Goal: contained by the end of 2025',
    ],
    inputs: ['grade', 'found_on', 'state'],
    unit: 'count',
    good: 'down',
    of: 'span',
    ...plan,
  },
  {
    name: 'dynamic-zero',
    title: ['重大隐患动态清零天数', 'Days of dynamic zero'],
    formula: [
      '没有逾期未销号的重大隐患的连续天数：当前有逾期的为 0；否则自最近一条逾期的重大隐患销号之日起计算。期限以延期后的为准',
      'Days without an overdue major hazard: 0 while there is one; else since the last overdue one was closed. The term is the extended one',
    ],
    inputs: ['grade', 'due_on', 'closed_on'],
    unit: 'days',
    good: 'up',
    of: 'now',
    ...plan,
    confidence: 'UNSURE',
  },
  {
    name: 'closed-in-term',
    title: ['按期销号率', 'Closed within term'],
    formula: [
      '整改期限在统计期内且已到期（或已销号）的隐患中，在期限当日或以前销号的比例；逾期未销号的计入分母',
      'Of the hazards whose term ended in the period (or that are closed), those closed on or before it; overdue ones count as not',
    ],
    inputs: ['due_on', 'closed_on'],
    unit: 'share',
    good: 'up',
    of: 'span',
    ...own,
  },
  {
    name: 'overdue',
    title: ['逾期未销号', 'Overdue'],
    formula: [
      '整改期限早于今天、尚未销号的隐患条数',
      'Hazards whose term is before today and that are not closed',
    ],
    inputs: ['due_on', 'state'],
    unit: 'count',
    good: 'down',
    of: 'now',
    ...own,
  },
  {
    name: 'open',
    title: ['未销号', 'Open'],
    formula: ['尚未销号的隐患条数，不含已排除和已合并的', 'Hazards that are not closed, dismissed or merged'],
    inputs: ['state'],
    unit: 'count',
    good: 'down',
    of: 'now',
    ...own,
  },
  {
    name: 'major-open',
    title: ['未销号重大隐患', 'Open major hazards'],
    formula: [
      '尚未销号的重大隐患条数，不含已排除和已合并的',
      'Major hazards that are not closed, dismissed or merged',
    ],
    inputs: ['grade', 'state'],
    unit: 'count',
    good: 'down',
    of: 'now',
    ...own,
  },
  {
    name: 'closed',
    title: ['销号', 'Closed'],
    formula: ['销号日在统计期内、现仍为销号状态的隐患条数', 'Hazards closed in the period and closed still'],
    inputs: ['closed_on', 'state'],
    unit: 'count',
    good: 'neutral',
    of: 'span',
    ...own,
  },
  {
    name: 'self-found',
    title: ['企业自查占比', 'Found by the enterprise itself'],
    formula: [
      '统计期内新增隐患中，渠道为企业自查自报的比例',
      'Of the newly found, those whose channel is the self-check of the enterprise',
    ],
    inputs: ['found_on', 'channel'],
    unit: 'share',
    good: 'up',
    of: 'span',
    ...own,
  },
  {
    name: 'acknowledged-in-time',
    title: ['通知按时签收率', 'Notices acknowledged in time'],
    formula: [
      '答复期限在统计期内的重大隐患通知中，被通知人在期限内本人签收的比例；未签收而期限已过的、改为当面送达的计入分母，失效的不计',
      'Of the notices to be answered in the period, those acknowledged in time by the person told; overdue and served ones count as not, void ones not at all',
    ],
    inputs: ['notice.answer_by', 'notice.ended_at', 'notice.state'],
    unit: 'share',
    good: 'up',
    of: 'span',
    ...own,
  },
  {
    name: 'returned',
    title: ['复查退回率', 'Returned at review'],
    formula: [
      '统计期内复查退回的次数与提交复查的次数之比',
      'Returns at review in the period against submissions for review in the period',
    ],
    inputs: ['event return', 'event submit'],
    unit: 'share',
    good: 'down',
    of: 'span',
    ...own,
  },
  {
    name: 'reopened',
    title: ['重新打开率', 'Opened again'],
    formula: [
      '统计期内重新打开的次数与销号的次数之比',
      'Reopenings in the period against closures in the period',
    ],
    inputs: ['event reopen', 'event close'],
    unit: 'share',
    good: 'down',
    of: 'span',
    ...own,
  },
  {
    name: 'recurred',
    title: ['重复发生率', 'Recurrence'],
    formula: [
      '统计期内发现、注明判定情形的隐患中，被认定为重复发生的比例；附 95% 置信区间（Wilson）',
      'Of the hazards found in the period under a criterion, those linked as a recurrence; with the 95 % interval of Wilson',
    ],
    inputs: ['found_on', 'criterion_id', 'recurrence_of'],
    unit: 'share',
    good: 'down',
    of: 'span',
    ...own,
  },
  ...stepDays('confirmed', '核定', 'confirmed'),
  ...stepDays('ordered', '下达整改', 'ordered'),
  ...stepDays('submitted', '提交复查', 'submitted'),
  ...stepDays('verified', '复查通过', 'verified'),
  ...stepDays('closed', '销号', 'closed'),
];

/** The five of the strip, in their order. */
export const STRIP = ['old-stock', 'increment', 'overdue', 'closed-in-term', 'dynamic-zero'] as const;
