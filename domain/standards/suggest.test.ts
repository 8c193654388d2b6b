import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import sampleHazards from '../reference/sample-hazards.json' with { type: 'json' };
import { plainDate } from '../values/plain-date.ts';
import { accuracyOf, runCase, suggestCases } from './accuracy.ts';
import { criteria, criterionById } from './criteria.ts';
import { suggestCriteria } from './suggest.ts';
import { CHAPTER_WORDS, notions } from './vocabulary.ts';

const ids = (text: string, options = {}) =>
  suggestCriteria(text, options).map(({ criterionId }) => criterionId);

describe('suggesting criteria', () => {
  it('says which words of the text led to each', () => {
    const [first] = suggestCriteria('李庄工业园三号车间 抛光除尘器是布袋的，没有泄爆片');
    expect(first?.criterionId).toBe('GM10-11-3');
    expect(first?.because.some((words) => words.includes('泄爆'))).toBe(true);
    expect(first?.because.every((words) => !words.includes('李庄'))).toBe(true);
  });

  it('prefers what is written for the industry and the marks of the enterprise', () => {
    expect(ids('特种作业人员没有证', { industry: '3311', marks: ['industry-and-trade'] })[0]).toBe(
      'GM10-3-2',
    );
    expect(ids('特种作业人员没有证', { industry: '2614', marks: ['hazardous-chemicals'] })[0]).toBe(
      'CH121-2',
    );
    expect(ids('特种作业人员没有证', { industry: '4710', marks: ['construction'] })[0]).toBe('HM24-A3');
  });

  it('leaves out what is no longer in force on the day', () => {
    expect(ids('汽油桶存在地下仓库', { on: plainDate(2025, 6, 1) })).toContain('FIRE17-6.4');
    expect(ids('汽油桶存在地下仓库', { on: plainDate(2026, 6, 1) })).not.toContain('FIRE17-6.4');
  });

  it('says nothing about a text that says nothing', () => {
    for (const text of ['', '。。。', '你好', '今天天气很好', '地面湿滑有油', 'hello'])
      expect(ids(text)).toEqual([]);
  });

  it('finds the contracting criterion for the sample hazard about contractors', () => {
    const sample = sampleHazards.find(({ id }) => id === 'H061');
    expect(ids(sample?.description ?? '')[0]).toBe('GM10-3-1');
  });

  it('gives at most five different criteria that exist, best first, for any text', () => {
    const word = fc.constantFrom(
      ...criteria.map(({ title }) => title),
      '园区',
      '3号车间',
      'ＡＢＣ',
      '😀',
      '$&',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 6 }), (parts) => {
        const found = suggestCriteria(parts.join(''));
        expect(found.length).toBeLessThanOrEqual(5);
        expect(new Set(found.map(({ criterionId }) => criterionId)).size).toBe(found.length);
        for (const [at, { criterionId, score, because }] of found.entries()) {
          expect(criterionById(criterionId)).toBeDefined();
          expect(because.length).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });
});

describe('the accuracy of suggestions', () => {
  it('is measured on cases of every standard that has criteria', () => {
    const covered = new Set(suggestCases.map(({ criterionId }) => criterionById(criterionId)?.standardId));
    expect(covered).toEqual(new Set(criteria.map(({ standardId }) => standardId)));
    expect(new Set(suggestCases.map(({ text }) => text)).size).toBe(suggestCases.length);
  });

  it.each([
    ['dev', 0.97, 0.98],
    ['held-out', 0.65, 0.88],
  ])('does not fall on %s cases', (split, top1, top5) => {
    const accuracy = accuracyOf(suggestCases.filter((item) => item.split === split).map(runCase));
    expect(accuracy.cases).toBeGreaterThanOrEqual(50);
    expect(accuracy.top1).toBeGreaterThanOrEqual(top1);
    expect(accuracy.top5).toBeGreaterThanOrEqual(top5);
  });
});

it('every notion of the vocabulary occurs in a criterion, so that none is dead', () => {
  expect(new Set(notions.map(({ id }) => id)).size).toBe(notions.length);
  const texts = criteria.map(({ id, title, condition }) => {
    const chapter = CHAPTER_WORDS.filter(([prefix]) => id.startsWith(prefix)).map(([, words]) => words);
    return [title, condition, ...chapter].join(' ').normalize('NFKC').toLowerCase();
  });
  const dead = notions.filter(({ pattern }) => !texts.some((text) => text.match(pattern)));
  expect(dead.map(({ id }) => id)).toEqual([]);
});
