import type { Bulletin } from '@zhiben/domain/contract/monthly.ts';
import { piecesOf } from '@zhiben/domain/kinds/document/content.ts';
import type { Fact, FactBlock, Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { PlaceholderName } from '@zhiben/domain/kinds/document/placeholders.ts';
import type { ContentStore } from '../../store/content-store.ts';

type Part = Bulletin['blocks'][number];
type Chart = Extract<Part, { kind: 'chart' }>;

/** Figures that the form of the bulletin asks for by name. */
const WORDS: Readonly<Partial<Record<PlaceholderName, string>>> = {
  'found-count': 'increment',
  'closed-count': 'closed',
  'open-count': 'open',
  'overdue-count': 'overdue',
};
/** The last part of a bulletin is the list that its form has a place of its own for. */
const LIST = /突出隐患$/;

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
  const listAt = bulletin.blocks.findIndex((part) => part.kind === 'heading' && LIST.test(part.text));
  const figures = (listAt < 0 ? bulletin.blocks : bulletin.blocks.slice(0, listAt)).filter(
    (part) => part.kind !== 'chart',
  );
  const charts = bulletin.blocks.filter((part) => part.kind === 'chart');
  return {
    words: { period: `${year}年${month}月`, ...Object.fromEntries(words) },
    blocks: {
      figures: figures.map(blockOf),
      charts: await Promise.all(charts.map((chart) => drawingOf(files, chart))),
      ...(listAt < 0 ? {} : { 'hazard-list': bulletin.blocks.slice(listAt + 1).map(blockOf) }),
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

const [WIDTH, HEIGHT, FOOT] = [720, 320, 270];
const COLOURS = ['#2f6db5', '#b0bfd0', '#6b7f95'];

/** Bars beside one another, one group for each month, each with its number. */
async function drawingOf(files: ContentStore, { title, unit, series }: Chart): Promise<FactBlock> {
  const points = series[0]?.points ?? [];
  const most = Math.max(1, ...series.flatMap((one) => one.points.map(({ n }) => n)));
  const group = (WIDTH - 40) / Math.max(1, points.length);
  const bar = (group * 0.8) / Math.max(1, series.length);
  const bars = series.flatMap((one, s) =>
    one.points.map(({ n }, i) => {
      const [x, height] = [20 + i * group + s * bar, (n / most) * 210];
      return `<rect x="${x}" y="${FOOT - height}" width="${bar * 0.92}" height="${height}" fill="${COLOURS[s % COLOURS.length]}"/><text x="${x + bar / 2}" y="${FOOT - height - 4}" text-anchor="middle" font-size="12">${n}</text>`;
    }),
  );
  const months = points.map(
    ({ at }, i) =>
      `<text x="${20 + i * group + group * 0.4}" y="${FOOT + 18}" text-anchor="middle" font-size="12">${escaped(at.slice(2))}</text>`,
  );
  const names = series.map(
    ({ name }, s) =>
      `<rect x="${20 + s * 110}" y="${HEIGHT - 18}" width="12" height="12" fill="${COLOURS[s % COLOURS.length]}"/><text x="${38 + s * 110}" y="${HEIGHT - 7}" font-size="13">${escaped(name)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="SimHei, 'Noto Sans CJK SC', sans-serif">${[...bars, ...months, ...names].join('')}<line x1="10" y1="${FOOT}" x2="${WIDTH - 10}" y2="${FOOT}" stroke="#333"/></svg>`;
  const { sha256 } = await files.put(Buffer.from(svg));
  return {
    type: 'picture',
    sha256,
    mime: 'image/svg+xml',
    caption: `${title}（${unit}）`,
    widthMm: 150,
    heightMm: Math.round((150 * HEIGHT) / WIDTH),
  };
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
