import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTOR_MARKS, type SectorMark } from '../reference/sector-marks.ts';
import { workCalendar } from '../reference/work-calendar.ts';
import { addDays, type PlainDate, plainDate } from '../values/plain-date.ts';
import {
  DRILL_KINDS,
  type DrillKind,
  drillCoverage,
  filingCheckDue,
  periodOf,
  planFilingDue,
  planReviewDue,
  requiredDrills,
} from './drill-rules.ts';
import { DRILLED_MORE_MARKS, LISTED_MARKS } from './sector-lists.ts';

const day = (text: string) => text as PlainDate;
const drill = (kind: DrillKind, on: string, reported = false) => ({ kind, on: day(on), reported });
const asked = (...marks: SectorMark[]) =>
  requiredDrills({ marks }).map(({ id, per, report }) => `${id} ${per}${report ? ' report' : ''}`);
const requirement = (id: string, ...marks: SectorMark[]) => {
  const found = requiredDrills({ marks }).find((r) => r.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('what must be drilled (方案第18项, 令第2号 art. 32, 33)', () => {
  it('is evacuation and plan every year and a site procedure every half-year', () => {
    expect(asked('industry-and-trade')).toEqual([
      'drill-evacuation year',
      'drill-plan year',
      'drill-site-response half-year',
    ]);
  });

  it('is twice as often, with a report, where there are dangerous goods', () => {
    expect(asked('hazardous-chemicals', 'industry-and-trade')).toEqual([
      'drill-evacuation-high-risk half-year',
      'drill-plan year',
      'drill-site-response half-year',
      'drill-plan-listed half-year report',
    ]);
  });

  it('of a crowded place has a half-yearly plan drill but a yearly evacuation', () => {
    expect(asked('crowded-place')).toEqual([
      'drill-evacuation year',
      'drill-plan year',
      'drill-site-response half-year',
      'drill-plan-listed half-year report',
    ]);
  });

  it('of a department is one drill in two years', () => {
    expect(requiredDrills({ marks: [], department: true })).toMatchObject([
      { id: 'drill-department', per: 'two-years', times: 1 },
    ]);
  });

  it('is as often as the authority says, and unsure while it has not said who is high-risk', () => {
    const [evacuation] = requiredDrills({ marks: ['fireworks'] });
    expect(evacuation?.trace.map(({ confidence }) => confidence)).toEqual(['VERIFIED', 'UNSURE']);
    const [own] = requiredDrills(
      { marks: ['fireworks'] },
      { 'drill-high-risk-marks': 11, 'drill-evacuation-high-risk': 2 },
    );
    expect(own).toMatchObject({ times: 2, trace: [{ confidence: 'VERIFIED' }, { confidence: 'VERIFIED' }] });
  });

  it('more marks never ask for less', () => {
    const marks = fc.subarray(SECTOR_MARKS.map(({ id }) => id));
    fc.assert(
      fc.property(marks, marks, (some, more) => {
        const few = requiredDrills({ marks: some });
        const many = requiredDrills({ marks: [...some, ...more] });
        expect(many.length).toBeGreaterThanOrEqual(few.length);
        for (const kind of DRILL_KINDS) {
          const half = (all: typeof few) => all.some((r) => r.counts.includes(kind) && r.per === 'half-year');
          if (half(few)) expect(half(many)).toBe(true);
        }
      }),
    );
    for (const mark of DRILLED_MORE_MARKS) expect(asked(mark)[0]).toContain('high-risk');
    for (const mark of LISTED_MARKS) expect(asked(mark)).toHaveLength(4);
  });
});

describe('the period that a drill counts for', () => {
  it.each([
    ['year', '2026-01-01', '2026-01-01', '2026-12-31'],
    ['year', '2026-12-31', '2026-01-01', '2026-12-31'],
    ['half-year', '2026-06-30', '2026-01-01', '2026-06-30'],
    ['half-year', '2026-07-01', '2026-07-01', '2026-12-31'],
    ['half-year', '2024-02-29', '2024-01-01', '2024-06-30'],
    ['two-years', '2026-11-25', '2024-11-26', '2026-11-25'],
    ['two-years', '2026-02-28', '2024-02-29', '2026-02-28'],
  ] as const)('a %s around %s is %s to %s', (per, on, from, to) => {
    expect(periodOf(per, day(on))).toEqual({ from, to });
  });

  it('holds its day, and the next one begins the day after it ends', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(plainDate(2000, 1, 1), n));
    fc.assert(
      fc.property(fc.constantFrom('year', 'half-year'), days, (per, on) => {
        const { from, to } = periodOf(per, on);
        expect(from <= on && on <= to).toBe(true);
        expect(periodOf(per, addDays(to, 1)).from).toBe(addDays(to, 1));
      }),
    );
  });
});

describe('whether it was drilled', () => {
  it.each([
    ['nothing', [], '2026-11-25', 0, false],
    ['one in the other half', [drill('evacuation', '2026-06-30')], '2026-11-25', 0, false],
    ['one on the first day', [drill('evacuation', '2026-07-01')], '2026-11-25', 1, true],
    ['one on the last day', [drill('evacuation', '2026-12-31')], '2026-12-31', 1, true],
    ['one that is still to come', [drill('evacuation', '2026-12-01')], '2026-11-25', 0, false],
    ['another kind', [drill('site-response', '2026-08-01')], '2026-11-25', 0, false],
  ])('with %s', (_what, drills, today, held, covered) => {
    const evacuation = requirement('drill-evacuation-high-risk', 'hazardous-chemicals');
    expect(drillCoverage(evacuation, drills, day(today))).toMatchObject({
      held,
      covered,
      missing: covered ? 0 : 1,
      confidence: 'UNSURE',
    });
  });

  it('a comprehensive or a special plan, either of them, answers for the year', () => {
    const plan = requirement('drill-plan');
    for (const kind of ['comprehensive-plan', 'special-plan'] as const)
      expect(drillCoverage(plan, [drill(kind, '2026-02-01')], day('2026-11-25')).covered).toBe(true);
    expect(drillCoverage(plan, [drill('site-response', '2026-02-01')], day('2026-11-25')).covered).toBe(
      false,
    );
  });

  it('counts drills that nobody has reported, where a report is asked', () => {
    const listed = requirement('drill-plan-listed', 'city-gas');
    const drills = [drill('site-response', '2026-08-01'), drill('special-plan', '2026-09-01', true)];
    expect(drillCoverage(listed, drills, day('2026-11-25'))).toMatchObject({ held: 2, unreported: 1 });
    expect(drillCoverage(requirement('drill-site-response'), drills, day('2026-11-25')).unreported).toBe(0);
  });
});

describe('an emergency plan', () => {
  it.each([
    // 令第2号 art. 35.
    [['hazardous-chemicals'], 'micro', '2023-11-25', '2026-11-25'],
    [['industry-and-trade'], 'medium', '2024-02-29', '2027-02-28'],
    [['industry-and-trade'], 'large', '2023-12-31', '2026-12-31'],
    [['industry-and-trade'], 'small', '2023-11-25', undefined],
    [['crowded-place'], null, '2023-11-25', undefined],
  ] as const)('of %j, %s, of %s is reviewed by %s', (marks, scale, since, dueOn) => {
    expect(planReviewDue({ marks, scale }, day(since))?.dueOn).toBe(dueOn);
  });

  it.each([
    // 令第2号 art. 26: 20 working days, the day of issue not counted.
    ['2026-11-02', '2026-11-30'],
    // National Day 2025: 1 to 8 October free, 28 September and 11 October working days.
    ['2025-09-19', '2025-10-23'],
    // 1 to 3 January 2026 are free, Sunday the 4th is a working day: 12 days to New Year’s Eve, 13 on the 4th, 18 on the 9th.
    ['2025-12-15', '2026-01-13'],
  ])('issued on %s is filed by %s', (issuedOn, dueOn) => {
    expect(planFilingDue(['crowded-place'], day(issuedOn), workCalendar)?.dueOn).toBe(dueOn);
  });

  it('is filed by listed units only, and checked in five working days', () => {
    expect(planFilingDue(['industry-and-trade'], day('2026-11-02'), workCalendar)).toBeNull();
    // From Friday 20 November 2026.
    expect(filingCheckDue(day('2026-11-20'), workCalendar).dueOn).toBe('2026-11-27');
  });
});
