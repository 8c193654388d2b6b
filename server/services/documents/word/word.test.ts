import { inflateRawSync } from 'node:zlib';
import type { DocumentContent } from '@zhiben/domain/kinds/document/content.ts';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Printed, writeWord } from './word.ts';

const content: DocumentContent = {
  title: '关于凤台宏达铝制品（集团）股份有限公司第二压铸抛光分公司重大事故隐患整改的督办通知',
  addressee: '凤台宏达铝制品有限公司',
  blocks: [
    { id: 'b1', type: 'heading', level: 1, text: '督办事项' },
    { id: 'b2', type: 'paragraph', text: '请于〔待填写：反馈期限〕前反馈。\n另起一段。' },
    {
      id: 'b3',
      type: 'table',
      caption: '',
      head: ['编号', '名称'],
      rows: [['YH2026-00001', '泄爆装置缺失']],
    },
  ],
  copies: ['淮南市应急管理局'],
  references: [],
};
const printed: Printed = {
  layout: 'official',
  issuerName: '凤台县人民政府',
  number: '凤督办〔2026〕3号',
  issuedOn: '2026-11-05',
  signedBy: null,
  content,
  pictures: new Map(),
};

/** The parts of a Word file by name; their sizes stand in the directory at its end. */
async function opened(over: Partial<Printed> = {}): Promise<(name: string) => string> {
  const bytes = await writeWord({ ...printed, ...over });
  const parts = new Map<string, string>();
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const header = bytes.readUInt32LE(at + 42);
    const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    parts.set(name, (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
  }
  return (name) => parts.get(name) ?? '';
}

const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>/g)].join('').replace(/<[^>]*>/g, '');
const attribute = (xml: string, element: string, name: string): number =>
  Number(new RegExp(`<w:${element} [^>]*w:${name}="(-?[\\d.]+)"`).exec(xml)?.[1]);
/** Twips in a millimetre. */
const MM = 1440 / 25.4;

describe('A Word file by GB/T 9704-2012', () => {
  it('is A4 with 天头 37 mm, 订口 28 mm and a text of 156 by 225 mm', async () => {
    const xml = (await opened())('word/document.xml');
    expect(attribute(xml, 'pgSz', 'w') / MM).toBeCloseTo(210, 0);
    expect(attribute(xml, 'pgSz', 'h') / MM).toBeCloseTo(297, 0);
    const margin = (name: string) => attribute(xml, 'pgMar', name) / MM;
    expect(margin('top')).toBeCloseTo(37, 0);
    expect(margin('left')).toBeCloseTo(28, 0);
    expect(210 - margin('left') - margin('right')).toBeCloseTo(156, 0);
    expect(297 - margin('top') - margin('bottom')).toBeCloseTo(225, 0);
  });

  it('holds 22 lines of 28 signs of 16 points', async () => {
    const xml = (await opened())('word/document.xml');
    const body = /<w:p>(?:(?!<\/w:p>).)*另起一段(?:(?!<\/w:p>).)*<\/w:p>/.exec(xml)?.[0] ?? '';
    const line = attribute(body, 'spacing', 'line');
    expect(body).toContain('w:lineRule="exact"');
    expect(attribute(xml, 'docGrid', 'linePitch')).toBe(line);
    expect(Math.floor((225 * MM) / line)).toBe(22);
    const sign = attribute(body, 'sz', 'val') * 10 + Number(/<w:spacing w:val="(-?\d+)"/.exec(body)?.[1]);
    expect(attribute(body, 'sz', 'val')).toBe(32);
    expect(Math.floor((156 * MM) / sign)).toBe(28);
  });

  it('lets no stop hang beside a full line when LibreOffice prints it, which would lose it', async () => {
    const styles = (await opened())('word/styles.xml');
    expect(styles).toContain('<w:pPrDefault><w:pPr><w:overflowPunct w:val="1"/></w:pPr></w:pPrDefault>');
    expect(/<w:style [^>]*w:styleId="Normal">.*?<\/w:style>/.exec(styles)?.[0]).toContain('仿宋_GB2312');
  });

  it('names 仿宋 for the body, 小标宋 for the title, 黑体 for first headings, and what stands in for them', async () => {
    const part = await opened();
    const xml = part('word/document.xml');
    const fontOf = (text: string) =>
      [...xml.slice(0, xml.indexOf(text)).matchAll(/w:eastAsia="([^"]*)"/g)].at(-1)?.[1];
    expect(fontOf('另起一段')).toBe('仿宋_GB2312');
    expect(fontOf('督办事项')).toBe('黑体');
    expect(fontOf('关于凤台')).toBe('方正小标宋简体');
    const fonts = part('word/fontTable.xml');
    for (const other of ['FangSong', 'SimHei', 'STZhongsong']) expect(fonts).toContain(other);
  });

  it('says number, addressee, counted headings, date without zeros, and who gets a copy', async () => {
    const text = textIn((await opened())('word/document.xml'));
    for (const words of [
      '凤督办〔2026〕3号',
      '凤台宏达铝制品有限公司：',
      '一、督办事项',
      '2026年11月5日',
      '抄送：淮南市应急管理局。',
    ])
      expect(text).toContain(words);
  });

  it('has page numbers on the outer side, odd and even', async () => {
    const part = await opened();
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const feet = ['word/footer1.xml', 'word/footer2.xml'].map(part);
    expect(feet.map((foot) => /<w:jc w:val="(\w+)"/.exec(foot)?.[1]).sort()).toEqual(['left', 'right']);
    for (const foot of feet) expect(foot).toContain('PAGE');
  });

  it('shows a picture whole, not a strip as high as a line', async () => {
    const sha256 = 'a'.repeat(64);
    const picture = {
      id: 'b9',
      type: 'picture',
      sha256,
      mime: 'image/png',
      caption: '',
      widthMm: 90,
      heightMm: 60,
    } as const;
    const data = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const part = await opened({
      content: { ...content, blocks: [picture] },
      pictures: new Map([[sha256, { type: 'png', data }]]),
    });
    const drawn = /<w:p>(?:(?!<\/w:p>).)*<w:drawing>/.exec(part('word/document.xml'))?.[0] ?? '';
    expect(drawn.slice(drawn.lastIndexOf('<w:p>'))).toContain('w:lineRule="auto"');
  });

  it('marks a gap, so that nobody overlooks it on paper', async () => {
    const xml = (await opened({ number: null, issuedOn: null }))('word/document.xml');
    expect(xml).toMatch(/<w:highlight w:val="yellow"\/>(?:(?!<\/w:r>).)*待填写：反馈期限/);
    expect(textIn(xml)).toContain('草稿');
  });

  it('as a letter has its mark in a head of the first page, double rules, and no number on that page', async () => {
    const part = await opened({ layout: 'letter' });
    const xml = part('word/document.xml');
    expect(xml).toContain('<w:titlePg/>');
    const head = part('word/header1.xml');
    expect(textIn(head)).toBe('凤台县人民政府');
    expect(head).toContain('thickThinSmallGap');
    expect(textIn(xml)).not.toContain('印发');
  });

  it('to an upper authority names who signed it', async () => {
    expect(textIn((await opened({ signedBy: '林专班' }))('word/document.xml'))).toContain('签发人：林专班');
  });
});
