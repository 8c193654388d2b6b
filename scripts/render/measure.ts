import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const POINTS_PER_MM = 72 / 25.4;
const mm = (points: number): number => points / POINTS_PER_MM;
/** Pixels to the point of the pictures: 144 dpi. */
const SCALE = 2;

/** A line of text on paper: its signs, left and right edge and base, in millimetres from the upper left corner. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Points. */
  readonly size: number;
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintedLine[];
  /** Red rules: distance of each from the upper edge, and its ends, in millimetres. */
  readonly redRules: readonly { readonly at: number; readonly left: number; readonly right: number }[];
  readonly png: Buffer;
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}
interface Drawn {
  readonly canvas: { toBuffer(type: 'image/png'): Buffer };
  readonly context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}

/** Reads a PDF as an eye with a ruler would: where each line stands, where red rules run, and how it looks. */
export async function readPages(path: string): Promise<PrintedPage[]> {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 }).promise;
  const pages: PrintedPage[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const viewport = page.getViewport({ scale: SCALE });
    const factory = pdf.canvasFactory as { create(w: number, h: number): Drawn };
    const drawn = factory.create(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvas: null, canvasContext: drawn.context as never, viewport }).promise;
    pages.push({
      width: mm(width),
      height: mm(height),
      lines: linesOf(items as unknown as Item[], height),
      redRules: redRulesOf(drawn, Math.round(viewport.width), Math.round(viewport.height)),
      png: drawn.canvas.toBuffer('image/png'),
    });
  }
  return pages;
}

function linesOf(items: readonly Item[], height: number): PrintedLine[] {
  const rows = new Map<number, Item[]>();
  for (const item of items) {
    if (item.str.trim() === '') continue;
    const y = Math.round((item.transform[5] ?? 0) * 2) / 2;
    const near = [...rows.keys()].find((known) => Math.abs(known - y) < 1.5) ?? y;
    rows.set(near, [...(rows.get(near) ?? []), item]);
  }
  return [...rows]
    .sort(([a], [b]) => b - a)
    .map(([y, row]) => {
      const sorted = [...row].sort((a, b) => (a.transform[4] ?? 0) - (b.transform[4] ?? 0));
      return {
        text: sorted.map(({ str }) => str).join(''),
        left: mm(Math.min(...row.map((item) => item.transform[4] ?? 0))),
        right: mm(Math.max(...row.map((item) => (item.transform[4] ?? 0) + item.width))),
        base: mm(height - y),
        size: Math.max(...row.map((item) => Math.abs(item.transform[3] ?? 0))),
      };
    });
}

/** Rows of pixels that are red over more than half of the paper, neighbours taken together. */
function redRulesOf({ context }: Drawn, width: number, height: number) {
  const { data } = context.getImageData(0, 0, width, height);
  const toMm = (pixels: number): number => mm(pixels / SCALE);
  const rules: { at: number; left: number; right: number }[] = [];
  let last = -10;
  for (let y = 0; y < height; y++) {
    let [left, right, red] = [width, 0, 0];
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      const [r = 0, g = 0, b = 0] = [data[i], data[i + 1], data[i + 2]];
      if (r < 150 || g > 140 || b > 140) continue;
      red += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
    if (red < width / 2) continue;
    if (y - last > 3) rules.push({ at: toMm(y), left: toMm(left), right: toMm(right + 1) });
    last = y;
  }
  return rules;
}
