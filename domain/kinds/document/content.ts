/** What a document says, in blocks that a person edits before it is issued. Plain text throughout. */
export interface DocumentContent {
  readonly title: string;
  /** 主送机关; empty for what is addressed to everybody. */
  readonly addressee: string;
  readonly blocks: readonly Block[];
  /** 抄送机关, one each. */
  readonly copies: readonly string[];
  readonly references: readonly Reference[];
}

export interface HeadingBlock {
  readonly id: string;
  readonly type: 'heading';
  /** 1 “一、”, 2 “（一）”, 3 “1.”, 4 “（1）”: the sign is counted, not written. */
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
}
export interface ParagraphBlock {
  readonly id: string;
  readonly type: 'paragraph';
  readonly text: string;
}
export interface TableBlock {
  readonly id: string;
  readonly type: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
/** A picture in the content store, named by its SHA-256; millimetres on paper. */
export interface PictureBlock {
  readonly id: string;
  readonly type: 'picture';
  readonly sha256: string;
  readonly mime: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  readonly caption: string;
  readonly widthMm: number;
  readonly heightMm: number;
}
export type Block = HeadingBlock | ParagraphBlock | TableBlock | PictureBlock;

/**
 * What stands behind a number or word of the document: `opens` is an address of the page, a hazard or a filtered list.
 * Found again by its value in its block, so that it survives editing around it and ends when the value is changed.
 */
export interface Reference {
  readonly block: string;
  /** Place in a table, from 0. */
  readonly row?: number | undefined;
  readonly column?: number | undefined;
  readonly value: string;
  readonly opens: string;
}

/** A visible gap, and a hindrance to issuing. */
export function gap(name: string): string {
  return `〔待填写：${name}〕`;
}

const GAP = /〔待填写：([^〕]*)〕/g;

/** What is still to be filled in, each name once, in the order of the document. */
export function gapsOf(content: DocumentContent): string[] {
  const texts = [content.title, content.addressee, ...content.blocks.flatMap(textsOf), ...content.copies];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(GAP)].map((match) => match[1] ?? '')))];
}

/** Every text in a block, a table row by row. */
export function textsOf(block: Block): string[] {
  if (block.type === 'table') return [block.caption, ...block.head, ...block.rows.flat()];
  return [block.type === 'picture' ? block.caption : block.text];
}

export interface Piece {
  readonly text: string;
  /** Where the records behind it are; absent for the words between. */
  readonly opens?: string;
}

/** A text in pieces, those with records behind them marked; each reference takes the first place that is left. */
export function piecesOf(text: string, references: readonly Reference[]): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (const { value, opens } of references) {
    const at = placeOf(rest, value);
    if (at < 0) continue;
    if (at > 0) pieces.push({ text: rest.slice(0, at) });
    pieces.push({ text: value, opens });
    rest = rest.slice(at + value.length);
  }
  if (rest !== '' || pieces.length === 0) pieces.push({ text: rest });
  return pieces;
}

/** Where a value stands by itself: 12 is not found in 2012 nor in 12.5. */
function placeOf(text: string, value: string): number {
  if (value === '') return -1;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text.slice(at + value.length, at + value.length + 2)];
    const cutBefore = /^\d/.test(value) && /[\d.]/.test(before);
    const cutAfter = /\d$/.test(value) && /^(\d|\.\d)/.test(after);
    if (!cutBefore && !cutAfter) return at;
  }
  return -1;
}

/** The references of one text: of a block, or of one cell of a table. */
export function referencesAt(
  references: readonly Reference[],
  block: string,
  row?: number,
  column?: number,
): Reference[] {
  return references.filter((r) => r.block === block && r.row === row && r.column === column);
}

/** References whose value the document no longer says where it stood: somebody changed it by hand. */
export function lostReferences(content: DocumentContent): Reference[] {
  const found = new Set<Reference>();
  for (const block of content.blocks) {
    const cells =
      block.type === 'table'
        ? block.rows.flatMap((cells, row) => cells.map((text, column) => ({ text, row, column })))
        : [{ text: textsOf(block)[0] ?? '', row: undefined, column: undefined }];
    for (const { text, row, column } of cells) {
      let rest = text;
      for (const reference of referencesAt(content.references, block.id, row, column)) {
        const at = placeOf(rest, reference.value);
        if (at < 0) continue;
        found.add(reference);
        rest = rest.slice(at + reference.value.length);
      }
    }
  }
  return content.references.filter((reference) => !found.has(reference));
}

const DIGITS = '零一二三四五六七八九';

/** A whole number from 1 to 99 as headings and lists write it: 十二. */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return ones === 0 && tens > 0 ? ten : `${ten}${DIGITS[ones]}`;
}

/** The sign before each heading, by the id of its block (GB/T 9704-2012, 7.3.3). */
export function headingSigns(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const counts = [0, 0, 0, 0];
  const signs = new Map<string, string>();
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    const n = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = n;
    counts.fill(0, block.level);
    const sign = [`${chineseNumber(n)}、`, `（${chineseNumber(n)}）`, `${n}. `, `（${n}）`][block.level - 1];
    signs.set(block.id, sign ?? '');
  }
  return signs;
}

/** 成文日期 (7.3.5.4): Arabic numerals without zeros before months and days. */
export function dayInDocument(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
