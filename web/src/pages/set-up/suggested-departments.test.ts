import { departmentFor } from '@zhiben/domain/kinds/organisation/department-for.ts';
import { industries } from '@zhiben/domain/reference/industries.ts';
import { describe, expect, it } from 'vitest';
import { FIRST_TICKED, SUGGESTED_DEPARTMENTS } from './suggested-departments.ts';

const departments = SUGGESTED_DEPARTMENTS.map(({ key, name, industries: codes, marks }) => ({
  id: key,
  name,
  industries: codes,
  sectorMarks: marks,
}));

describe('the suggested departments', () => {
  it('name industries that exist, and none twice', () => {
    const codes = SUGGESTED_DEPARTMENTS.flatMap((each) => each.industries);
    for (const code of codes) expect(industries.find(code), code).toBeDefined();
    expect(new Set(codes).size).toBe(codes.length);
    for (const key of FIRST_TICKED) expect(SUGGESTED_DEPARTMENTS.map((each) => each.key)).toContain(key);
  });

  it('give a chemical works, a gas supplier and a haulier to whom one expects', () => {
    const answers = (industryCode: string) =>
      departmentFor({ industryCode, sectorMarks: [] }, departments)?.id;
    expect(answers('2611')).toBe('emergency');
    expect(answers('4511')).toBe('housing');
    expect(answers('5432')).toBe('transport');
    expect(answers('4411')).toBe('development');
  });
});
