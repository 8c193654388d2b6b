import { describe, expect, it } from 'vitest';
import { csvFile, monthPlus } from './months.ts';

describe('months', () => {
  it('go over the turn of the year both ways', () => {
    expect(monthPlus('2026-01', -1)).toBe('2025-12');
    expect(monthPlus('2026-11', 2)).toBe('2027-01');
    expect(monthPlus('2026-11', -11)).toBe('2025-12');
  });
});

describe('the exported sheet', () => {
  it('keeps words that a spreadsheet would run or split', () => {
    expect(csvFile([['=1+1', '甲,乙', '他说"停"', -3]])).toBe('\uFEFF\'=1+1,"甲,乙","他说""停""",-3\r\n');
  });
});
