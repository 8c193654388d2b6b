import { type PlainDate, partsOf } from '../../values/plain-date.ts';
import { SMALL_BASE } from './definitions.ts';
import type { FigureValue, FigureValues } from './figures.ts';
import { type ListFilter, listAsOf, listBehind } from './links.ts';
import type { Span } from './spans.ts';

/** A part of a bulletin: an official text, in Chinese only. Every number of a text names the list behind it. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly figures: readonly Behind[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'chart';
      readonly title: string;
      readonly unit: string;
      readonly series: readonly {
        readonly name: string;
        readonly points: readonly { readonly at: string; readonly n: number }[];
      }[];
    };

export interface Behind extends FigureValue {
  readonly name: string;
  readonly filter: ListFilter | null;
}

/** What a bulletin is written from. Names are in words already. */
export interface BulletinFacts {
  readonly authority: string;
  /** First day of the month. */
  readonly month: PlainDate;
  /** True: the figures are those of the frozen month-end. */
  readonly frozen: boolean;
  readonly now: FigureValues;
  readonly before: FigureValues;
  readonly yearBefore: FigureValues;
  readonly months: readonly { readonly month: string; readonly found: number; readonly closed: number }[];
  readonly channels: readonly { readonly name: string; readonly n: number }[];
  readonly industries: readonly { readonly name: string; readonly n: number }[];
  readonly laggards: readonly {
    readonly name: string;
    readonly open: number;
    readonly overdue: number;
    readonly met: number;
    readonly due: number;
  }[];
  /** The authorities below, the most overdue first; empty where there are none. */
  readonly below: readonly {
    readonly name: string;
    readonly submitted: 'in-time' | 'nil' | 'late' | 'waiting';
    readonly items: number;
    readonly open: number;
    readonly overdue: number;
    readonly met: number;
    readonly due: number;
  }[];
  /** Null while nobody picked: silence is no nil return. */
  readonly items:
    | readonly {
        readonly number: string;
        readonly title: string;
        readonly organisationName: string | null;
        readonly reason: string;
        readonly named: boolean;
      }[]
    | null;
}

/** Rows of a table of a bulletin: what is read at a meeting. */
const MOST_ROWS = 8;

/** What the parts of a bulletin are called: a document takes each of them to its own place. */
export const PARTS = {
  found: '一、排查情况',
  rectified: '二、整改情况',
  analysis: '三、情况分析',
  outstanding: '四、突出隐患',
} as const;

/** The month's bulletin (月通报, plan measure 12): situation, rectification, analysis, outstanding hazards. */
export function bulletinOf(facts: BulletinFacts): { readonly title: string; readonly blocks: Block[] } {
  const { year, month } = partsOf(facts.month);
  const { authority, now } = facts;
  const items = facts.items ?? [];
  const span: Span = { from: facts.month, to: facts.month };
  const figure = (name: string): Behind => ({
    name,
    ...(now[name] ?? { value: null, of: null }),
    filter: (facts.frozen ? listAsOf(name, span) : listBehind(name, span)) ?? null,
  });
  const text = (words: string, ...names: string[]): Block => ({
    kind: 'text',
    text: words,
    figures: names.map(figure),
  });
  const n = (name: string) => now[name]?.value ?? 0;
  // Month-ends that were frozen before this figure had a definition do not hold it.
  const majorOpen = now['major-open'] === undefined ? '' : `（重大事故隐患${n('major-open')}条）`;
  return {
    title: `${authority}${year}年${month}月生产安全事故隐患排查治理情况通报`,
    blocks: [
      { kind: 'heading', text: PARTS.found },
      text(
        `${month}月，全域新发现事故隐患${n('increment')}条，其中重大事故隐患${n('major-increment')}条；` +
          `${comparedWith(facts, 'increment')}。企业自查发现${shareOf(now['self-found'])}。`,
        'increment',
        'major-increment',
        'self-found',
      ),
      ...tableOf('隐患来源渠道', ['渠道', '条数'], facts.channels),
      ...tableOf('新发现隐患的行业分布', ['行业', '条数'], facts.industries),
      {
        kind: 'chart',
        title: '近十三个月新发现与销号的隐患',
        unit: '条',
        series: [
          { name: '新发现', points: facts.months.map((m) => ({ at: m.month, n: m.found })) },
          { name: '销号', points: facts.months.map((m) => ({ at: m.month, n: m.closed })) },
        ],
      },
      { kind: 'heading', text: PARTS.rectified },
      text(
        `${month}月销号${n('closed')}条；本月到期的隐患中按期销号${shareOf(now['closed-in-term'])}。` +
          `${facts.frozen ? '截至月末' : '目前'}，未销号${n('open')}条${majorOpen}，其中逾期${n('overdue')}条；` +
          `2023年及以前的重大隐患存量${n('old-stock')}条。${zeroDays(now['dynamic-zero'])}`,
        'closed',
        'closed-in-term',
        'open',
        ...(majorOpen === '' ? [] : ['major-open']),
        'overdue',
        'old-stock',
        'dynamic-zero',
      ),
      text(
        `复查退回${shareOf(now['returned'])}，重新打开${shareOf(now['reopened'])}。` +
          `重大隐患通知按时签收${shareOf(now['acknowledged-in-time'])}。`,
        'returned',
        'reopened',
        'acknowledged-in-time',
      ),
      ...(facts.laggards.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: '各部门逾期情况',
              head: ['部门', '未销号', '逾期', '本月按期销号'],
              rows: facts.laggards
                .slice(0, MOST_ROWS)
                .map((row) => [row.name, `${row.open}`, `${row.overdue}`, `${row.met}/${row.due}`]),
            },
          ]),
      ...belowOf(facts),
      { kind: 'heading', text: PARTS.analysis },
      text(analysisOf(facts)),
      { kind: 'heading', text: PARTS.outstanding },
      text(
        facts.items === null
          ? '本月突出隐患尚未选取。'
          : items.length === 0
            ? '本月无突出隐患（零报告）。'
            : `本月上报突出隐患${items.length}条，有关企业和责任部门要按期整改到位。`,
      ),
      ...(items.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: '突出隐患清单',
              head: ['编号', '隐患', '企业', '列入原因'],
              rows: items.map((item) => [
                item.number,
                item.title,
                // The authority chooses whom it names; the others stand there by their number alone.
                item.named ? (item.organisationName ?? '未落实到企业') : '（不点名）',
                item.reason,
              ]),
            },
          ]),
    ],
  };
}

const SUBMITTED = { 'in-time': '已上报', nil: '零报告', late: '逾期未上报', waiting: '未上报' } as const;

/** What the authorities below submitted, who did not, and how each of them stands. */
function belowOf({ below }: BulletinFacts): Block[] {
  if (below.length === 0) return [];
  const those = (...how: (keyof typeof SUBMITTED)[]) => below.filter((row) => how.includes(row.submitted));
  const late = those('late').map(({ name }) => name);
  return [
    {
      kind: 'text',
      text:
        `应上报${below.length}个地区（园区），已上报${those('in-time', 'nil').length}个，其中零报告${those('nil').length}个。` +
        (late.length === 0 ? '' : `逾期未上报${late.length}个：${late.join('、')}。`),
      figures: [],
    },
    {
      kind: 'table',
      title: '各地区（园区）上报和整改情况',
      head: ['地区（园区）', '月度上报', '未销号', '逾期', '本月按期销号'],
      rows: below.map((row) => [
        row.name,
        row.submitted === 'in-time' ? `${row.items}条` : SUBMITTED[row.submitted],
        `${row.open}`,
        `${row.overdue}`,
        `${row.met}/${row.due}`,
      ]),
    },
  ];
}

/** How many names a sentence bears. */
const MOST_NAMES = 3;

/** What the numbers say in sentences, for a person to go on with: where it gathers, what grew, who is late. */
function analysisOf({ industries, laggards, ...facts }: BulletinFacts): string {
  const { now, before } = facts;
  const listed = (rows: readonly { readonly name: string; readonly n: number }[]) =>
    rows
      .slice(0, MOST_NAMES)
      .map(({ name, n }) => `${name}（${n}条）`)
      .join('、');
  const late = laggards
    .filter(({ overdue }) => overdue > 0)
    .map(({ name, overdue }) => ({ name, n: overdue }));
  const isLate = (now['overdue']?.value ?? 0) > 0;
  return [
    industries.length === 0 ? '本月无新发现隐患。' : `新发现隐患主要集中在${listed(industries)}。`,
    `新发现的重大事故隐患${comparedWith(facts, 'major-increment')}。`,
    ...inTermThen(now['closed-in-term'], before['closed-in-term']),
    ...((now['recurred']?.value ?? 0) > 0 ? [`同类隐患重复发生${shareOf(now['recurred'])}。`] : []),
    late.length > 0
      ? `逾期未销号的主要在${listed(late)}。`
      : isLate
        ? '逾期未销号的要逐条查明原因。'
        : '没有逾期未销号的隐患。',
  ].join('');
}

/** Shares are compared only where both wholes bear a percentage. */
function inTermThen(now: FigureValue | undefined, before: FigureValue | undefined): string[] {
  const share = ({ value, of }: FigureValue) => ((value ?? 0) / (of ?? 1)) * 100;
  if ((now?.of ?? 0) < SMALL_BASE || (before?.of ?? 0) < SMALL_BASE || !now || !before) return [];
  const change = share(now) - share(before);
  if (Math.abs(change) < 0.05) return ['按期销号率与上月持平。'];
  return [`按期销号率比上月${change > 0 ? '提高' : '降低'}${Math.abs(change).toFixed(1)}个百分点。`];
}

function tableOf(
  title: string,
  head: readonly string[],
  bars: readonly { readonly name: string; readonly n: number }[],
): Block[] {
  if (bars.length === 0) return [];
  const rows = bars.slice(0, MOST_ROWS).map(({ name, n }) => [name, `${n}`]);
  const rest = bars.slice(MOST_ROWS).reduce((all, { n }) => all + n, 0);
  return [{ kind: 'table', title, head, rows: rest === 0 ? rows : [...rows, ['其他', `${rest}`]] }];
}

function comparedWith(
  { now, before, yearBefore }: Pick<BulletinFacts, 'now' | 'before' | 'yearBefore'>,
  name: string,
): string {
  const to = (words: string, then: FigureValue | undefined) => {
    const change = (now[name]?.value ?? 0) - (then?.value ?? 0);
    if (change === 0) return `与${words}持平`;
    return `比${words}${change > 0 ? '增加' : '减少'}${Math.abs(change)}条`;
  };
  return `${to('上月', before[name])}，${to('去年同月', yearBefore[name])}`;
}

/** 12条中的3条; a percentage once the whole is large enough to bear one. */
function shareOf(figure: FigureValue | undefined): string {
  const [part, whole] = [figure?.value ?? 0, figure?.of ?? 0];
  if (whole === 0) return '无（分母为零）';
  const counts = `${part}/${whole}`;
  return whole < SMALL_BASE ? counts : `${((part / whole) * 100).toFixed(1)}%（${counts}）`;
}

function zeroDays(figure: FigureValue | undefined): string {
  if (figure?.value === undefined || figure.value === null) return '重大隐患无逾期记录。';
  return figure.value === 0
    ? '有重大隐患逾期未销号，未实现动态清零。'
    : `重大隐患已连续${figure.value}天动态清零。`;
}
