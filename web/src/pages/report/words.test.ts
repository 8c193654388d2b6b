import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleAndRest } from './words.ts';

test('one short sentence is the title, and nothing is kept twice', () => {
  expect(titleAndRest(' 反应釜安全阀超期未校验。 ')).toEqual({
    title: '反应釜安全阀超期未校验',
    description: '',
  });
});

test('the first sentence is the title, the whole is the description', () => {
  const words = '除尘器没有泄爆装置。现场积灰约两厘米，风机还在运行。';
  expect(titleAndRest(words)).toEqual({ title: '除尘器没有泄爆装置', description: words });
});

test('a breathless sentence is cut at a comma', () => {
  const words = `氨制冷机房${'报警器已经失效很久'.repeat(4)}，值班人员说${'没有人来修'.repeat(10)}`;
  const { title, description } = titleAndRest(words);
  expect(title.endsWith('失效很久')).toBe(true);
  expect(description).toBe(words);
});

test('whatever is said, the title fits and nothing is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
      const { title, description } = titleAndRest(words);
      expect(Array.from(title).length).toBeLessThanOrEqual(61);
      expect(description === '' ? title : description).toContain(title.replace(/…$/, '').slice(0, 5));
      const said = (text: string) => text.replace(/[。；;！!？?\s]/g, '');
      expect(said(description === '' ? title : description)).toBe(said(words));
    }),
  );
});
