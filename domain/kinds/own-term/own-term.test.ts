import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../reference/work-calendar.ts';
import { endOfTerm, lastStartEndingBy, type TermVersion } from '../../standards/term-rules.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import { byPlace, type Place, type Range, rangeOf, type Stream } from './order.ts';
import { OWN_STEPS, type OwnStep, stepsFor } from './own-term.ts';

const DAY_ONE = '2026-09-01' as PlainDate;
const version = (days: number, unit: TermVersion['unit']) =>
  ({ from: '2024-01-01', days, unit, article: '', confidence: 'VERIFIED' }) as const;
const length = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('calendar-day' as const, 'working-day' as const),
});

describe('The latest beginning of a term that is over by a day', () => {
  it('is the one after which every term lasts longer, whatever the holidays between', () => {
    fc.assert(
      fc.property(length, fc.integer({ min: 0, max: 400 }), ({ days, unit }, n) => {
        const rule = version(days, unit);
        const day = addDays(DAY_ONE, n);
        const start = lastStartEndingBy(day, rule, workCalendar);
        const ends = (from: PlainDate) => String(endOfTerm(from, rule, workCalendar));
        expect(ends(start) <= day).toBe(true);
        expect(ends(addDays(start, 1)) > day).toBe(true);
      }),
    );
  });
});

function streamOf(step: OwnStep, rule: ReturnType<typeof version> | undefined): Stream {
  if (rule === undefined) return { step, known: false, endOf: () => null, lastKeyBy: (day) => day };
  return {
    step,
    known: true,
    endOf: (key) => endOfTerm(key, rule, workCalendar) ?? null,
    lastKeyBy: (day) => lastStartEndingBy(day, rule, workCalendar),
  };
}

/** What a database answers to a range: its rows by key, the first of them. */
function rowsIn(all: readonly Place[], range: Range, descending: boolean, limit: number): Place[] {
  const sign = descending ? -1 : 1;
  const beyond = (row: Place) => {
    if (range.after === undefined) return true;
    const { key, id } = range.after;
    return (row.key === key ? (row.id < id ? -1 : row.id > id ? 1 : 0) : row.key < key ? -1 : 1) * sign > 0;
  };
  return all
    .filter(
      (r) => r.step === range.step && (range.from ?? '') <= r.key && r.key <= (range.to ?? '9') && beyond(r),
    )
    .sort((a, b) => (a.key === b.key ? (a.id < b.id ? -sign : sign) : a.key < b.key ? -sign : sign))
    .slice(0, limit);
}

describe('The list of what we owe', () => {
  it('comes page by page in the order of the last days, each thing once, whatever the rules are', () => {
    const someRows = fc.array(
      fc.record({ step: fc.constantFrom(...OWN_STEPS), start: fc.integer({ min: 0, max: 40 }) }),
      { maxLength: 60 },
    );
    const rules = fc.tuple(...OWN_STEPS.map(() => fc.option(length, { nil: undefined })));
    const options = fc.record({
      late: fc.boolean(),
      descending: fc.boolean(),
      limit: fc.integer({ min: 1, max: 9 }),
      now: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(someRows, rules, options, (some, lengths, { late, descending, limit, now }) => {
        const today = addDays(DAY_ONE, now);
        const streams = OWN_STEPS.map((step, i) => {
          const said = lengths[i];
          return streamOf(step, said && version(said.days, said.unit));
        });
        const rows: Place[] = some.map(({ step, start }, n) => {
          const key = addDays(DAY_ONE, start);
          const endsOn = streams.find((s) => s.step === step)?.endOf(key) ?? null;
          return { step, key, id: `id-${String((n * 37) % 61).padStart(2, '0')}`, endsOn };
        });
        const whole = rows
          .filter(({ endsOn }) => !late || (endsOn !== null && endsOn < today))
          .sort(byPlace(descending));
        const paged: Place[] = [];
        for (let after: Place | undefined; paged.length <= rows.length; ) {
          const wanted = { late, today, descending, after };
          const page = streams
            .flatMap((stream) => {
              const range = rangeOf(stream, wanted);
              return range === undefined ? [] : rowsIn(rows, range, descending, limit + 1);
            })
            .sort(byPlace(descending));
          paged.push(...page.slice(0, limit));
          if (page.length <= limit) break;
          after = page[limit - 1];
        }
        expect(paged).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('shows everybody the steps that he can make', () => {
    expect(stepsFor({ roles: ['leader'], scope: 'authority' })).toEqual(['sign']);
    expect(stepsFor({ roles: ['leader'], scope: 'department' })).toEqual([]);
    expect(stepsFor({ roles: ['verifier'], scope: 'department' })).toEqual([
      'review',
      'review-stopped',
      'delist',
    ]);
    expect(stepsFor({ roles: ['enterprise-principal'], scope: 'organisation' })).toEqual([]);
  });
});
