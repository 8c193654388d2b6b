import { accuracyOf, runCase, suggestCases } from '../domain/standards/accuracy.ts';
import { prepareSuggestions, suggestCriteria } from '../domain/standards/suggest.ts';

/**
 * How often the suggested criteria hold the right one, for the cases that the words were chosen on and
 * for those that were held back. `--misses dev` lists what went wrong there.
 */
const SLOWEST_MEAN_MS = 5;
const LEAST_HELD_OUT_TOP5 = 0.85;

const startedAt = performance.now();
prepareSuggestions();
const indexMs = performance.now() - startedAt;

const results = suggestCases.map(runCase);
const heldOut = results.filter(({ split }) => split === 'held-out');
const dev = results.filter(({ split }) => split === 'dev');

const rounds = 20;
const timedAt = performance.now();
for (let round = 0; round < rounds; round++) for (const { text } of suggestCases) suggestCriteria(text);
const meanMs = (performance.now() - timedAt) / (rounds * suggestCases.length);

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
console.table(
  Object.fromEntries(
    Object.entries({ dev, 'held-out': heldOut, all: results }).map(([name, rows]) => {
      const { cases, top1, top5 } = accuracyOf(rows);
      return [name, { cases, 'top 1': percent(top1), 'top 5': percent(top5) }];
    }),
  ),
);
console.log(`index ${indexMs.toFixed(1)} ms, one suggestion ${meanMs.toFixed(3)} ms`);

const wanted = process.argv[process.argv.indexOf('--misses') + 1];
if (process.argv.includes('--misses')) {
  for (const { split, rank, criterionId, first, text } of results) {
    if (split === wanted && rank !== 1)
      console.log(`${rank || '-'}  ${criterionId} (got ${first ?? 'nothing'}): ${text}`);
  }
}

const all = accuracyOf(results);
const held = accuracyOf(heldOut);
const round3 = (share: number) => Math.round(share * 1000) / 1000;
const ok = held.top5 >= LEAST_HELD_OUT_TOP5 && meanMs < SLOWEST_MEAN_MS;
console.log(
  `RESULT ${JSON.stringify({
    name: 'suggest',
    ok,
    cases: all.cases,
    top1: round3(all.top1),
    top5: round3(all.top5),
    heldOutTop1: round3(held.top1),
    heldOutTop5: round3(held.top5),
    meanMs: round3(meanMs),
  })}`,
);
process.exitCode = ok ? 0 : 1;
