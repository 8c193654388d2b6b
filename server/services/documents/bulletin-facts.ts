import type { Bulletin } from '@zhiben/domain/contract/monthly.ts';
import { piecesOf } from '@zhiben/domain/kinds/document/content.ts';
import type { Fact, FactBlock, Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { PlaceholderName } from '@zhiben/domain/kinds/document/placeholders.ts';
import { PARTS } from '@zhiben/domain/kinds/figure/bulletin.ts';
import { CHART_SHAPE, drawChart } from '@zhiben/domain/kinds/figure/bulletin-chart.ts';
import type { ContentStore } from '../../store/content-store.ts';

type Part = Bulletin['blocks'][number];
type Chart = Extract<Part, { kind: 'chart' }>;

/** Figures that the form of the bulletin asks for by name. */
const WORDS: Readonly<Partial<Record<PlaceholderName, string>>> = {
  'found-count': 'increment',
  'closed-count': 'closed',
  'open-count': 'open',
  'overdue-count': 'overdue',
  'major-open-count': 'major-open',
};

/** The month as a document takes it: numbers with the lists behind them, tables, drawings, the outstanding hazards. */
export async function bulletinFacts(files: ContentStore, bulletin: Bulletin): Promise<Facts> {
  const [year, month] = bulletin.month.split('-').map(Number);
  const known = new Map(
    bulletin.blocks.flatMap((part) =>
      part.kind === 'text' ? part.figures.map((f) => [f.name, f] as const) : [],
    ),
  );
  const words = Object.entries(WORDS).flatMap(([name, figure]) => {
    const found = known.get(figure);
    return found === undefined || found.value === null ? [] : [[name, factOf(found)] as const];
  });
  const at = (title: string) =>
    bulletin.blocks.findIndex((part) => part.kind === 'heading' && part.text === title);
  const [analysisAt, listAt] = [at(PARTS.analysis), at(PARTS.outstanding)];
  const analysis = bulletin.blocks
    .slice(analysisAt + 1, listAt)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
  const charts = bulletin.blocks.filter((part) => part.kind === 'chart');
  return {
    words: { period: `${year}年${month}月`, analysis, ...Object.fromEntries(words) },
    blocks: {
      figures: bulletin.blocks
        .slice(0, analysisAt)
        .filter((part) => part.kind !== 'chart')
        .map(blockOf),
      charts: await Promise.all(charts.map((chart) => drawingOf(files, chart))),
      'hazard-list': bulletin.blocks.slice(listAt + 1).map(blockOf),
    },
  };
}

interface Figure {
  readonly value: number | null;
  readonly filter: Readonly<Record<string, string>> | null;
}

function factOf({ value, filter }: Figure): Fact {
  const opens = filter === null ? undefined : `/hazards?${new URLSearchParams(filter)}`;
  return { text: String(value), opens };
}

function blockOf(part: Exclude<Part, Chart> | Part): FactBlock {
  if (part.kind === 'heading')
    // The document counts its headings itself.
    return { type: 'heading', level: 2, text: part.text.replace(/^[一二三四五六七八九十]+、/, '') };
  if (part.kind === 'table') return { type: 'table', caption: part.title, head: part.head, rows: part.rows };
  if (part.kind === 'chart') throw new Error('a chart is drawn');
  const references = part.figures.flatMap((figure) => {
    const { text, opens } = factOf(figure);
    return opens === undefined ? [] : [{ block: '', value: text, opens }];
  });
  return { type: 'paragraph', text: piecesOf(part.text, references) };
}

/** Millimetres on paper: the width of the text is 156. */
const WIDTH_MM = 150;

async function drawingOf(files: ContentStore, chart: Chart): Promise<FactBlock> {
  const { sha256 } = await files.put(Buffer.from(drawChart(chart)));
  return {
    type: 'picture',
    sha256,
    mime: 'image/svg+xml',
    caption: `${chart.title}（${chart.unit}）`,
    widthMm: WIDTH_MM,
    heightMm: Math.round((WIDTH_MM * CHART_SHAPE.height) / CHART_SHAPE.width),
  };
}
