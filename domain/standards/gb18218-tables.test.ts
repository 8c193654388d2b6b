import { describe, expect, it } from 'vitest';
import { chemicalByNo, chemicalClasses, chemicals, findChemicals } from './gb18218-tables.ts';

describe('the tables', () => {
  it('hold 85 chemicals and 24 classes, each chemical with a β of table 3 or a class for table 4', () => {
    expect([chemicals.length, chemicalClasses.length]).toEqual([85, 24]);
    const classes = new Set(chemicalClasses.map(({ id }) => id));
    for (const { beta, betaClass } of chemicals) {
      expect(beta === null).toBe(betaClass !== null);
      if (betaClass !== null) expect(classes).toContain(betaClass);
    }
  });

  it.each([
    ['液氨', [1]],
    ['7664-41-7', [1]],
    ['碳酰氯(光气)', [6]],
    ['ammonia', [1]],
    ['一氧化碳', [13]],
    ['LPG', [52]],
    ['酒精', [67]],
    ['硝化棉', [37, 38, 39, 40, 41, 42]],
    ['硝酸铵', [43, 44, 45]],
    ['氨水', []],
    ['盐酸', []],
    ['', []],
  ])('are searched by name, other name and CAS number: %s', (words, numbers) => {
    expect(findChemicals(words).map(({ no }) => no)).toEqual(numbers);
    for (const no of numbers) expect(chemicalByNo(no)?.no).toBe(no);
  });
});
