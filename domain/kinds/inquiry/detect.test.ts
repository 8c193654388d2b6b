import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import {
  type CheckFact,
  detect,
  type EnterpriseFacts,
  type HazardFact,
  type InquiryRules,
  periodsOver,
} from './detect.ts';

const RULES: InquiryRules = { selfCheckFrom: null, selfCheckDays: 30, saidFineDays: 7 };
const TODAY = '2026-11-25';

const check = (over: Partial<CheckFact> = {}): CheckFact => ({
  id: 'check',
  checkedOn: '2026-11-18',
  signedOn: '2026-11-18',
  wholeSite: false,
  place: '二车间',
  lng: null,
  lat: null,
  criteria: [],
  foundNothing: true,
  ...over,
});
const hazard = (over: Partial<HazardFact> = {}): HazardFact => ({
  id: 'hazard',
  number: 'YH2026-00001',
  grade: 'major',
  state: 'confirmed',
  ownFind: false,
  foundOn: '2026-11-21',
  reportedOn: '2026-11-21',
  criterionId: 'dust',
  place: '二车间打磨工位',
  lng: null,
  lat: null,
  dueOn: null,
  extensionAsked: false,
  ...over,
});
const facts = (over: Partial<EnterpriseFacts> = {}): EnterpriseFacts => ({
  organisationId: 'o',
  since: '2020-01-01',
  checks: [],
  hazards: [],
  refusals: [],
  ...over,
});
const failures = (of: EnterpriseFacts, rules = RULES, today = TODAY) =>
  detect(of, rules, today).map(({ failure }) => failure);

describe('Looked and did not see', () => {
  it('is a check that found nothing, days before somebody else found a major hazard there', () => {
    expect(detect(facts({ checks: [check()], hazards: [hazard()] }), RULES, TODAY)).toEqual([
      {
        name: 'not-seen/hazard',
        failure: 'not-seen',
        caseId: 'hazard',
        selfCheckId: 'check',
        facts: { number: 'YH2026-00001', checkedOn: '2026-11-18', foundOn: '2026-11-21', days: 3 },
      },
    ]);
  });

  it.each<[string, Partial<CheckFact>, Partial<HazardFact>]>([
    ['the hazard is general', {}, { grade: 'general' }],
    ['nobody confirmed it', {}, { state: 'reported' }],
    ['it was dismissed', {}, { state: 'dismissed' }],
    ['the enterprise found it itself', {}, { ownFind: true }],
    ['the check found something', { foundNothing: false }, {}],
    ['the check is of the same day', { checkedOn: '2026-11-21' }, {}],
    ['the check came after it', { checkedOn: '2026-11-22' }, {}],
    ['the check is older than it is taken at its word', { checkedOn: '2026-11-13' }, {}],
    ['the check was written up after the find', { signedOn: '2026-11-22' }, {}],
    ['another workshop was checked', { place: '三车间' }, {}],
    ['something else was looked for', { criteria: ['gas'] }, {}],
  ])('is not, when %s', (_when, c, h) => {
    expect(failures(facts({ checks: [check(c)], hazards: [hazard(h)] }))).toEqual([]);
  });

  it.each<[string, Partial<CheckFact>]>([
    ['on the last day of its word', { checkedOn: '2026-11-14' }],
    ['of the whole site', { wholeSite: true, place: '' }],
    ['for that very criterion', { criteria: ['gas', 'dust'] }],
  ])('is, also for a check %s', (_which, c) => {
    expect(failures(facts({ checks: [check(c)], hazards: [hazard()] }))).toEqual(['not-seen']);
  });

  it('is not, when the enterprise saw the same thing itself in between', () => {
    const own = hazard({ id: 'own', ownFind: true, foundOn: '2026-11-20', reportedOn: '2026-11-20' });
    expect(failures(facts({ checks: [check()], hazards: [hazard(), own] }))).toEqual([]);
    const elsewhere = { ...own, place: '食堂' };
    expect(failures(facts({ checks: [check()], hazards: [hazard(), elsewhere] }))).toEqual(['not-seen']);
    const afterwards = { ...own, reportedOn: '2026-11-22' };
    expect(failures(facts({ checks: [check()], hazards: [hazard(), afterwards] }))).toEqual(['not-seen']);
  });
});

describe('Saw and refused', () => {
  it.each<[string, Partial<HazardFact>, string[]]>([
    ['past its term', {}, ['refused']],
    ['on its last day', { dueOn: TODAY }, []],
    ['with an extension asked', { extensionAsked: true }, []],
    ['that waits for its re-inspection', { state: 'submitted' }, []],
    ['that is general', { grade: 'general' }, []],
    ['without a term', { dueOn: null }, []],
  ])('is a major hazard %s, or not', (_which, over, expected) => {
    const late = hazard({ ownFind: true, state: 'rectifying', dueOn: '2026-11-24', ...over });
    expect(failures(facts({ hazards: [late] }))).toEqual(expected);
  });

  it('is a new trigger after a new term passed, and the same one every day of the old', () => {
    const late = (dueOn: string, today: string) =>
      detect(facts({ hazards: [hazard({ ownFind: true, state: 'rectifying', dueOn })] }), RULES, today)[0]
        ?.name;
    expect(late('2026-11-20', '2026-11-21')).toBe(late('2026-11-20', '2026-12-21'));
    expect(late('2026-11-20', '2026-12-21')).not.toBe(late('2026-12-10', '2026-12-21'));
  });

  it('is a refusal on record', () => {
    const refusals = [{ orderId: 'd', number: 'DB2026-001', caseId: 'hazard', refusedOn: '2026-11-24' }];
    expect(failures(facts({ refusals }))).toEqual(['refused']);
  });
});

describe('Did not look', () => {
  const rules = { ...RULES, selfCheckFrom: '2026-09-01' };
  const late = { ...rules, today: '2026-11-25' };

  it('is each whole period without a record, from the day that the authority set', () => {
    expect(failures(facts(), RULES)).toEqual([]);
    expect(detect(facts(), rules, late.today).map(({ name }) => name)).toEqual([
      'not-looked/2026-09-01/2026-09-30',
      'not-looked/2026-10-01/2026-10-30',
    ]);
  });

  it.each<[string, Partial<EnterpriseFacts>, number]>([
    ['a check on its first day', { checks: [check({ checkedOn: '2026-10-01', signedOn: '2026-10-01' })] }, 1],
    [
      'a check on its last day, signed within grace',
      { checks: [check({ checkedOn: '2026-10-30', signedOn: '2026-11-02' })] },
      1,
    ],
    [
      'a check signed after grace',
      { checks: [check({ checkedOn: '2026-10-30', signedOn: '2026-11-03' })] },
      2,
    ],
    ['a check the day after', { checks: [check({ checkedOn: '2026-10-31', signedOn: '2026-10-31' })] }, 2],
    [
      'a hazard that it found itself',
      { hazards: [hazard({ ownFind: true, foundOn: '2026-10-15', reportedOn: '2026-10-15' })] },
      1,
    ],
    ['a hazard that somebody else found', { hazards: [hazard({ foundOn: '2026-10-15' })] }, 2],
  ])('counts %s as it should', (_what, over, open) => {
    expect(failures(facts(over), rules, late.today).filter((f) => f === 'not-looked')).toHaveLength(open);
  });

  it('asks nothing of the period in which an enterprise came', () => {
    expect(failures(facts({ since: '2026-09-02' }), rules, late.today)).toEqual(['not-looked']);
  });

  it('waits until the records of a period are written up', () => {
    expect(failures(facts(), rules, '2026-10-03')).toEqual([]);
    expect(failures(facts(), rules, '2026-10-04')).toEqual(['not-looked']);
  });
});

describe('The detector', () => {
  const anyDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2025-10-25' as PlainDate, n) as string);
  const anyPlace = fc.constantFrom('二车间', '三车间打磨工位', '仓库', '');
  const anyCheck = fc.record({
    id: fc.uuid(),
    checkedOn: anyDay,
    signedOn: anyDay,
    wholeSite: fc.boolean(),
    place: anyPlace,
    lng: fc.constant(null),
    lat: fc.constant(null),
    criteria: fc.subarray(['dust', 'gas']),
    foundNothing: fc.boolean(),
  });
  const anyHazard = fc.record({
    id: fc.uuid(),
    number: fc.constant('YH2026-00001'),
    grade: fc.constantFrom('major', 'general'),
    state: fc.constantFrom('reported', 'confirmed', 'rectifying', 'submitted', 'closed', 'dismissed'),
    ownFind: fc.boolean(),
    foundOn: anyDay,
    reportedOn: anyDay,
    criterionId: fc.constantFrom('dust', 'gas', null),
    place: anyPlace,
    lng: fc.constant(null),
    lat: fc.constant(null),
    dueOn: fc.option(anyDay),
    extensionAsked: fc.boolean(),
  });
  const anyFacts = fc.record({
    organisationId: fc.constant('o'),
    since: anyDay,
    checks: fc.array(anyCheck, { maxLength: 8 }),
    hazards: fc.array(anyHazard, { maxLength: 8 }),
    refusals: fc.constant([]),
  });
  const anyRules = fc.record({
    selfCheckFrom: fc.option(anyDay),
    selfCheckDays: fc.integer({ min: 1, max: 120 }),
    saidFineDays: fc.integer({ min: 1, max: 30 }),
  });
  const names = (of: EnterpriseFacts, rules: InquiryRules, today = TODAY) =>
    detect(of, rules, today).map(({ name }) => name);

  it('names each trigger once, whatever the order of the records', () => {
    fc.assert(
      fc.property(anyFacts, anyRules, (of, rules) => {
        const found = names(of, rules);
        expect(new Set(found).size).toBe(found.length);
        const turned = { ...of, checks: of.checks.toReversed(), hazards: of.hazards.toReversed() };
        expect(new Set(names(turned, rules))).toEqual(new Set(found));
      }),
    );
  });

  it('never accuses whoever adds a record in time: a check more takes no "looked" away', () => {
    fc.assert(
      fc.property(anyFacts, anyRules, anyCheck, (of, rules, more) => {
        const before = names(of, rules).filter((name) => name.startsWith('not-looked'));
        const after = names({ ...of, checks: [...of.checks, more] }, rules).filter((name) =>
          name.startsWith('not-looked'),
        );
        expect(before).toEqual(expect.arrayContaining(after));
      }),
    );
  });

  it('finds nothing in "looked and did not see" without a check that said so', () => {
    fc.assert(
      fc.property(anyFacts, anyRules, (of, rules) => {
        const quiet = { ...of, checks: of.checks.map((c) => ({ ...c, foundNothing: false })) };
        expect(names(quiet, rules).filter((name) => name.startsWith('not-seen'))).toEqual([]);
      }),
    );
  });

  it('has periods that touch, do not overlap, and are all over', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const periods = periodsOver(rules, TODAY);
        for (const [n, { from, to, writtenBy }] of periods.entries()) {
          expect(from <= to && to <= writtenBy && writtenBy < TODAY).toBe(true);
          const next = periods[n + 1];
          if (next !== undefined) expect(next.from).toBe(addDays(to as PlainDate, 1));
        }
      }),
    );
  });
});
