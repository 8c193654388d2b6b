import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, sameName, tidyText } from './names.ts';

describe('two enterprise names', () => {
  it.each([
    ['淮南恒信化工有限公司', '淮南恒信化工有限责任公司'],
    ['淮南恒信化工有限公司', ' 淮南恒信 化工 '],
    ['中建（安徽）建设有限公司', '中建(安徽)建设有限公司'],
    ['中建【安徽】建设有限公司', '中建安徽建设有限公司'],
    ['ＡＢＣ食品有限公司', 'abc食品有限公司'],
    ['恒信化工有限公司凤台分公司', '恒信化工有限责任公司凤台分公司'],
  ])('%s and %s are the same', (a, b) => expect(sameName(a, b)).toBe(true));

  it.each([
    ['淮南恒信化工有限公司', '淮南恒兴化工有限公司'],
    ['恒信化工有限公司', '恒信化工有限公司凤台分公司'],
    ['', ''],
    ['有限公司', '有限责任公司'],
  ])('%j and %j are not', (a, b) => expect(sameName(a, b)).toBe(false));

  it('are alike whichever comes first, and tidying twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(sameName(a, b)).toBe(sameName(b, a));
        expect(tidyText(tidyText(a))).toBe(tidyText(a));
        expect(nameKey(a)).not.toContain(' ');
      }),
    );
  });
});
