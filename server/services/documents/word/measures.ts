import { convertMillimetersToTwip } from 'docx';

/**
 * The measures of GB/T 9704-2012 in the units of a Word file: twips (1/20 pt) for lengths, half points for type. 3号 is
 * 16 pt, 2号 22 pt, 4号 14 pt, 小四 12 pt, 五号 10.5 pt.
 */
export const mm = convertMillimetersToTwip;
/** Type sizes in half points. */
export const SIZE = { title: 44, body: 32, small: 28, table: 21 } as const;
const POINTS_PER_MM = 72 / 25.4;

/** 版心 156 mm × 225 mm with 天头 37 mm and 订口 28 mm on A4 (5.2.1). */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  left: mm(28),
  right: mm(210 - 28 - 156),
  bottom: mm(297 - 37 - 225),
  textWidth: mm(156),
} as const;

/**
 * 22 lines of 28 characters (5.2.3). 28 signs of 16 pt are wider than 156 mm: each is set closer by what is too much,
 * in twips. Word's own grid of signs does the same, but LibreOffice gives a sign that is wider than its cell two cells.
 */
export const LINE = Math.floor((225 * POINTS_PER_MM * 20) / 22);
const CHARACTER_POINTS = (156 * POINTS_PER_MM) / 28;
export const CLOSER = Math.floor((CHARACTER_POINTS - SIZE.body / 2) * 20);
/** Width of one sign of the body in twips. */
export const SIGN = SIZE.body * 10 + CLOSER;

/** 发文机关标志: its upper edge 35 mm below that of the text (7.2.4); a letter's 30 mm below that of the paper (10.1). */
export const HEAD_BELOW_TEXT_EDGE = mm(35);
export const LETTER_HEAD_FROM_EDGE = mm(30);
/** 红色双线: 170 mm wide, centred; the lower one 20 mm above the edge of the paper (10.1). */
export const LETTER_RULE = { left: mm(20) - mm(28), right: mm(20) - mm(210 - 28 - 156) } as const;
export const LETTER_FOOT_FROM_EDGE = mm(20);
/** 页码 7 mm below the text (7.5): its lower edge from that of the paper, in 4号. */
export const FOOT_FROM_EDGE = mm(297 - 37 - 225 - 7 - 5);

export const RED = 'E60012';
const BLACK = '000000';

/** 版记 lines: the first and last 0.35 mm, those between 0.25 mm (7.4.1); in eighths of a point. */
export const STRONG_RULE = { style: 'single', size: 8, color: BLACK } as const;
export const FINE_RULE = { style: 'single', size: 6, color: BLACK } as const;

/**
 * Type by its use, with what stands in for it where it is not installed. The standard names 仿宋, 小标宋, 黑体, 楷体 and
 * 宋体; the first is what offices have installed for it.
 */
export const FONTS = {
  body: {
    name: '仿宋_GB2312',
    others: ['仿宋', 'FangSong', 'STFangsong', 'FandolFang', 'Noto Serif CJK SC'],
  },
  title: {
    name: '方正小标宋简体',
    others: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC'],
  },
  heading: { name: '黑体', others: ['SimHei', 'STHeiti', 'Source Han Sans SC', 'Noto Sans CJK SC'] },
  subheading: {
    name: '楷体_GB2312',
    others: ['楷体', 'KaiTi', 'STKaiti', 'FandolKai', 'Noto Serif CJK SC'],
  },
  page: { name: '宋体', others: ['SimSun', 'STSong', 'Source Han Serif SC', 'Noto Serif CJK SC'] },
} as const;
export type FontUse = keyof typeof FONTS;

export function font(use: FontUse) {
  const { name } = FONTS[use];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** The table of fonts of a Word file: by it Word finds another one where the first is not installed. */
export function fontTable(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, others }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(';')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/**
 * The styles of a Word file: the body and nothing else, since every other text says itself how it stands. Written by
 * hand for `overflowPunct`, which the library cannot say: a stop that hangs beside a full line is lost when LibreOffice
 * makes a PDF. "1" is what Word does in any case; LibreOffice (7.4) reads it the other way round and lets none hang.
 * `npm run verify:documents` finds a sign that is lost, should another version read it otherwise.
 */
export function styles(): string {
  const { ascii } = font('body');
  const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((use) => `w:${use}="${ascii}"`).join(' ');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault/><w:pPrDefault><w:pPr><w:overflowPunct w:val="1"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/></w:pPr><w:rPr><w:rFonts ${fonts}/><w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
}

/** How many signs of the body a text is wide: half for a digit or Latin letter. */
export function signsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign <= 'ÿ' ? 0.5 : 1), 0);
}
