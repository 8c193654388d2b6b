import { describe, expect, it } from 'vitest';
import { registerImport } from '../../../imports/register-import.ts';
import { completed } from '../../../primitives/register-values.ts';
import type { PlainDate } from '../../../values/plain-date.ts';
import { majorHazardInstallation } from './register.ts';

type Line = readonly [substance: string, tonnes: number, classes?: string];

function entry(lines: readonly Line[], people500m: number, more: object = {}) {
  const chemicals = lines.map(([substance, tonnes, classes]) => ({
    substance,
    tonnes,
    ...(classes === undefined ? {} : { classes }),
  }));
  return completed(majorHazardInstallation, { unit: '罐区', chemicals, people500m, ...more });
}

const problems = (lines: readonly Line[]) =>
  majorHazardInstallation.check?.(entry(lines, 0), '2026-11-23' as PlainDate);

describe('An entry of an installation', () => {
  // 40 t of ammonia of 10 t: S = 4; 35 people: α = 1.2; β = 2: R = 9.6. 6 t of chlorine of 5 t: β = 4.
  it.each([
    [[['液氨', 40]], 35, 4, 9.6, 'fourth'],
    [
      [
        ['氨', 40],
        ['氯', 6],
      ],
      35,
      5.2,
      15.36,
      'third',
    ],
    [[['7664-41-7', 100]], 100, 10, 40, 'third'],
    [[['1', 125]], 100, 12.5, 50, 'second'],
    [[['1', 250]], 100, 25, 100, 'first'],
    [[['氨', 9.999999]], 500, 0.999999, undefined, 'none'],
    [[['氨', 10]], 0, 1, 1, 'fourth'],
    // 柴油 by its class W5.4, 5000 t, β = 1.
    [[['柴油', 5000, 'W5.4']], 10, 1, 1, 'fourth'],
    [[['W5.4', 5000]], 10, 1, 1, 'fourth'],
  ] as const)('of %j with %i people near has S, R and grade', (lines, people, s, r, grade) => {
    const values = entry(lines as readonly Line[], people);
    expect([values['s'], values['r'], values['grade']]).toEqual([s, r, grade]);
  });

  it('names the line whose chemical is not known, and offers the names that it may mean', () => {
    expect(
      problems([
        ['氨', 40],
        ['神秘水', 6],
      ]),
    ).toEqual([{ field: 'chemicals', code: 'unknown-chemical', detail: { words: '神秘水', line: 2 } }]);
    expect(problems([['硝酸铵', 6]])).toMatchObject([
      { code: 'ambiguous-chemical', detail: { words: '硝酸铵', offered: expect.stringContaining('硝酸铵') } },
    ]);
    // A part of a name is never taken for the whole.
    expect(problems([['苯乙', 6]])).toMatchObject([
      { code: 'ambiguous-chemical', detail: { words: '苯乙', offered: '苯乙烯' } },
    ]);
    expect(problems([['柴油', 6, 'W9']])).toMatchObject([
      { code: 'unknown-chemical-class', detail: { words: 'W9' } },
    ]);
    expect(entry([['神秘水', 6]], 0)).not.toHaveProperty('grade');
  });

  it('reads its chemicals from one cell, however people part them', () => {
    const field = registerImport(majorHazardInstallation).fields.find(({ name }) => name === 'chemicals');
    const read = (cell: string) => {
      const reading = field?.read(cell);
      return reading?.ok ? reading.value : reading?.code;
    };
    const two = [
      { substance: '液氨', tonnes: 40 },
      { substance: '氯', tonnes: 6 },
    ];
    for (const cell of ['液氨 40；氯 6', '液氨,40;氯,6', '液氨，40吨\n氯，6 吨', '液氨， 40t；氯、6'])
      expect(read(cell), cell).toEqual(two);
    expect(read('1,2-环氧丙烷 40；柴油 5000 W5.4')).toEqual([
      { substance: '1,2-环氧丙烷', tonnes: 40 },
      { substance: '柴油', tonnes: 5000, classes: 'W5.4' },
    ]);
    expect(read('液氨')).toBe('line-incomplete');
  });

  it.each(['天然气', '液化石油气', '汽油', '煤气', '氢气', '氧气', '1,2-环氧丙烷'])(
    'knows %s by the word that people use',
    (word) => {
      expect(problems([[word, 6]])).toEqual([]);
    },
  );

  it('is filed within 15 days of its assessment and assessed again after three years, or at once on a change', () => {
    const assessed = { assessedOn: '2024-02-29' };
    expect(entry([['氨', 10]], 0, assessed)).toMatchObject({
      fileBy: '2024-03-15',
      assessmentDue: '2027-02-28',
    });
    const changed = { ...assessed, change: 'built', changedOn: '2025-06-01' };
    expect(entry([['氨', 10]], 0, changed)).toMatchObject({ assessmentDue: '2025-06-01' });
    expect(entry([['氨', 9]], 0, assessed)).not.toHaveProperty('assessmentDue');
  });
});
