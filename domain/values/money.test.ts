import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFen, fen, formatWan, formatYuan, parseMoney, shareOf, yuan } from './money.ts';

describe('money', () => {
  it.each([
    ['1200', 120_000],
    ['¥1,200.50', 120_050],
    ['￥1，200.5元', 120_050],
    ['12.5万元', 12_500_000],
    ['３万', 3_000_000],
    ['0.3亿元', 3_000_000_000],
    ['人民币 30000 元整', 3_000_000],
    ['-1.01', -101],
    ['0.00001万元', 10],
  ])('is read from %j', (typed, wanted) => expect(parseMoney(typed)).toBe(wanted));

  it.each(['', '约3万', '1.234', '三万', '1.2.3', '12%', '99999999999999999999'])(
    'is not read from %j',
    (typed) => expect(parseMoney(typed)).toBeUndefined(),
  );

  it('is written in 元 and 万元 without losing a 分', () => {
    expect(formatYuan(fen(123_450))).toBe('1,234.50');
    expect(formatYuan(fen(-5))).toBe('-0.05');
    expect(formatWan(fen(12_500_000))).toBe('12.5');
    expect(formatWan(fen(1))).toBe('0.000001');
    expect(formatWan(fen(0))).toBe('0');
  });

  it('comes back from both ways of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }).map(fen), (amount) => {
        expect(parseMoney(formatYuan(amount))).toBe(amount);
        expect(parseMoney(`${formatWan(amount)}万元`)).toBe(amount);
      }),
    );
  });

  it('gives 15 % of a fine to the 分', () => {
    expect(shareOf(yuan(20_000), 1500)).toBe(yuan(3000));
    expect(shareOf(fen(10), 1500)).toBe(2);
    expect(shareOf(fen(-10), 1500)).toBe(-2);
  });

  it('refuses fractions of a 分', () => {
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => yuan(1.001)).toThrow(RangeError);
    expect(yuan(0.29)).toBe(29);
    expect(addFen(yuan(1), fen(1))).toBe(101);
  });
});
