import { describe, expect, it } from 'vitest';
import { checkPlan } from '../check.ts';
import { clausesBoundTo, type Due } from '../clause.ts';
import { mending } from '../faults.ts';
import { plan20242026 as plan } from './index.ts';

/** Every row of the plan, in its order, written down apart from the data. */
const REFS = [
  'G1 G2 G3 G4 G5 G6 G7 G8',
  '1a 1b 1c 2a 2b 2c 2d 2e 2f 3a 3b 3c 3d 3e 3f',
  '4a 4b 4c 4d 5a 5b 6a 6b 6c 6d 6e 6f 6g 6h 6i 7a 7b 7c 7d 7e 7f 7g 7h 7i 8a 8b 8c 8d 8e 8f 8g 9a 9b 9c 9d',
  '10a 10b 10c 11a 11b 11c 11d 12a 12b 12c 12d 12e 12f 12g 12h 13a 13b 13c 13d 13e 13f',
  '14a 14b 14c 14d 14e 15a 15b 15c 15d 15e',
  '16a 16b 16c 16d 16e 17a 17b 17c 17d 18a 18b 18c',
  '19a 19b 19c 20a 20b 20d 20c',
  '21a 21b 21c 21d 21e 22a 22b 22c 22d 22e 22f 22g 22h 22i 22j 22k 23a 23b 23c 23d 24a 24b 24c 24c2 24d 24e 24f',
  '25a 25b 25c 25d 25e 25f 25g',
  'P1 P2 P3 P4',
  'S1 S2 S3 S4',
].flatMap((row) => row.split(' '));

/** Every day and frequency that the plan names, and the clauses that have it. */
const TERMS: Readonly<Record<string, string>> = {
  'once 2024-12-31': 'G5 12d 13a 14c 15c 16b 17a 24c',
  'once 2025-12-31': 'G5 14d 16c 20b',
  'once 2026-12-31': 'G5 14e',
  '2024-02-01 – 2024-12-31': '3b 19a',
  '2025-01-01 – 2025-12-31': '3c 19b',
  '2026-01-01 – 2026-12-31': '3d',
  '2024-02-01 – 2026-12-31': '24a',
  '2024-02-01 – 2024-04-30': 'P1',
  '2024-05-01 – 2025-12-31': 'P2',
  '2026-01-01 – 2026-09-30': 'P3',
  '2026-10-01 – 2026-12-31': 'P4',
  'every month': '12g',
  'every quarter': '1a 2a',
  'every year': '5a 12h 18a',
  'every half-year, high-risk': '18a',
};

const termOf = (due: Due): string =>
  'once' in due
    ? `once ${due.once}`
    : 'every' in due
      ? `every ${due.every}${due.only === undefined ? '' : `, ${due.only}`}`
      : `${due.from} – ${due.to}`;

describe('the plan of 2024 to 2026', () => {
  it('has every row of the plan once', () => {
    expect(REFS).toHaveLength(150);
    expect(plan.clauses.map(({ ref }) => ref).sort()).toEqual([...REFS].sort());
  });

  it('has all eight actions and twenty-five measures, and numbers nothing else', () => {
    const measures = plan.clauses.filter(({ part }) => part === 'measure');
    expect([...new Set(measures.map(({ action }) => action))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...new Set(measures.map(({ measure }) => measure))]).toEqual(
      Array.from({ length: 25 }, (_, at) => at + 1),
    );
    for (const { ref, measure } of measures) expect(ref).toMatch(new RegExp(`^${measure}[a-k]2?$`));
  });

  it('has exactly the days and frequencies that the plan names', () => {
    const terms = plan.clauses.flatMap(({ ref, due }) => due.map((one) => ({ ref, term: termOf(one) })));
    const found = Object.groupBy(terms, ({ term }) => term);
    const refs = Object.entries(found).map(([term, all = []]) => [term, all.map(({ ref }) => ref).sort()]);
    const named = Object.entries(TERMS).map(([term, all]) => [term, all.split(' ').sort()]);
    expect(Object.fromEntries(refs)).toEqual(Object.fromEntries(named));
  });

  it('passes the check that every imported plan has to pass', () => {
    const checked = checkPlan(plan);
    expect(checked.ok ? [] : checked.faults.map((f) => `${f.ref} ${f.field}: ${mending(f, 'en')}`)).toEqual(
      [],
    );
  });

  it('shows for each clause what proves it, or names the capability that it waits for', () => {
    const neither = plan.clauses.filter(({ proofs, later }) => proofs.length + later.length === 0);
    expect(neither).toEqual([]);
    const nothingComesOut = plan.clauses.filter(({ outputs, later }) => outputs.length + later.length === 0);
    expect(nothingComesOut).toEqual([]);
  });

  it('measures the old stock against nought and the coverages against all by their days', () => {
    const targets = plan.clauses.flatMap(({ ref, figures }) =>
      figures.flatMap(({ name, target }) =>
        target === undefined ? [] : [`${ref} ${name} ${target.is} ${target.value} ${target.by ?? ''}`.trim()],
      ),
    );
    expect(targets).toEqual([
      'G5 old-stock <= 0 2024-12-31',
      '3a principal-training-coverage >= 1',
      '14d monitoring-coverage >= 1 2025-12-31',
      '16b training-body-reviewed >= 1 2024-12-31',
      '18a drill-coverage >= 1',
      '18c rescue-team-coverage >= 1',
      '24a officer-training-coverage >= 1 2026-12-31',
    ]);
  });

  it('tells which clauses a record proves', () => {
    expect(clausesBoundTo(plan, 'register', 'gas-cylinder').map(({ ref }) => ref)).toEqual(['6c', '6i']);
    expect(clausesBoundTo(plan, 'case', 'supervision-order').map(({ ref }) => ref)).toEqual(['12a']);
    expect(clausesBoundTo(plan, 'register', 'no-such')).toEqual([]);
  });
});

describe('the words of the clauses', () => {
  /** Names of documents, and months and years, have to be the plan's. */
  const bare = (text: string) => text.replace(/《[^》]*》|\d{4}年(?:至|底前|\d{1,2}月)*|\d{1,2}月/g, '');

  it('are our own: none shares ten characters running with the plan', () => {
    const plans = plan.clauses.flatMap(({ quantities }) => quantities.map(bare));
    const runs = (text: string) =>
      Array.from({ length: Math.max(0, text.length - 9) }, (_, at) => text.slice(at, at + 10));
    const taken = plan.clauses.flatMap(({ ref, title, text }) =>
      [title[0], text[0]].flatMap((words) =>
        runs(bare(words))
          .filter((run) => plans.some((quoted) => quoted.includes(run)))
          .map((run) => `${ref}: ${run}`),
      ),
    );
    expect(plans.length).toBeGreaterThan(150);
    expect(taken).toEqual([]);
  });

  it('are sentences in both languages, and no two clauses say the same', () => {
    for (const { ref, title, text } of plan.clauses) {
      expect(text[0], ref).toMatch(/^[^A-Za-z]+。$/);
      expect(text[1], ref).toMatch(/^[A-Z].*\.$/);
      expect(title[1], ref).not.toMatch(/\p{Script=Han}/u);
    }
    for (const pick of ['title', 'text'] as const)
      for (const language of [0, 1] as const)
        expect(new Set(plan.clauses.map((clause) => clause[pick][language])).size).toBe(150);
  });

  it('quote quantities only where the plan has some', () => {
    const without = plan.clauses.filter(({ quantities }) => quantities.length === 0).map(({ ref }) => ref);
    expect(without).toEqual(['2b']);
  });
});
