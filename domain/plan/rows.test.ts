import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registers } from '../kinds/registers/all.ts';
import type { Language, Texts } from '../primitives/texts.ts';
import { type PlainDate, plainDate } from '../values/plain-date.ts';
import type { Binding, Due, Plan, PlanClause, PlanFigure } from './clause.ts';
import { fromRows } from './from-rows.ts';
import { plan20242026 as plan } from './plan-2024-2026/index.ts';
import { DUTY_WORDS, REGISTER_WORDS } from './record-words.ts';
import { CLAUSE_COLUMNS, toRows } from './rows.ts';
import { BINDING_KINDS, BOUND, CAPABILITIES, FIGURE_WORDS, OWNERS } from './vocabulary.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** A cell of the sheet of the plan, changed; columns by field. */
const edited = (ref: string, field: string, cell: string): string[][] => {
  const column = CLAUSE_COLUMNS.findIndex((one) => one.field === field);
  return toRows(plan.clauses, 'zh').map((row) => (row[0] === ref ? row.with(column, cell) : row));
};

const clauseFrom = (rows: string[][], ref: string): PlanClause | undefined => {
  const read = fromRows(plan, rows);
  return read.ok ? read.plan.clauses.find((clause) => clause.ref === ref) : undefined;
};

const faultsOf = (rows: string[][]): string[] => {
  const read = fromRows(plan, rows);
  return read.ok ? [] : read.faults.map(({ ref, field, code }) => `${ref} ${field} ${code}`);
};

describe('a plan as a sheet', () => {
  it.each(LANGUAGES)('comes back from the %s sheet exactly as it was', (language) => {
    const read = fromRows(plan, toRows(plan.clauses, language));
    expect(read.ok ? read.plan : read.faults).toEqual(plan);
  });

  it('is written in words that people read, not in names of the product', () => {
    const row = Object.fromEntries(
      CLAUSE_COLUMNS.map(({ zh }, at) => [
        zh,
        toRows(plan.clauses, 'zh').find(([ref]) => ref === '16b')?.[at] ?? '',
      ]),
    );
    expect(row).toMatchObject({
      编号: '16b',
      部分: '措施',
      行动: '5',
      措施: '16',
      责任主体: '应急管理部门',
      期限: '2024-12-31截止',
      指标和目标: '培训机构条件复核率 ≥ 100%（2024-12-31截止）',
      佐证: '应办：培训机构条件复核；台账：培训机构条件复核；台账：安全培训机构',
    });
    const english = toRows(plan.clauses, 'en').find(([ref]) => ref === '18a');
    expect(english).toContain('Every year; Every half-year (high-risk sectors)');
    for (const cell of toRows(plan.clauses, 'en').flatMap((cells) => cells.slice(9)))
      expect(cell).not.toMatch(/[a-z]-[a-z]+-[a-z]+-|：|；/);
  });

  it('reads what people type: half width, lines, names, either language, blank rows', () => {
    expect(
      clauseFrom(edited('1a', 'proofs', '台账:季度督导 (部分); duty：quarterly-supervision'), '1a')?.proofs,
    ).toEqual([
      { kind: 'register', name: 'supervision-tour', share: 'part' },
      { kind: 'duty', name: 'quarterly-supervision' },
    ]);
    expect(
      clauseFrom(edited('1a', 'coOwners', '园区、Fire and rescue DEPARTMENT\n企业'), '1a')?.coOwners,
    ).toEqual(['park', 'department:fire', 'enterprise']);
    expect(
      clauseFrom(edited('1a', 'due', '2025-06-30；2024-03-01~2024-04-30;每半年（高危行业领域）'), '1a')?.due,
    ).toEqual([
      { once: '2025-06-30' },
      { from: '2024-03-01', to: '2024-04-30' },
      { every: 'half-year', only: 'high-risk' },
    ]);
    expect(clauseFrom(edited('1a', 'figures', '监测预警覆盖率>=95%'), '1a')?.figures).toEqual([
      { name: 'monitoring-coverage', target: { is: '>=', value: 0.95 } },
    ]);
    const spaced = toRows(plan.clauses, 'en').flatMap((row) => [row, row.map(() => ' ')]);
    expect(fromRows(plan, spaced).ok).toBe(true);
  });

  it.each([
    ['an owner', edited('6c', 'owner', '市监局'), '6c owner unknown-owner'],
    ['a kind of record', edited('6c', 'proofs', '台帐：气瓶（部分）'), '6c proofs unknown-kind'],
    ['a register', edited('6c', 'proofs', '台账：汽瓶（部分）'), '6c proofs unknown-name'],
    ['a proof without its kind', edited('6c', 'proofs', '气瓶（部分）'), '6c proofs unknown-kind'],
    ['a term', edited('6c', 'due', '年底前'), '6c due not-understood'],
    ['a day that does not exist', edited('6c', 'due', '2025-02-29截止'), '6c due not-understood'],
    ['a figure', edited('6c', 'figures', '幸福指数 ≥ 1'), '6c figures unknown-figure'],
    ['a number', edited('6c', 'measure', '六'), '6c measure not-understood'],
    ['a capability', edited('6c', 'later', '魔法'), '6c later unknown-capability'],
    ['an empty clause', edited('6c', 'textEn', ''), '6c text required'],
    ['a row without ref', edited('6c', 'ref', ' '), ' ref row-without-ref'],
    ['a missing column', toRows(plan.clauses, 'zh').map((row) => row.slice(0, -1)), ' later column-missing'],
  ])('says where %s is not understood', (_what, rows, expected) => {
    expect(faultsOf(rows)).toEqual([expected]);
  });

  it('names the row of the sheet where the ref is missing', () => {
    const read = fromRows(plan, edited('G2', 'ref', ''));
    expect(read.ok ? [] : read.faults.map(({ detail }) => detail)).toEqual([{ row: 3 }]);
  });

  it('says nothing of a sheet without rows but that every column is missing', () => {
    expect(faultsOf([])).toHaveLength(CLAUSE_COLUMNS.length);
  });
});

describe('any plan', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
  const pair = fc.tuple(line, line);
  const day: fc.Arbitrary<PlainDate> = fc
    .tuple(
      fc.integer({ min: 2025, max: 2026 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map((parts) => plainDate(...parts));
  const due: fc.Arbitrary<Due> = fc.oneof(
    day.map((once) => ({ once })),
    fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    fc.record(
      { every: fc.constantFrom('month', 'quarter', 'half-year', 'year'), only: fc.constant('high-risk') },
      { requiredKeys: ['every'] },
    ),
  );
  const target = fc.record(
    {
      is: fc.constantFrom('<=', '>='),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      by: day,
    },
    { requiredKeys: ['is', 'value'] },
  );
  const figure: fc.Arbitrary<PlanFigure> = fc.record(
    { name: fc.constantFrom(...Object.keys(FIGURE_WORDS)), target },
    { requiredKeys: ['name'] },
  );
  const binding = (share: fc.Arbitrary<object>): fc.Arbitrary<Binding> =>
    fc.tuple(keyOf(BINDING_KINDS), fc.nat(), share).map(([kind, at, mark]) => {
      const names = Object.keys(BOUND[kind]);
      return { kind, name: names[at % names.length] ?? '', ...mark };
    });
  const several = (share: fc.Arbitrary<object>, minLength: number) =>
    fc.uniqueArray(binding(share), {
      minLength,
      maxLength: 5,
      selector: ({ kind, name }) => `${kind} ${name}`,
    });
  const clause = (at: number): fc.Arbitrary<PlanClause> =>
    fc
      .record({
        title: pair,
        text: pair,
        quantities: fc.array(line, { maxLength: 3 }),
        owners: fc.uniqueArray(keyOf(OWNERS), { minLength: 1, maxLength: 5 }),
        due: fc.array(due, { maxLength: 4 }),
        figures: fc.array(figure, { maxLength: 3 }),
        whole: several(fc.constant({}), 1),
        parts: several(fc.constant({ share: 'part' }), 0),
        outputs: several(fc.constantFrom({}, { share: 'part' }), 0),
        later: fc.uniqueArray(keyOf(CAPABILITIES), { maxLength: 3 }),
      })
      .map(({ owners: [owner = 'park', ...coOwners], whole, parts, ...rest }) => ({
        ref: `${at}x`,
        part: 'measure',
        action: 1,
        measure: at,
        ...rest,
        owner,
        coOwners,
        proofs: rest.later.length > 0 ? parts : whole,
      }));

  it('survives the sheet in either language, to the last figure and letter', () => {
    const phases = plan.clauses.filter(({ part }) => part === 'phase');
    const clauses = fc.tuple(clause(1), clause(2), clause(3)).map((measures) => [...measures, ...phases]);
    fc.assert(
      fc.property(clauses, fc.constantFrom(...LANGUAGES), (all, language) => {
        const other: Plan = { ...plan, clauses: all };
        const read = fromRows(other, toRows(all, language));
        expect(read.ok ? read.plan : read.faults).toEqual(other);
      }),
      { numRuns: 300 },
    );
  });
});

const keyOf = <Words extends Texts>(words: Words): fc.Arbitrary<keyof Words & string> =>
  fc.constantFrom(...(Object.keys(words) as (keyof Words & string)[]));

describe('the words of a sheet', () => {
  const all: Readonly<Record<string, Texts>> = {
    OWNERS,
    CAPABILITIES,
    BINDING_KINDS,
    FIGURE_WORDS,
    ...BOUND,
  };

  it.each(Object.entries(all))('mean one thing each: %s', (_name, words) => {
    for (const language of [0, 1] as const) {
      const said = Object.values(words).map((pair) => pair[language].normalize('NFKC').toLowerCase());
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it('hold none of the marks that part a cell', () => {
    for (const words of Object.values(all))
      for (const pair of Object.values(words))
        for (const word of pair) expect(word).not.toMatch(/[;；、\n]|[)）]$/);
  });

  it('call a declared register what it calls itself', () => {
    for (const { name, words } of registers) expect(BOUND.register[name]).toEqual(words.slice(0, 2));
    expect(registers.length).toBeGreaterThan(0);
  });

  it('name the registers and duties that the plan stands on', () => {
    expect(Object.keys(REGISTER_WORDS)).toHaveLength(47);
    expect(Object.keys(DUTY_WORDS)).toHaveLength(47);
  });
});
