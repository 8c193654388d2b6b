import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, partsOf, toDayNumber } from './plain-date.ts';
import { readTypedDate } from './typed-date.ts';

/** 1950-01-01 to 2069-12-31: days that two-digit years and serial numbers do not make ambiguous. */
const day = fc.integer({ min: 0, max: 36_524 }).map(fromDayNumber);

describe('a day typed into a ledger', () => {
  it.each([
    '2024-3-5',
    '2024-03-05',
    '2024/03/05',
    '2024/3/5',
    '2024.3.5',
    '24.3.5',
    '24-03-05',
    '20240305',
    20240305,
    '2024年3月5日',
    '2024年03月05号',
    '24年3月5日',
    '2024 年 3 月 5 日',
    ' 2024-03-05 ',
    '2024-03-05 14:30',
    '2024-03-05T14:30:00',
    '2024-03-05T14:30:00+08:00',
    '2024/3/5 9:05:07',
    '2024年3月5日14时30分',
    '2024年3月5日 下午3:20',
    '2024年3月5日（星期二）',
    '２０２４－０３－０５',
    '２０２４年３月５日',
    '2024。3。5',
    '2024、3、5',
    "'2024-03-05",
    '二〇二四年三月五日',
    '二零二四年三月五日',
    '二○二四年三月五日',
    '二四年三月五号',
    45356,
    45356.604,
    '45356',
  ])('is read from %j', (typed) => expect(readTypedDate(typed)).toBe('2024-03-05'));

  it.each([
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['二〇二五年十月二十日', '2025-10-20'],
    ['二〇二四年十一月廿一日', '2024-11-21'],
    ['98.12.1', '1998-12-01'],
  ])('is read from %j as %s', (typed, wanted) => expect(readTypedDate(typed)).toBe(wanted));

  it.each([
    '3月5日',
    '3-5',
    '2024',
    2024,
    '2024-03',
    '2024年3月',
    '202403',
    '5/3/2024',
    '2024-02-30',
    '2023年2月29日',
    '20241301',
    '2024-3-55',
    '2024-03-05T14:30:00Z',
    '3024-03-05',
    '二〇二四年十三月五日',
    '长期有效',
    '/',
    '',
    0,
    -5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '13900001111',
    13900001111,
  ])('is not guessed from %j', (typed) => expect(readTypedDate(typed)).toBeUndefined());

  it('is the same day however it is written', () => {
    fc.assert(
      fc.property(day, (date) => {
        const { year, month, day: dd } = partsOf(date);
        const written = [
          date,
          `${year}/${month}/${dd}`,
          `${year}.${month}.${dd}`,
          `${year}年${month}月${dd}日`,
          date.replaceAll('-', ''),
          `${String(year).slice(2)}.${month}.${dd}`,
          toDayNumber(date) + 25_569,
        ];
        for (const typed of written) expect(readTypedDate(typed)).toBe(date);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.double()), (typed) => {
        readTypedDate(typed);
      }),
    );
  });
});
