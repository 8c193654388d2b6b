import { type Block, headingSigns, type TableBlock } from '@zhiben/domain/kinds/document/content.ts';
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { CLOSER, type FontUse, font, LINE, PAGE, SIGN, SIZE, signsOf } from './measures.ts';

export const BODY_SPACING = { before: 0, after: 0, line: LINE, lineRule: LineRuleType.EXACT } as const;
/** 空二字 at the beginning of a paragraph (7.3.3). */
const INDENT = { firstLine: 2 * SIGN, firstLineChars: 200 } as const;
const TABLE_LINE = 360;
/** Room beside the text of a cell, in twips. */
const CELL_SIDE = 80;
/** Digits of some type are wider than half a sign: numbers must not break for it. */
const DIGITS_WIDER = 1.2;
/** Up to here a column is not broken. */
const SHORT_SIGNS = 8;
/** Pixels of a millimetre at 96 dpi, in which the library takes sizes. */
const PIXELS_PER_MM = 96 / 25.4;

/** A picture of the document as its bytes, in a format that every Word opens. */
export interface DrawnPicture {
  readonly type: 'png' | 'jpg';
  readonly data: Buffer;
}

/** Gaps are marked, so that nobody overlooks them on paper either. */
export function runs(text: string, use: FontUse, size: number, more: { bold?: boolean } = {}): TextRun[] {
  return text
    .split(/(〔待填写：[^〕]*〕)/)
    .filter((part) => part !== '')
    .map(
      (part) =>
        new TextRun({
          text: part,
          font: font(use),
          size,
          ...(size === SIZE.body ? { characterSpacing: CLOSER } : {}),
          ...more,
          ...(part.startsWith('〔待填写：') ? { highlight: 'yellow' as const } : {}),
        }),
    );
}

export function line(
  text: string,
  more: Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children' | 'text'> = {},
) {
  return new Paragraph({ spacing: BODY_SPACING, ...more, children: runs(text, 'body', SIZE.body) });
}

/** The blocks of a document, each as it stands on paper. The last paragraph stays with what follows it. */
export function bodyOf(
  blocks: readonly Block[],
  pictures: ReadonlyMap<string, DrawnPicture>,
): (Paragraph | Table)[] {
  const signs = headingSigns(blocks);
  return blocks.flatMap((block, i) => {
    const keepNext = i === blocks.length - 1;
    if (block.type === 'heading') {
      const use = (['heading', 'subheading', 'body', 'body'] as const)[block.level - 1] ?? 'body';
      const text = `${signs.get(block.id) ?? ''}${block.text}`;
      return [
        new Paragraph({
          spacing: BODY_SPACING,
          indent: INDENT,
          keepNext: true,
          outlineLevel: block.level - 1,
          children: runs(text, use, SIZE.body, block.level === 3 ? { bold: true } : {}),
        }),
      ];
    }
    // A paragraph of several lines typed is several paragraphs on paper.
    if (block.type === 'paragraph')
      return block.text
        .split('\n')
        .map((text) => line(text, { indent: INDENT, keepNext, alignment: AlignmentType.BOTH }));
    if (block.type === 'table') return tableOf(block);
    const picture = pictures.get(block.sha256);
    return picture === undefined ? [] : pictureOf(block, picture);
  });
}

function tableOf(block: TableBlock): (Paragraph | Table)[] {
  const widths = columnWidths(block);
  const cell = (text: string, column: number, head: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: CELL_SIDE, right: CELL_SIDE },
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            spacing: { before: 0, after: 0, line: TABLE_LINE, lineRule: LineRuleType.EXACT },
            alignment: head || signsOf(part) <= SHORT_SIGNS ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: runs(part, head ? 'heading' : 'body', SIZE.table),
          }),
      ),
    });
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: widths.map((_, column) => cell(cells[column] ?? '', column, head)),
    });
  const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const table = new Table({
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
  });
  return [...captionOf(block.caption), table, new Paragraph({ spacing: { ...BODY_SPACING, line: 200 } })];
}

/** A column of short texts is as wide as they are, so that no number breaks; the others share what is left. */
function columnWidths({ head, rows }: TableBlock): number[] {
  const longest = head.map((title, column) =>
    Math.max(3, signsOf(title), ...rows.map((cells) => signsOf(cells[column] ?? ''))),
  );
  const width = (signs: number) => Math.ceil(signs * SIZE.table * 10 * DIGITS_WIDER + 2 * CELL_SIDE);
  const short = longest.map((signs) => signs <= SHORT_SIGNS);
  const fixed = longest.reduce((sum, signs, i) => sum + (short[i] ? width(signs) : 0), 0);
  // Too many short ones, or nothing else: all of them share the page.
  const shared = fixed > PAGE.textWidth * 0.7 || short.every(Boolean);
  const weights = longest.map((signs, i) => (shared || !short[i] ? Math.min(24, signs) : 0));
  const weight = weights.reduce((a, b) => a + b, 0);
  const left = shared ? PAGE.textWidth : PAGE.textWidth - fixed;
  return longest.map((signs, i) =>
    weights[i] === 0 ? width(signs) : Math.floor(((weights[i] ?? 0) / weight) * left),
  );
}

function pictureOf(
  { caption, widthMm, heightMm }: { caption: string; widthMm: number; heightMm: number },
  picture: DrawnPicture,
): Paragraph[] {
  return [
    ...captionOf(caption),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 60, after: 120 },
      children: [
        new ImageRun({
          ...picture,
          transformation: {
            width: Math.round(widthMm * PIXELS_PER_MM),
            height: Math.round(heightMm * PIXELS_PER_MM),
          },
          altText: { name: caption || '图', title: caption, description: caption },
        }),
      ],
    }),
  ];
}

function captionOf(caption: string): Paragraph[] {
  if (caption === '') return [];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: BODY_SPACING,
      keepNext: true,
      children: runs(caption, 'heading', SIZE.small),
    }),
  ];
}
