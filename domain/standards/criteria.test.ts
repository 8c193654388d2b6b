import { describe, expect, it } from 'vitest';
import { readIndustryCode } from '../reference/industries.ts';
import { isSectorMark } from '../reference/sector-marks.ts';
import { isPlainDate, plainDate } from '../values/plain-date.ts';
import {
  concerns,
  criteria,
  criteriaValidOn,
  criterionById,
  isValidOn,
  knownMarks,
  searchCriteria,
  standardById,
  standardOf,
  standards,
  standardValidityOn,
  validityOn,
} from './criteria.ts';

const criterion = (id: string) => {
  const found = criterionById(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const standard = (id: string) => {
  const found = standardById(id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('the data of the standards', () => {
  it('is whole: unique ids, known marks and industries, both languages, a source', () => {
    expect(criteria).toHaveLength(215);
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    expect(new Set(standards.map(({ id }) => id)).size).toBe(standards.length);
    for (const row of criteria) {
      expect(standardOf(row).id).toBe(row.standardId);
      for (const text of [row.title, row.titleEn, row.condition, row.article]) expect(text).not.toBe('');
      expect(['VERIFIED', 'KNOWN', 'UNSURE']).toContain(row.confidence);
      expect(row.marks.every(isSectorMark)).toBe(true);
      expect(row.industries.filter((code) => readIndustryCode(code) === undefined)).toEqual([]);
    }
  });

  it('dates every standard with real days and names successors that exist', () => {
    for (const row of standards) {
      for (const date of [row.effectiveFrom, row.effectiveTo])
        expect(date === null || isPlainDate(date)).toBe(true);
      if (row.supersededBy !== null) expect(standardById(row.supersededBy)).toBeDefined();
      expect(row.source).not.toBe('');
      expect(row.marks.every(isSectorMark)).toBe(true);
    }
  });

  it('holds the 64 items of 工贸 and all items of the other documents', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(criteria, (row) => row.standardId)].map(([id, rows]) => [id, rows.length]),
    );
    expect(counts).toEqual({
      'gm10-2023': 64,
      'chemicals-2017': 20,
      'fireworks-2017': 20,
      'city-gas-2023': 22,
      'housing-municipal-2024': 32,
      'gb45067-2024': 47,
      'gb35181-2017': 10,
    });
  });
});

describe('a criterion on a day', () => {
  it('is in force from the first day of its document', () => {
    expect(validityOn(criterion('GM10-11-3'), plainDate(2023, 5, 14))).toBe('invalid');
    expect(validityOn(criterion('GM10-11-3'), plainDate(2023, 5, 15))).toBe('valid');
  });

  it('is in force up to the last day before its successor', () => {
    expect(isValidOn(criterion('FIRE17-6.4'), plainDate(2025, 10, 31))).toBe(true);
    expect(isValidOn(criterion('FIRE17-6.4'), plainDate(2025, 11, 1))).toBe(false);
    expect(
      criteriaValidOn(plainDate(2026, 11, 1)).some(({ standardId }) => standardId === 'gb35181-2017'),
    ).toBe(false);
  });

  it('is unsure when no first day is known, and when the end of a replaced edition is not', () => {
    expect(standardValidityOn(standard('road-transport-2023'), plainDate(2026, 1, 1))).toBe('unsure');
    expect(standardValidityOn(standard('electric-power-2022'), plainDate(2026, 1, 1))).toBe('unsure');
    expect(standardValidityOn(standard('housing-municipal-2022'), plainDate(2024, 12, 12))).toBe('unsure');
    expect(standardValidityOn(standard('housing-municipal-2022'), plainDate(2024, 12, 13))).toBe('invalid');
  });
});

describe('criteria for an enterprise', () => {
  it('are those of its industry, those of its marks and those for everybody', () => {
    expect(concerns(criterion('GM10-6-1'), { industry: '3011' })).toBe(true);
    expect(concerns(criterion('GM10-6-1'), { industry: '1711' })).toBe(false);
    expect(concerns(criterion('GM10-11-3'), { industry: '2110' })).toBe(true);
    expect(concerns(criterion('CH121-5'), { industry: '1711' })).toBe(false);
    expect(concerns(criterion('CH121-5'), { industry: '1711', marks: ['hazardous-chemicals'] })).toBe(true);
    expect(concerns(criterion('CH121-5'), {})).toBe(true);
  });

  it('are found by words, standard and day together', () => {
    const found = searchCriteria({
      words: '泄爆 干式',
      on: plainDate(2026, 1, 1),
      marks: ['combustible-dust'],
    });
    expect(found.map(({ id }) => id)).toEqual(['GM10-11-3']);
    expect(searchCriteria({ standardId: 'city-gas-2023' })).toHaveLength(22);
    expect(searchCriteria({ words: 'explosion protection' }).map(({ id }) => id)).toContain('GM10-11-3');
  });

  it('ignore marks of another edition', () => {
    expect(knownMarks(['combustible-dust', 'unheard-of'])).toEqual(['combustible-dust']);
  });
});
