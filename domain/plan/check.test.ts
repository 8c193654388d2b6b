import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './check.ts';
import type { Plan, PlanClause } from './clause.ts';
import { type FaultCode, faultTexts, mending } from './faults.ts';
import { plan20242026 as plan } from './plan-2024-2026/index.ts';

/** The plan with one clause changed as somebody might in a sheet. */
const changed = (ref: string, change: object): unknown => ({
  ...plan,
  clauses: plan.clauses.map((clause) => (clause.ref === ref ? { ...clause, ...change } : clause)),
});

const without = (ref: string, field: keyof PlanClause): unknown => ({
  ...plan,
  clauses: plan.clauses.map((clause) => {
    if (clause.ref !== ref) return clause;
    const { [field]: _, ...rest } = clause;
    return rest;
  }),
});

const phase = (ref: string, change: object): unknown => ({
  ...plan,
  phases: plan.phases.map((one) => (one.ref === ref ? { ...one, ...change } : one)),
});

/** "ref field code" of every fault. */
const faults = (input: unknown): string[] => {
  const checked = checkPlan(input);
  return checked.ok ? [] : checked.faults.map(({ ref, field, code }) => `${ref} ${field} ${code}`);
};

const gasCylinder = { kind: 'register', name: 'gas-cylinder' };

const CASES: readonly (readonly [what: string, input: unknown, expected: readonly string[]])[] = [
  ['an empty title', changed('1a', { title: ['', 'Tour'] }), ['1a title required']],
  ['a missing owner', without('1a', 'owner'), ['1a owner required']],
  ['a day that does not exist', changed('1a', { due: [{ once: '2025-02-29' }] }), ['1a due not-understood']],
  ['a field that no clause has', changed('1a', { colour: 'red' }), ['1a colour unknown-field']],
  ['a ref that is there twice', changed('1b', { ref: '1a' }), ['1a ref ref-repeated']],
  ['a measure without its number', without('6c', 'measure'), ['6c measure measure-missing']],
  ['a phase with a number', changed('P1', { action: 3 }), ['P1 action measure-unwanted']],
  ['a day after the plan', changed('1a', { due: [{ once: '2027-01-01' }] }), ['1a due day-outside-plan']],
  [
    'a day before the plan',
    changed('1a', { due: [{ from: '2024-01-31', to: '2024-12-31' }] }),
    ['1a due day-outside-plan'],
  ],
  [
    'a span that ends before it starts',
    changed('1a', { due: [{ from: '2025-02-01', to: '2025-01-31' }] }),
    ['1a due ends-before-start'],
  ],
  [
    'the target of a figure after the plan',
    changed('G5', { figures: [{ name: 'old-stock', target: { is: '<=', value: 0, by: '2028-01-01' } }] }),
    ['G5 figures day-outside-plan'],
  ],
  ['an owner that nobody knows', changed('1a', { owner: 'somebody' }), ['1a owner unknown-owner']],
  [
    'a co-owner that nobody knows',
    changed('1a', { coOwners: ['department:fire', 'department:sport'] }),
    ['1a coOwners unknown-owner'],
  ],
  ['an owner beside himself', changed('1a', { owner: 'park', coOwners: ['park'] }), ['1a coOwners repeated']],
  [
    'a proof of a kind that is none',
    changed('1a', { proofs: [{ kind: 'paper', name: 'gas-cylinder' }] }),
    ['1a proofs unknown-kind'],
  ],
  [
    'a proof in a register that is none',
    changed('1a', { proofs: [{ kind: 'register', name: 'toString' }] }),
    ['1a proofs unknown-name'],
  ],
  [
    'an output in a document that is none',
    changed('1a', { outputs: [{ kind: 'document', name: 'poem' }] }),
    ['1a outputs unknown-name'],
  ],
  ['a proof named twice', changed('1a', { proofs: [gasCylinder, gasCylinder] }), ['1a proofs repeated']],
  ['a figure that is none', changed('1a', { figures: [{ name: 'luck' }] }), ['1a figures unknown-figure']],
  [
    'a capability that nobody builds',
    changed('21b', { later: ['wishes'] }),
    ['21b later unknown-capability'],
  ],
  ['a clause that nothing proves', changed('1a', { proofs: [] }), ['1a proofs no-proof']],
  [
    'a clause of which one proof covers a part and nothing the rest',
    changed('1a', { proofs: [{ ...gasCylinder, share: 'part' }] }),
    ['1a proofs part-alone'],
  ],
  [
    'a clause that waits though its proof covers the whole',
    changed('1a', { later: ['visit'] }),
    ['1a proofs whole-yet-waiting'],
  ],
  [
    'phases that leave a month out',
    phase('P2', { to: '2025-11' }),
    ['P3 phases phase-gap', 'P2 due phase-differs'],
  ],
  ['phases that end before the plan does', { ...plan, to: '2027-03' }, [' phases phases-do-not-span']],
  [
    'a phase that no clause states',
    { ...plan, clauses: plan.clauses.filter(({ ref }) => ref !== 'P4') },
    ['P4 phases phase-without-clause'],
  ],
  [
    'a phase that ends before it starts',
    phase('P4', { from: '2026-10', to: '2026-09' }),
    [' phases phases-do-not-span', 'P4 phases ends-before-start', 'P4 due phase-differs'],
  ],
  ['an edition that is no number', { ...plan, edition: 'first' }, [' edition not-understood']],
  ['no clauses', { ...plan, clauses: [] }, [' clauses required']],
  ['nothing', undefined, ['  required']],
];

describe('the check of a plan that somebody brings', () => {
  it.each(CASES)('refuses %s, and says where', (_what, input, expected) => {
    expect(faults(input)).toEqual(expected);
  });

  it('tells every fault at once, in the order of the plan', () => {
    const input = {
      ...plan,
      clauses: plan.clauses.map((clause) =>
        clause.ref === '1a' || clause.ref === '9d'
          ? { ...clause, owner: 'x', proofs: [], later: [] }
          : clause,
      ),
    };
    expect(faults(input)).toEqual([
      '1a owner unknown-owner',
      '1a proofs no-proof',
      '9d owner unknown-owner',
      '9d proofs no-proof',
    ]);
  });

  it('has a case for every fault but those of sheets, and both languages say how to mend each', () => {
    const codes = new Set(CASES.flatMap(([, input]) => faults(input)).map((line) => line.split(' ')[2]));
    const all = Object.keys(faultTexts).map((key) => key.replace('plan.fault.', ''));
    expect(all.filter((code) => !codes.has(code))).toEqual(['column-missing', 'row-without-ref']);
    for (const [, input] of CASES) {
      const checked = checkPlan(input);
      for (const fault of checked.ok ? [] : checked.faults) {
        expect(mending(fault, 'zh')).toMatch(/^[^{}]*。$/);
        expect(mending(fault, 'en')).toMatch(/^[^{}]*\.$/);
      }
    }
    const code: FaultCode = 'no-proof';
    expect(mending({ ref: '1a', field: 'proofs', code, detail: {} }, 'zh')).toContain('至少写一个佐证');
  });

  it('takes whatever stands in a plan for data: nothing makes it fall', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(checkPlan(value).ok).toBe(false);
        expect(checkPlan({ ...plan, clauses: [value] }).ok).toBe(false);
      }),
    );
  });

  it('lets the plan through as it is, also after a journey as JSON', () => {
    const checked = checkPlan(JSON.parse(JSON.stringify(plan)));
    expect(checked.ok && (checked.plan satisfies Plan)).toEqual(plan);
  });
});
