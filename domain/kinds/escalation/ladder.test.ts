import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import {
  beyondDuties,
  DEFAULT_LADDER,
  DUTIES_UP_TO,
  isCleared,
  isSound,
  type Ladder,
  type LadderFile,
  nextRung,
  pressureOf,
  pressureOfDuties,
  type Refusal,
  RUNGS,
  rungsAhead,
  type StandingRung,
} from './ladder.ts';

const DUE = '2026-10-31' as PlainDate;
const file = (changed: Partial<LadderFile> = {}): LadderFile => ({
  grade: 'major',
  state: 'rectifying',
  holder: 'enterprise',
  dueOn: DUE,
  recurrenceOf: null,
  fields: {},
  ...changed,
});
const next = (day: string, standing: readonly StandingRung[] = [], changed: Partial<LadderFile> = {}) =>
  nextRung(DEFAULT_LADDER, pressureOf(file(changed)), standing, day);
const stood = (rung: StandingRung['rung'], reachedOn: string): StandingRung => ({ rung, reachedOn });

describe('the ladder', () => {
  it('does not press on the last day of the term, and begins with a letter on the day after', () => {
    expect(next('2026-10-31')).toBeUndefined();
    expect(next('2026-11-01')).toMatchObject({
      rung: 'written-advisory',
      because: { by: 'late', daysLate: 1, dueOn: DUE },
    });
  });

  it('counts a notice left unanswered and one refused in person like a returned rectification, once each', () => {
    const letter = [stood('written-advisory', '2026-11-01')];
    const reach = (refused: readonly Refusal[], fields = {}, ladder: Ladder = DEFAULT_LADDER) =>
      nextRung(ladder, pressureOf(file({ fields })), letter, '2026-11-06', refused);
    expect(reach(['notice-unanswered'])).toBeUndefined();
    const { rung, because } = reach(['refused-in-person', 'notice-unanswered']) ?? {};
    expect([rung, because?.by, because?.returns]).toEqual(['circular', 'returned', 0]);
    expect(because?.refusals).toEqual(['notice-unanswered', 'refused-in-person']);
    expect(reach(['refused-in-person'], { returned: 1 })?.rung).toBe('circular');
    // What counts is the authority's to say.
    const own = { ...DEFAULT_LADDER, refusals: ['refused-in-person'] } as const;
    expect(reach(['refused-in-person', 'notice-unanswered'], {}, own)).toBeUndefined();
    const all = ['refused-in-person', 'notice-unanswered'] as const;
    const [circular] = rungsAhead(DEFAULT_LADDER, pressureOf(file()), letter, '2026-11-02', all);
    expect([circular?.rung, circular?.on]).toEqual(['circular', '2026-11-06']);
  });

  it('begins with a letter however late the hazard is', () => {
    expect(next('2027-10-31')?.rung).toBe('written-advisory');
  });

  it('climbs to the circular after fifteen days, to the interview after thirty, to disclosure after sixty', () => {
    const standing: StandingRung[] = [];
    for (let n = 0; n <= 70; n++) {
      const day = addDays(DUE, n);
      const reached = next(day, standing);
      if (reached) standing.push(stood(reached.rung, day));
    }
    expect(standing).toEqual([
      stood('written-advisory', addDays(DUE, 1)),
      stood('circular', addDays(DUE, 15)),
      stood('regulatory-interview', addDays(DUE, 30)),
      stood('public-disclosure', addDays(DUE, 60)),
    ]);
  });

  it('leaves days between two rungs', () => {
    const standing = [stood('written-advisory', '2026-12-28')];
    expect(next('2027-01-01', standing)).toBeUndefined();
    expect(next('2027-01-02', standing)?.rung).toBe('circular');
  });

  it('counts returned rectifications, whether or not the term is over', () => {
    const standing = [stood('written-advisory', '2026-10-01')];
    expect(next('2026-10-20', standing, { fields: { returned: 1 } })).toBeUndefined();
    expect(next('2026-10-20', standing, { fields: { returned: 2 } })).toMatchObject({
      rung: 'circular',
      because: { by: 'returned', returns: 2 },
    });
  });

  it('tells of a hazard that came again on the first day late', () => {
    const standing = [stood('written-advisory', '2026-10-20')];
    const again = { recurrenceOf: '0198f000-0000-7000-8000-000000000001' };
    expect(next('2026-10-31', standing, again)).toBeUndefined();
    expect(next('2026-11-01', standing, again)).toMatchObject({ because: { by: 'recurrence' } });
  });

  it.each([
    ['a general hazard', { grade: 'general' }],
    ['one without a term', { dueOn: null }],
    ['one that waits for its verifier', { state: 'submitted', holder: 'verifier' }],
    ['one that is closed', { state: 'closed', holder: 'nobody' }],
  ])('leaves alone %s', (_what, changed) => {
    expect(next('2027-10-31', [], changed)).toBeUndefined();
    expect(rungsAhead(DEFAULT_LADDER, pressureOf(file(changed)), [], '2027-10-31')).toEqual([]);
  });

  it('is cleared by a verifier on site or by the end of the case, not by a claim', () => {
    expect(isCleared({ state: 'verified', holder: 'desk' })).toBe(true);
    expect(isCleared({ state: 'dismissed', holder: 'nobody' })).toBe(true);
    expect(isCleared({ state: 'submitted', holder: 'verifier' })).toBe(false);
    expect(isCleared({ state: 'contested', holder: 'desk' })).toBe(false);
  });

  it('foretells exactly what comes when nothing is done', () => {
    const rule = fc.record({
      daysLate: fc.integer({ min: 0, max: 40 }),
      returns: fc.option(fc.integer({ min: 1, max: 3 })),
      recurrence: fc.boolean(),
    });
    const ladders = fc.record({
      rungs: fc.record(
        Object.fromEntries(RUNGS.map((r) => [r, rule])) as Record<(typeof RUNGS)[number], typeof rule>,
      ),
      apartDays: fc.integer({ min: 1, max: 10 }),
    });
    const files = fc.record({
      returned: fc.integer({ min: 0, max: 4 }),
      again: fc.boolean(),
      from: fc.integer({ min: -20, max: 50 }),
    });
    fc.assert(
      fc.property(ladders, files, (ladder, { returned, again, from }) => {
        const one = pressureOf(file({ fields: { returned }, recurrenceOf: again ? 'x' : null }));
        const first = addDays(DUE, from);
        const foretold = rungsAhead(ladder, one, [], first);
        const came: StandingRung[] = [];
        for (let n = 0; n <= 200; n++) {
          const day = addDays(first, n);
          const reached = nextRung(ladder, one, came, day);
          if (reached) came.push(stood(reached.rung, day));
        }
        expect(came).toEqual(foretold.map(({ rung, on }) => stood(rung, on)));
      }),
    );
  });

  it('is sound only when later rungs ask for more', () => {
    expect(isSound(DEFAULT_LADDER)).toBe(true);
    const { rungs } = DEFAULT_LADDER;
    const turned = { ...rungs, circular: { ...rungs.circular, daysLate: 90 } };
    expect(isSound({ ...DEFAULT_LADDER, rungs: turned })).toBe(false);
  });
});

describe('the ladder of late duties', () => {
  const rungs = fc.constantFrom(...RUNGS);
  const climbs = fc.record({
    upTo: fc.option(rungs),
    apartDays: fc.integer({ min: 1, max: 20 }),
    from: fc.integer({ min: -10, max: 400 }),
  });

  it('goes one rung at a time, in order, days apart, and never beyond what the authority allows', () => {
    fc.assert(
      fc.property(climbs, ({ upTo, apartDays, from }) => {
        const ladder = { ...DEFAULT_LADDER, apartDays, dutiesUpTo: upTo };
        const pressure = pressureOfDuties(ladder, DUE);
        const standing: StandingRung[] = [];
        for (let n = from; n <= from + 120; n++) {
          const day = addDays(DUE, n);
          const reached = nextRung(ladder, pressure, standing, day);
          if (reached) standing.push(stood(reached.rung, day));
        }
        expect(standing.map(({ rung }) => rung)).toEqual(
          RUNGS.slice(0, upTo === null ? 0 : RUNGS.indexOf(upTo) + 1),
        );
        expect(beyondDuties(ladder).some((rung) => standing.some((s) => s.rung === rung))).toBe(false);
        standing.forEach(({ reachedOn }, i) => {
          const before = standing[i - 1]?.reachedOn;
          if (before === undefined) expect(reachedOn > DUE).toBe(true);
          else expect(addDays(before as PlainDate, apartDays) <= reachedOn).toBe(true);
        });
      }),
    );
  });

  it('foretells the same that comes', () => {
    fc.assert(
      fc.property(climbs, ({ upTo, apartDays, from }) => {
        const ladder = { ...DEFAULT_LADDER, apartDays, dutiesUpTo: upTo };
        const pressure = pressureOfDuties(ladder, DUE);
        const first = addDays(DUE, from);
        const came: StandingRung[] = [];
        for (let n = 0; n <= 150; n++) {
          const reached = nextRung(ladder, pressure, came, addDays(first, n));
          if (reached) came.push(stood(reached.rung, addDays(first, n)));
        }
        const foretold = rungsAhead(ladder, pressure, [], first);
        expect(came).toEqual(foretold.map(({ rung, on }) => stood(rung, on)));
      }),
    );
  });

  it('ends with an interview where the authority said nothing: the plan names disclosure for hazards only', () => {
    const ahead = rungsAhead(DEFAULT_LADDER, pressureOfDuties(DEFAULT_LADDER, DUE), [], DUE);
    expect(ahead.at(-1)?.rung).toBe(DUTIES_UP_TO);
    expect(beyondDuties(DEFAULT_LADDER)).toEqual(['public-disclosure']);
  });

  it('does not go back to a letter while a circular stands, and begins with one when nothing does', () => {
    const pressure = pressureOfDuties(DEFAULT_LADDER, DUE);
    const circular = [stood('circular', addDays(DUE, 2))];
    expect(nextRung(DEFAULT_LADDER, pressure, circular, addDays(DUE, 20))).toBeUndefined();
    const interview = nextRung(DEFAULT_LADDER, pressure, circular, addDays(DUE, 30));
    expect(interview?.rung).toBe('regulatory-interview');
    expect(nextRung(DEFAULT_LADDER, pressure, [], addDays(DUE, 90))?.rung).toBe('written-advisory');
  });
});
