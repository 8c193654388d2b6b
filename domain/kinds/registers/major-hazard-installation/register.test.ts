import { describe, expect, it } from 'vitest';
import { completed } from '../../../primitives/register-values.ts';
import { NO_OWN_RULES } from '../../../primitives/rule.ts';
import type { PlainDate } from '../../../values/plain-date.ts';
import { majorHazardInstallation } from './register.ts';

type Line = readonly [substance: string, tonnes: number, classes?: string];

function entry(lines: readonly Line[], people500m: number, more: object = {}, own = NO_OWN_RULES) {
  const chemicals = lines.map(([substance, tonnes, classes]) => ({
    substance,
    tonnes,
    ...(classes === undefined ? {} : { classes }),
  }));
  return completed(majorHazardInstallation, { unit: '罐区', chemicals, people500m, ...more }, own).values;
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

  it.each(['天然气', '液化石油气', '汽油', '煤气', '氢气', '氧气', '1,2-环氧丙烷'])(
    'knows %s by the word that people use',
    (word) => {
      expect(problems([[word, 6]])).toEqual([]);
    },
  );

  it('is told as one without a grade while the grade rests on what the authority has still to confirm', () => {
    // 二氟化氧 is not in table 3: the class by which table 4 gives its β is inferred. S does not ask for β.
    const assessed = { assessedOn: '2024-02-29' };
    const waiting = entry([['二氟化氧', 1]], 0, assessed);
    expect(waiting).toMatchObject({ s: 1, grade: 'pending', assessmentDue: '2027-02-28' });
    expect(waiting).not.toHaveProperty('r');
    expect(entry([['二氟化氧', 0.5]], 0)).toMatchObject({ grade: 'none' });
    const own = { ...NO_OWN_RULES, values: { 'gb18218-beta-class': 1 } };
    // W1 of table 4 has β = 2: R = 0.5 × 2 × 1.
    expect(entry([['二氟化氧', 1]], 0, {}, own)).toMatchObject({ s: 1, grade: 'fourth' });
  });

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
