import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  chineseNumber,
  type DocumentContent,
  gapsOf,
  headingSigns,
  lostReferences,
  piecesOf,
} from './content.ts';
import { fillTemplate, type Template, unknownPlaceholders } from './fill.ts';
import { sendingProblem } from './issuer.ts';
import { DOCUMENT_KIND_NAMES, DOCUMENT_KINDS, ISSUERS, maySign, numberOf, RECIPIENTS } from './kinds.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { DEFAULT_TEMPLATES } from './templates.ts';

const form = (...texts: string[]): Template => ({
  title: '关于{企业名称}的函',
  addressee: '{主送机关}',
  blocks: texts.map((text) => ({ type: 'paragraph', text })),
  copies: [],
});

describe('A form that is filled', () => {
  it('says what is known, and shows what is not as a gap', () => {
    const content = fillTemplate(form('整改期限为{整改期限}，已逾期{逾期天数}天。'), {
      words: { 'organisation-name': '永丰木业', recipient: '永丰木业', 'days-late': '12' },
    });
    expect(content.title).toBe('关于永丰木业的函');
    expect(content.blocks).toMatchObject([{ text: '整改期限为〔待填写：整改期限〕，已逾期12天。' }]);
    expect(gapsOf(content)).toEqual(['整改期限']);
  });

  it('keeps what stands behind each number, also in a table', () => {
    const content = fillTemplate(
      {
        ...form('共{未销号数}处。'),
        blocks: [...form('共{未销号数}处。').blocks, { type: 'insert', name: '隐患清单', optional: false }],
      },
      {
        words: { 'open-count': { text: '31', opens: '/hazards?open=true' } },
        blocks: {
          'hazard-list': [
            {
              type: 'table',
              caption: '',
              head: ['编号'],
              rows: [[{ text: 'YH2026-00007', opens: '/hazards/x' }]],
            },
          ],
        },
      },
    );
    expect(content.references).toEqual([
      { block: 'b1', value: '31', opens: '/hazards?open=true' },
      { block: 'b2', row: 0, column: 0, value: 'YH2026-00007', opens: '/hazards/x' },
    ]);
    expect(lostReferences(content)).toEqual([]);
  });

  it('leaves no gap for an insertion that may be missing, and one for any other', () => {
    const insert = (optional: boolean): Template => ({
      ...form(),
      blocks: [{ type: 'insert', name: '统计图表', optional }],
    });
    expect(fillTemplate(insert(true), {}).blocks).toEqual([]);
    expect(gapsOf(fillTemplate(insert(false), {}))).toContain('统计图表');
  });

  it('with a placeholder that the product does not know is told so', () => {
    expect(unknownPlaceholders(form('{隐患编号}{企业法人}'))).toEqual(['企业法人']);
  });
});

describe('The forms of the product', () => {
  it('exist for every kind and ask for nothing unknown', () => {
    for (const kind of DOCUMENT_KIND_NAMES)
      expect(unknownPlaceholders(DEFAULT_TEMPLATES[kind]), kind).toEqual([]);
  });

  it('ask for no placeholder twice under one name', () => {
    const names = Object.values(PLACEHOLDERS).map(({ zh }) => zh);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have no gap once everything is known', () => {
    const words = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, '已知']));
    const blocks = Object.fromEntries(
      Object.keys(PLACEHOLDERS).map((name) => [name, [{ type: 'paragraph' as const, text: ['已知'] }]]),
    );
    for (const kind of DOCUMENT_KIND_NAMES)
      expect(gapsOf(fillTemplate(DEFAULT_TEMPLATES[kind], { words, blocks })), kind).toEqual([]);
  });
});

describe('Records behind a number', () => {
  const opens = '/hazards?open=true';

  it('are found where it stands by itself, and not inside another number', () => {
    expect(piecesOf('2012年12处，12.5万元', [{ block: 'b1', value: '12', opens }])).toEqual([
      { text: '2012年' },
      { text: '12', opens },
      { text: '处，12.5万元' },
    ]);
  });

  it('are given to equal numbers one after the other', () => {
    const [a, b] = ['/hazards?a=1', '/hazards?b=1'];
    const pieces = piecesOf('新增5处，销号5处', [
      { block: 'b1', value: '5', opens: a },
      { block: 'b1', value: '5', opens: b },
    ]);
    expect(pieces.filter((piece) => piece.opens !== undefined).map((piece) => piece.opens)).toEqual([a, b]);
  });

  it('are told to be lost once somebody wrote another number', () => {
    const content: DocumentContent = {
      title: '通报',
      addressee: '',
      copies: [],
      blocks: [{ id: 'b1', type: 'paragraph', text: '未销号30处' }],
      references: [{ block: 'b1', value: '31', opens }],
    };
    expect(lostReferences(content)).toEqual(content.references);
  });

  it('never change what the text says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '2', '处', '.', '，') }),
        fc.array(fc.constantFrom('1', '12', '2', '处')),
        (text, values) => {
          const pieces = piecesOf(
            text,
            values.map((value) => ({ block: 'b1', value, opens })),
          );
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('Who may write what to whom', () => {
  const send = (over: Partial<Parameters<typeof sendingProblem>[0]>) =>
    sendingProblem({
      kind: 'supervision-notice',
      issuer: 'authority',
      authorityKind: 'county',
      recipient: 'lower-authority',
      ...over,
    });

  it('lets the government above direct the one below, and neither a department nor a committee', () => {
    expect(send({})).toBeUndefined();
    expect(send({ issuer: 'department' })).toBe('directive-to-government');
    expect(send({ issuer: 'committee' })).toBe('directive-to-government');
  });

  it('lets a department and a committee write a letter instead', () => {
    for (const issuer of ['department', 'committee'] as const)
      expect(send({ kind: 'written-advisory', issuer })).toBeUndefined();
  });

  it('lets nobody direct the government above him', () => {
    for (const issuer of ISSUERS) expect(send({ issuer, recipient: 'upper-authority' })).toBeDefined();
  });

  it('lets a coordinating body give no order and no opinion of an inspection', () => {
    for (const kind of ['rectification-order', 're-inspection-opinion'] as const)
      expect(send({ kind, issuer: 'committee', recipient: 'enterprise' })).toBe(
        'document-issuer-not-entitled',
      );
  });

  it('knows no government below a park', () => {
    expect(send({ authorityKind: 'park' })).toBe('document-recipient-unfit');
  });

  it('lets no directive document reach a government but from a government, whatever else is tried', () => {
    for (const kind of DOCUMENT_KIND_NAMES)
      for (const issuer of ISSUERS)
        for (const recipient of RECIPIENTS)
          for (const authorityKind of ['province', 'city', 'county', 'park'] as const) {
            const allowed = sendingProblem({ kind, issuer, authorityKind, recipient }) === undefined;
            const toGovernment = recipient === 'lower-authority' || recipient === 'upper-authority';
            if (allowed && DOCUMENT_KINDS[kind].directive && toGovernment)
              expect([issuer, recipient]).toEqual(['authority', 'lower-authority']);
          }
  });
});

describe('On paper', () => {
  it('the number has its year in six-cornered brackets and no zeros', () => {
    expect(numberOf('凤安督办', 2026, 3)).toBe('凤安督办〔2026〕3号');
  });

  it('headings are counted anew below each one above', () => {
    const heading = (id: string, level: 1 | 2 | 3 | 4): Block => ({ id, type: 'heading', level, text: '' });
    const signs = headingSigns([
      heading('b1', 1),
      heading('b2', 2),
      heading('b3', 3),
      heading('b4', 1),
      heading('b5', 2),
      heading('b6', 4),
    ]);
    expect([...signs.values()]).toEqual(['一、', '（一）', '1. ', '二、', '（一）', '（1）']);
  });

  it('numbers from one to ninety-nine are written as people write them', () => {
    expect([1, 10, 11, 20, 35, 99].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '三十五',
      '九十九',
    ]);
  });

  it('an order is signed by an inspector, a circular by a leader or the office only', () => {
    expect(maySign('rectification-order', ['inspector'])).toBe(true);
    expect(maySign('circular', ['inspector'])).toBe(false);
    expect(maySign('circular', ['leader'])).toBe(true);
    expect(maySign('close-out', ['enterprise-principal'])).toBe(false);
  });
});
