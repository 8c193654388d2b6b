import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { industries } from '../../reference/industries.ts';
import { departmentFor } from './department-for.ts';

const department = (name: string, codes: string[], sectorMarks: string[] = []) => ({
  id: name,
  name,
  industries: codes,
  sectorMarks,
});
const EMERGENCY = department('应急管理局', ['26', '25'], ['hazardous-chemicals', 'combustible-dust']);
const INDUSTRY = department('经济和信息化局', ['C']);
const WOOD = department('林业局', ['20', '2011']);
const BUILDING = department('住房和城乡建设局', ['E'], ['construction', 'city-gas']);
const ALL = [EMERGENCY, INDUSTRY, WOOD, BUILDING];

const answering = (industryCode: string | null, sectorMarks: string[] = []) =>
  departmentFor({ industryCode, sectorMarks }, ALL)?.name;

describe('the department that answers for an enterprise', () => {
  it('is the one that names its industry most exactly', () => {
    expect(answering('2614')).toBe('应急管理局');
    expect(answering('2011')).toBe('林业局');
    expect(answering('3311')).toBe('经济和信息化局');
    expect(answering('4710')).toBe('住房和城乡建设局');
  });

  it('follows the sector marks when no industry decides', () => {
    expect(answering(null, ['city-gas'])).toBe('住房和城乡建设局');
    expect(answering('8412', ['hazardous-chemicals'])).toBe('应急管理局');
  });

  it('is nobody when nothing speaks for anybody: a gap for a person to close', () => {
    expect(answering('8412', ['medical'])).toBeUndefined();
    expect(answering(null)).toBeUndefined();
  });

  it('never depends on the order of the departments, and never goes against a longer code', () => {
    const codes = industries.entries.map(({ code }) => code);
    const some = fc.record({
      industryCode: fc.constantFrom(...codes),
      sectorMarks: fc.subarray(['construction', 'city-gas', 'combustible-dust']),
    });
    const claims = fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 4 }),
        industries: fc.array(fc.constantFrom(...codes), { maxLength: 4 }),
        sectorMarks: fc.subarray(['construction', 'city-gas', 'combustible-dust']),
      }),
      { maxLength: 6, selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(some, claims, (organisation, claimed) => {
        const departments = claimed.map((c) => ({ ...c, id: c.name }));
        const answer = departmentFor(organisation, departments);
        expect(departmentFor(organisation, departments.toReversed())).toBe(answer);
        const longest = (d: { industries: string[] } | undefined) =>
          Math.max(
            0,
            ...(d?.industries ?? [])
              .filter((root) => industries.isUnder(organisation.industryCode, root))
              .map((root) => root.length),
          );
        for (const other of departments) expect(longest(answer)).toBeGreaterThanOrEqual(longest(other));
      }),
    );
  });
});
