import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identification, identify, type StoredChemical } from './gb18218.ts';
import { chemicalClasses, chemicals, gradeRows } from './gb18218-tables.ts';

type Held = readonly [what: number | string, tonnes: number];

/** A number is a row of table 1, a word one or more classes of table 2. */
const stored = (held: readonly Held[]): StoredChemical[] =>
  held.map(([what, tonnes]) =>
    typeof what === 'number' ? { no: what, tonnes } : { classes: what.split(' '), tonnes },
  );
function found(held: readonly StoredChemical[], people500m: number): Identification {
  const answer = identify({ chemicals: held, people500m });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer;
}
const problemsOf = (held: readonly StoredChemical[], people500m = 0) => {
  const answer = identify({ chemicals: held, people500m });
  return answer.ok ? [] : answer.problems.map(({ code, field, line }) => [code, field, line]);
};

it('grades the worked example: 40 t of ammonia and 6 t of chlorine with 300 people around are of grade 3', () => {
  const answer = identify({
    chemicals: [
      { no: 1, tonnes: 40 },
      { no: 12, tonnes: 6 },
    ],
    people500m: 300,
  });
  // S = 40/10 + 6/5 = 5.2; R = 2.0 × (2 × 4 + 4 × 1.2) = 25.6.
  expect(answer).toMatchObject({
    ok: true,
    s: 5.2,
    r: 25.6,
    alpha: 2,
    isInstallation: true,
    grade: 3,
    confidence: { installation: 'VERIFIED', grade: 'KNOWN' },
    chemicals: [
      { no: 1, thresholdTonnes: 10, beta: 2, ratio: 4, weighted: 8 },
      { no: 12, thresholdTonnes: 5, beta: 4, ratio: 1.2, weighted: 4.8 },
    ],
  });
});

/** Computed by hand: what is held, people, S, R, grade (null: no installation). */
const CASES: readonly (readonly [
  held: readonly Held[],
  people: number,
  s: number,
  r: number,
  grade: number | null,
])[] = [
  // S of one chemical around 1.
  [[[1, 9.999999]], 0, 0.999999, 0.999999, null], // 9.999999/10 = 0.9999999; × β 2 × α 0.5
  [[[1, 10]], 0, 1, 1, 4], // 10/10; 0.5 × 2
  [[[1, 10.000001]], 0, 1, 1, 4], // 1.0000001, cut to six decimals
  [[[6, 0.299999]], 1, 0.999996, 19.999933, null], // 0.299999/0.3; × 20 = 19.99993333
  [[[6, 0.3]], 1, 1, 20, 3], // 0.3/0.3; × 20
  [[[46, 999.999]], 10, 0.999999, 0.999999, null], // potassium nitrate, 1000 t, W9.2 β 1
  [[[46, 1000]], 10, 1, 1, 4],
  // S of a mixture around 1. In floating point 0.7 + 0.1 + 0.2 is 0.9999999999999999.
  [
    [
      [1, 7],
      [7, 1],
      [63, 2],
    ],
    1,
    1,
    1.9,
    4,
  ], // 0.7 + 0.1 + 0.2; 2·0.7 + 2·0.1 + 1.5·0.2 = 1.4 + 0.2 + 0.3
  [
    [
      [1, 6.999999],
      [7, 1],
      [63, 2],
    ],
    1,
    0.999999,
    1.899999,
    null,
  ], // 0.6999999 + 0.3; 1.8999998
  [
    [
      [1, 7.000001],
      [7, 1],
      [63, 2],
    ],
    1,
    1,
    1.9,
    4,
  ], // 1.0000001; 1.9000002
  // Three thirds: 0.1/0.3 + 0.25/0.75 + 25/75.
  [
    [
      [6, 0.1],
      [30, 0.25],
      [26, 25],
    ],
    1,
    1,
    13.666666,
    3,
  ], // (20 + 20 + 1)/3
  [
    [
      [6, 0.1],
      [30, 0.25],
      [26, 24.999999],
    ],
    1,
    0.999999,
    13.666666,
    null,
  ], // S 0.99999998…
  [
    [
      [64, 250],
      [65, 250],
    ],
    0,
    1,
    0.5,
    4,
  ], // toluene and methanol, 500 t each: 0.5 + 0.5; 0.5 × 1
  [
    [
      [64, 250],
      [65, 249.9999],
    ],
    0,
    0.999999,
    0.499999,
    null,
  ], // 0.9999998; 0.4999999
  [
    [
      [1, 5],
      [1, 5],
    ],
    1,
    1,
    2,
    4,
  ], // the same chemical in two lines adds up
  [
    [
      [12, 4],
      [4, 3.9],
    ],
    1,
    0.995,
    3.59,
    null,
  ], // 0.8 + 0.195; 4·0.8 + 2·0.195 = 3.2 + 0.39
  // Grade edges with α 1: R 10, 50, 100.
  [[[1, 49.999999]], 1, 4.999999, 9.999999, 4], // 2 × 4.9999999 = 9.9999998
  [[[1, 50]], 1, 5, 10, 3], // 2 × 5
  [[[1, 249.999]], 1, 24.9999, 49.9998, 3],
  [[[1, 250]], 1, 25, 50, 2],
  [[[1, 499.999]], 1, 49.9999, 99.9998, 2],
  [[[1, 500]], 1, 50, 100, 1],
  // The same edges reached by a sum and another α.
  [
    [
      [12, 2.5],
      [10, 5],
    ],
    60,
    1.5,
    10.5,
    3,
  ], // 0.5 + 1; 1.5 × (4·0.5 + 5·1)
  [
    [
      [12, 2.5],
      [10, 4.66],
    ],
    60,
    1.432,
    9.99,
    4,
  ], // 0.5 + 0.932; 1.5 × (2 + 4.66)
  [[[9, 2.5]], 0, 2.5, 25, 3], // phosphine: 0.5 × 20 × 2.5
  [[[9, 5]], 0, 5, 50, 2],
  [[[9, 9.99]], 0, 9.99, 99.9, 2],
  [[[9, 10]], 0, 10, 100, 1],
  // α edges: ammonia 20 t, β·q/Q = 4.
  [[[1, 20]], 0, 2, 2, 4], // × 0.5
  [[[1, 20]], 1, 2, 4, 4], // × 1.0
  [[[1, 20]], 29, 2, 4, 4],
  [[[1, 20]], 30, 2, 4.8, 4], // × 1.2
  [[[1, 20]], 49, 2, 4.8, 4],
  [[[1, 20]], 50, 2, 6, 4], // × 1.5
  [[[1, 20]], 99, 2, 6, 4],
  [[[1, 20]], 100, 2, 8, 4], // × 2.0
  // α that lifts the grade: ammonia 45 t, β·q/Q = 9.
  [[[1, 45]], 29, 4.5, 9, 4],
  [[[1, 45]], 30, 4.5, 10.8, 3],
  // β of table 3, each value of it.
  [[[4, 20]], 1, 1, 2, 4], // sulfur dioxide 2
  [[[11, 20]], 1, 1, 3, 4], // hydrogen chloride 3
  [[[10, 5]], 1, 1, 5, 4], // hydrogen sulfide 5
  [[[3, 1]], 1, 1, 10, 3], // nitrogen dioxide 10
  [[[30, 0.75]], 1, 1, 20, 3], // methyl isocyanate 20
  // β of table 4 for what table 3 does not name.
  [[[51, 5]], 1, 1, 1.5, 4], // hydrogen, W2
  [[[56, 200]], 1, 1, 1, 4], // oxygen, W4
  [[[35, 5]], 1, 1, 2, 4], // TNT, W1.1
  // Classes of table 2.
  [[['J1', 5]], 1, 1, 4, 4],
  [[['J5', 499.99]], 1, 0.99998, 0.99998, null], // 499.99/500
  [[['W1.3', 50]], 1, 1, 2, 4],
  [[['W5.1', 10]], 1, 1, 1.5, 4],
  [
    [
      ['W5.3', 500],
      ['W5.4', 2500],
    ],
    1,
    1,
    1,
    4,
  ], // 500/1000 + 2500/5000
  [
    [
      ['W5.3', 500],
      ['W5.4', 2499.9],
    ],
    1,
    0.99998,
    0.99998,
    null,
  ], // 0.5 + 0.49998
  [
    [
      [1, 5],
      ['W2', 5],
    ],
    1,
    1,
    1.75,
    4,
  ], // 0.5 + 0.5; 2·0.5 + 1.5·0.5
  // Several classes: the lowest threshold; among equals the larger β.
  [[['W5.3 J5', 500]], 1, 1, 1, 4], // 1000 against 500 t: J5
  [[['W5.4 W5.3 W5.1', 10]], 1, 1, 1.5, 4], // W5.1
  [[['J2 J3', 50]], 1, 1, 2, 4], // 50 t both: β 2 of J3
  [[['W2 J3', 10]], 1, 1, 1.5, 4], // 10 t of W2, and its β though J3 has 2
  [[[1, 0]], 300, 0, 0, null],
];

describe('a unit is identified and graded as by hand', () => {
  it.each(CASES)('%j with %d people: S %d, R %d, grade %s', (held, people, s, r, grade) => {
    expect(found(stored(held), people)).toMatchObject({ s, r, grade, isInstallation: grade !== null });
  });
});

describe('the trace', () => {
  it('says table, threshold, β, α and verdict in both languages', () => {
    const { trace } = found(
      stored([
        [1, 40],
        [12, 6],
      ]),
      300,
    );
    expect(trace.map(({ id }) => id)).toEqual([
      'gb18218-threshold-table-1',
      'gb18218-threshold-table-1',
      'gb18218-sum',
      'gb18218-beta-table-3',
      'gb18218-beta-table-3',
      'gb18218-alpha',
      'gb18218-grade',
    ]);
    expect(trace[0]?.zh).toBe('氨列入表1（第1项），临界量 10 吨；存量 40 吨，q/Q＝4。');
    expect(trace[6]?.zh).toBe('R＝25.6，属于三级重大危险源。');
    expect(trace[6]?.en).toBe('R = 25.6: major hazard installation of grade 3.');
    for (const { zh, en } of trace) expect(zh + en).not.toMatch(/[{}]/);
  });

  it('says which of several classes counted, and ends with S for what is no installation', () => {
    const { trace } = found(stored([['W5.3 J5', 100]]), 5);
    expect(trace.map(({ id }) => id)).toEqual([
      'gb18218-lowest-threshold',
      'gb18218-threshold-table-2',
      'gb18218-sum',
    ]);
    expect(trace[0]?.zh).toBe('属于多个类别（W5.3、J5），取临界量最低的 J5。');
  });

  it('is as sure as what was used: an inferred class leaves the grade unsure, not the verdict', () => {
    expect(found(stored([[65, 500]]), 5).confidence).toEqual({ installation: 'VERIFIED', grade: 'UNSURE' });
    expect(found([{ no: 65, classes: ['W5.3'], tonnes: 500 }], 5).confidence.grade).toBe('VERIFIED');
    const confirmed = identify(
      { chemicals: [{ no: 65, tonnes: 500 }], people500m: 5 },
      { 'gb18218-beta-class': 1 },
    );
    expect(confirmed).toMatchObject({ confidence: { grade: 'VERIFIED' } });
  });

  it('names the rule that has still to be confirmed, once per chemical that rests on it', () => {
    const ids = (trace: readonly { readonly id: string; readonly confidence: string }[]) =>
      trace.filter(({ confidence }) => confidence === 'UNSURE').map(({ id }) => id);
    expect(ids(found(stored([[65, 500]]), 5).trace)).toEqual(['gb18218-beta-class']);
    expect(ids(found(stored([['W5.3 J5', 2000]]), 5).trace)).toEqual(['gb18218-beta-several-classes']);
    expect(ids(found(stored([[13, 20]]), 5).trace)).toEqual(['gb18218-beta-coal-gas']);
    expect(ids(found(stored([[1, 40]]), 5).trace)).toEqual([]);
  });

  it('takes β from table 3 even when classes are given, and coal gas as the authority says', () => {
    expect(found([{ no: 12, classes: ['J3'], tonnes: 5 }], 1)).toMatchObject({ r: 4, grade: 4 });
    const coalGas = { chemicals: [{ no: 13, tonnes: 20 }], people500m: 1 };
    expect(identify(coalGas)).toMatchObject({ r: 2, confidence: { grade: 'UNSURE' } });
    expect(identify(coalGas, { 'gb18218-beta-coal-gas': 1.5 })).toMatchObject({
      r: 1.5,
      confidence: { grade: 'VERIFIED' },
    });
  });
});

describe('a stock that cannot be judged', () => {
  it.each([
    ['nothing in it', [], 0, [['chemicals-missing', 'chemicals', null]]],
    ['no substance', [{ tonnes: 1 }], 0, [['substance-missing', 'no', 0]]],
    ['an unknown chemical', [{ no: 86, tonnes: 1 }], 0, [['unknown-chemical', 'no', 0]]],
    ['an unknown class', [{ classes: ['J1', 'J9'], tonnes: 1 }], 0, [['unknown-class', 'classes', 0]]],
    ['less than nothing', [{ no: 1, tonnes: -1 }], 0, [['negative', 'tonnes', 0]]],
    ['no number', [{ no: 1, tonnes: Number.NaN }], 0, [['not-a-number', 'tonnes', 0]]],
    ['endless', [{ no: 1, tonnes: Number.POSITIVE_INFINITY }], 0, [['not-a-number', 'tonnes', 0]]],
    ['more than the world has', [{ no: 1, tonnes: 10_000_001 }], 0, [['too-large', 'tonnes', 0]]],
    ['finer than a gram', [{ no: 1, tonnes: 0.000_000_1 }], 0, [['too-fine', 'tonnes', 0]]],
    ['half a person', [{ no: 1, tonnes: 1 }], 0.5, [['not-whole', 'people500m', null]]],
    ['fewer people than none', [{ no: 1, tonnes: 1 }], -1, [['negative', 'people500m', null]]],
    [
      'several faults at once',
      [
        { no: 1, tonnes: 1 },
        { no: 0, tonnes: -2 },
      ],
      Number.NaN,
      [
        ['not-a-number', 'people500m', null],
        ['unknown-chemical', 'no', 1],
        ['negative', 'tonnes', 1],
      ],
    ],
    [
      'too many lines',
      Array.from({ length: 501 }, () => ({ no: 1, tonnes: 1 })),
      0,
      [['too-many-chemicals', 'chemicals', null]],
    ],
  ] as const)('%s', (_what, held, people, problems) => {
    expect(problemsOf(held, people)).toEqual(problems);
  });
});

describe('whatever is stored', () => {
  const tonnes = fc.integer({ min: 0, max: 2_000_000_000 }).map((grams) => grams / 1_000_000);
  const chemical: fc.Arbitrary<StoredChemical> = fc.oneof(
    fc.record({ no: fc.constantFrom(...chemicals.map(({ no }) => no)), tonnes }),
    fc.record({
      classes: fc.subarray(
        chemicalClasses.map(({ id }) => id),
        { minLength: 1, maxLength: 4 },
      ),
      tonnes,
    }),
  );
  const stock = fc.array(chemical, { minLength: 1, maxLength: 8 });
  const people = fc.integer({ min: 0, max: 200 });

  it('more of anything, or more people, never lowers S, R or the grade', () => {
    fc.assert(
      fc.property(stock, people, fc.nat(), tonnes, fc.nat(150), (held, around, which, more, moving) => {
        const before = found(held, around);
        const fuller = held.map((line, i) =>
          i === which % held.length
            ? { ...line, tonnes: Math.round((line.tonnes + more) * 1e6) / 1e6 }
            : line,
        );
        for (const after of [found(fuller, around), found(held, around + moving)]) {
          expect(after.s).toBeGreaterThanOrEqual(before.s);
          expect(after.r).toBeGreaterThanOrEqual(before.r);
          expect(after.grade ?? 5).toBeLessThanOrEqual(before.grade ?? 5);
        }
      }),
    );
  });

  it('order does not matter', () => {
    fc.assert(
      fc.property(stock, people, (held, around) => {
        const { s, r, grade } = found(held, around);
        expect(found([...held].reverse(), around)).toMatchObject({ s, r, grade });
      }),
    );
  });

  it('there is a grade only where S is 1 or more, and the numbers shown lie on the side of the verdict', () => {
    fc.assert(
      fc.property(stock, people, (held, around) => {
        const { s, r, grade, isInstallation } = found(held, around);
        expect(isInstallation).toBe(s >= 1);
        expect(grade).toBe(isInstallation ? gradeRows.find((row) => r >= row.r)?.grade : null);
      }),
    );
  });
});
