import { describe, expect, it } from 'vitest';
import { looksLikeTable, percentDone, withColumn } from './columns.ts';

describe('the columns of a file', () => {
  it('hold each field once', () => {
    expect(withColumn(['name', null, 'foundOn'], 1, 'name')).toEqual([null, 'name', 'foundOn']);
    expect(withColumn(['name', null, null], 0, null)).toEqual([null, null, null]);
  });
});

describe('a running import', () => {
  it('never claims to be done', () => {
    expect(percentDone({ done: 0, total: 0 })).toBe(0);
    expect(percentDone({ done: 500, total: 1000 })).toBe(50);
    expect(percentDone({ done: 1000, total: 1000 })).toBe(99);
  });
});

it('a picture is not taken for a ledger', () => {
  expect(looksLikeTable('隐患台账2024.XLSX')).toBe(true);
  expect(looksLikeTable('台账照片.jpg')).toBe(false);
});
