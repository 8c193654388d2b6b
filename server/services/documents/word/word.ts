import { type DocumentContent, dayInDocument } from '@zhiben/domain/kinds/document/content.ts';
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import {
  FINE_RULE,
  FOOT_FROM_EDGE,
  font,
  fontTable,
  HEAD_BELOW_TEXT_EDGE,
  LETTER_FOOT_FROM_EDGE,
  LETTER_HEAD_FROM_EDGE,
  LETTER_RULE,
  LINE,
  mm,
  PAGE,
  RED,
  SIGN,
  SIZE,
  STRONG_RULE,
  signsOf,
  styles,
} from './measures.ts';
import { BODY_SPACING, bodyOf, type DrawnPicture, line, runs } from './parts.ts';

/** A document as it goes on paper. `number` and `issuedOn` are null while it is a draft. */
export interface Printed {
  readonly layout: 'official' | 'letter';
  readonly issuerName: string;
  readonly number: string | null;
  /** YYYY-MM-DD. */
  readonly issuedOn: string | null;
  /** 签发人, named on what goes to an upper authority (GB/T 9704-2012, 7.2.6); null on the others. */
  readonly signedBy: string | null;
  readonly content: DocumentContent;
  readonly pictures: ReadonlyMap<string, DrawnPicture>;
}

/** Signs of 4号 in a line of the imprint. */
const IMPRINT_SIGNS = 29;
/** Its height in twips. */
const IMPRINT_LINE = 480;
const DRAFT_NUMBER = '（草稿，未编号）';

/** Writes the Word file of a document by GB/T 9704-2012: with a red head, or in the form of a letter (10.1). */
export async function writeWord(printed: Printed): Promise<Buffer> {
  const { layout, content, issuerName } = printed;
  const letter = layout === 'letter';
  const document = new Document({
    title: content.title,
    creator: issuerName,
    lastModifiedBy: issuerName,
    description: '',
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: letter,
          // Every line of the body is exactly one line of the grid high; snapping would stretch mark and tables too.
          grid: { type: DocumentGridType.DEFAULT, linePitch: LINE },
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.left,
              right: PAGE.right,
              header: letter ? LETTER_HEAD_FROM_EDGE : mm(15),
              footer: letter ? LETTER_FOOT_FROM_EDGE : FOOT_FROM_EDGE,
              gutter: 0,
            },
          },
        },
        headers: letter ? { first: new Header({ children: letterHead(issuerName) }) } : {},
        footers: {
          default: new Footer({ children: [pageNumber('right')] }),
          even: new Footer({ children: [pageNumber('left')] }),
          ...(letter ? { first: new Footer({ children: [letterFoot()] }) } : {}),
        },
        children: [
          ...(letter ? letterNumber(printed) : redHead(printed)),
          ...titleOf(content.title),
          ...(content.addressee === '' ? [] : [line(`${content.addressee}：`)]),
          ...bodyOf(content.blocks, printed.pictures),
          ...signature(printed),
          ...imprint(printed),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'word/styles.xml', data: styles() },
  ]);
}

/** The issuer's name as large as the width allows, never larger than tradition has it; in half points. */
function headSize(name: string): number {
  const fitting = Math.floor((PAGE.textWidth / 20 / Math.max(1, signsOf(name))) * 2 * 0.94);
  return Math.min(96, fitting);
}

/** 版头 (7.2): mark, number, and the red rule 4 mm below it, as wide as the text. */
function redHead({ issuerName, number, signedBy }: Printed): Paragraph[] {
  const size = headSize(issuerName);
  const height = Math.round(size * 10 * 1.25);
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } };
  const shown = number ?? DRAFT_NUMBER;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: HEAD_BELOW_TEXT_EDGE - Math.round((height - size * 10) / 2),
        after: 0,
        line: height,
        lineRule: LineRuleType.EXACT,
      },
      children: [new TextRun({ text: issuerName, font: font('title'), size, color: RED })],
    }),
    line(''),
    line(''),
    signedBy === null
      ? line(shown, { alignment: AlignmentType.CENTER, border: rule })
      : line(`　${shown}\t签发人：${signedBy}`, {
          border: rule,
          tabStops: [{ type: TabStopType.RIGHT, position: PAGE.textWidth - SIGN }],
        }),
    line(''),
    line(''),
  ];
}

/** 信函格式 (10.1): the mark 30 mm below the edge, and 4 mm below it a red double rule, thick above thin. */
function letterHead(name: string): Paragraph[] {
  const size = headSize(name);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: LETTER_RULE,
      spacing: { before: 0, after: 0, line: Math.round(size * 10 * 1.1), lineRule: LineRuleType.EXACT },
      border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: RED, space: 11 } },
      children: [new TextRun({ text: name, font: font('title'), size, color: RED })],
    }),
  ];
}

/** The lower rule, thin above thick; the first page of a letter has no number. */
function letterFoot(): Paragraph {
  return new Paragraph({
    indent: LETTER_RULE,
    spacing: { before: 0, after: 0, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, color: RED, space: 1 } },
    children: [],
  });
}

/** The number of a letter stands at the right below its rule; two lines down begins the title. */
function letterNumber({ number }: Printed): Paragraph[] {
  return [line(number ?? DRAFT_NUMBER, { alignment: AlignmentType.RIGHT }), line(''), line('')];
}

/** 标题: 2号小标宋, centred, broken so that its lines are nearly alike (7.3.1); then one empty line. */
function titleOf(title: string): Paragraph[] {
  const most = Math.floor(PAGE.textWidth / 20 / (SIZE.title / 2)) - 1;
  const each = Math.ceil(signsOf(title) / Math.ceil(signsOf(title) / most));
  return [
    ...rowsOf(title, Math.min(most, each + 2)).map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: 0, after: 0, line: Math.round(LINE * 1.2), lineRule: LineRuleType.EXACT },
          children: runs(text, 'title', SIZE.title),
        }),
    ),
    line(''),
  ];
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** A title in rows of at most so many signs, broken between words. */
function rowsOf(title: string, most: number): string[] {
  const rows: string[] = [];
  for (const { segment } of WORDS.segment(title)) {
    const row = rows.at(-1) ?? '';
    if (rows.length === 0 || signsOf(row + segment) > most) rows.push(segment);
    else rows[rows.length - 1] = row + segment;
  }
  return rows;
}

/** 落款 (7.3.5): the date four signs from the right, the name centred above it, both further left for a long name. */
function signature({ issuerName, issuedOn }: Printed): Paragraph[] {
  const date = issuedOn === null ? '〔制发日期〕' : dayInDocument(issuedOn);
  const [name, day] = [signsOf(issuerName), signsOf(date)];
  const right = Math.max(2, 4 + (day - name) / 2);
  const under = right + (name - day) / 2;
  return [
    line('', { keepNext: true }),
    line('', { keepNext: true }),
    line(issuerName, {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right * SIGN) },
      keepNext: true,
    }),
    line(date, { alignment: AlignmentType.RIGHT, indent: { right: Math.round(under * SIGN) } }),
  ];
}

/**
 * 版记 (7.4) at the foot of the last page: 抄送, then who printed it when. A letter has no line of printing (10.1). Each
 * is a frame of its own at its own height with a hair of text between: LibreOffice takes two together for none.
 */
function imprint({ layout, content, issuerName, issuedOn }: Printed): Paragraph[] {
  const printedOn = issuedOn === null ? '' : `${dayInDocument(issuedOn)}印发`;
  const lines = [
    ...(content.copies.length === 0 ? [] : [`抄送：${content.copies.join('，')}。`]),
    ...(layout === 'letter' ? [] : [`${issuerName}\t${printedOn}`]),
  ];
  const heights = lines.map((text) => IMPRINT_LINE * Math.ceil((signsOf(text) + 1) / IMPRINT_SIGNS));
  return lines.flatMap((text, i) => {
    const below = heights.slice(i).reduce((sum, height) => sum + height, 0);
    const framed = new Paragraph({
      frame: {
        type: 'absolute',
        position: { x: PAGE.left, y: PAGE.height - PAGE.bottom - below },
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        width: PAGE.textWidth,
        height: heights[i] ?? 0,
        rule: HeightRule.EXACT,
        wrap: FrameWrap.NOT_BESIDE,
      },
      keepLines: true,
      spacing: { before: 0, after: 0, line: IMPRINT_LINE, lineRule: LineRuleType.EXACT },
      indent: { left: SIZE.small * 10, right: SIZE.small * 10 },
      tabStops: [{ type: TabStopType.RIGHT, position: PAGE.textWidth - SIZE.small * 10 }],
      border: {
        top: i === 0 ? STRONG_RULE : FINE_RULE,
        ...(i === lines.length - 1 ? { bottom: STRONG_RULE } : {}),
      },
      children: runs(text, 'body', SIZE.small),
    });
    return [framed, new Paragraph({ spacing: { ...BODY_SPACING, line: 2 } })];
  });
}

/** 页码 (7.5): 4号 half-width 宋体 between dashes, on the outer side, one sign in. */
function pageNumber(side: 'left' | 'right'): Paragraph {
  const run = { font: font('page'), size: SIZE.small };
  return new Paragraph({
    alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: { [side]: SIZE.small * 10 },
    spacing: { before: 0, after: 0 },
    children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}
