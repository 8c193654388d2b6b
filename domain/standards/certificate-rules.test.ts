import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../values/plain-date.ts';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_RULES,
  CERTIFICATE_STATES,
  type Certificate,
  certificateOn,
  mayExtend,
  practicalTest,
} from './certificate-rules.ts';
import { SPECIAL_OPERATION_GROUPS } from './special-operations.ts';

const day = (text: string) => text as PlainDate;
const certificate = (over: Partial<Record<keyof Certificate, unknown>> = {}): Certificate =>
  ({
    kind: 'special-operation',
    issuedOn: '2024-03-15',
    validTo: null,
    reviewedOn: null,
    extended: false,
    verifiedOn: '2024-04-01',
    ...over,
  }) as Certificate;

describe('a special-operation certificate (令第30号 art. 19, 21, 22)', () => {
  it.each([
    // Issued 15 March 2024: review by 14 March 2027, applied for from 13 January; ends 14 March 2030.
    ['is valid before the days of application', {}, '2027-01-12', 'valid', 'review', '2027-03-14'],
    ['is due 60 days before', {}, '2027-01-13', 'review-due', 'review', '2027-03-14'],
    ['is due on the last day', {}, '2027-03-14', 'review-due', 'review', '2027-03-14'],
    ['is overdue the day after', {}, '2027-03-15', 'review-overdue', 'review', '2027-03-14'],
    [
      'reviewed, runs to its end',
      { reviewedOn: '2027-02-01' },
      '2027-03-15',
      'valid',
      'renewal',
      '2030-03-14',
    ],
    [
      'reviewed late, runs again',
      { reviewedOn: '2027-05-01' },
      '2027-05-01',
      'valid',
      'renewal',
      '2030-03-14',
    ],
    [
      'is not reviewed by a day to come',
      { reviewedOn: '2027-05-01' },
      '2027-04-30',
      'review-overdue',
      'review',
      '2027-03-14',
    ],
    [
      'has no use of a review of the term before',
      { reviewedOn: '2021-03-01' },
      '2027-03-15',
      'review-overdue',
      'review',
      '2027-03-14',
    ],
    [
      'reviewed, is due again before its end',
      { reviewedOn: '2027-02-01' },
      '2030-01-13',
      'review-due',
      'renewal',
      '2030-03-14',
    ],
    [
      'counts on its last day',
      { reviewedOn: '2027-02-01' },
      '2030-03-14',
      'review-due',
      'renewal',
      '2030-03-14',
    ],
    [
      'is expired the day after',
      { reviewedOn: '2027-02-01' },
      '2030-03-15',
      'expired',
      'renewal',
      '2030-03-14',
    ],
    ['never reviewed, is expired in the end', {}, '2030-03-15', 'expired', 'review', '2027-03-14'],
    ['extended, has no review between', { extended: true }, '2027-03-15', 'valid', 'renewal', '2030-03-14'],
    [
      'that nobody looked up is unverified',
      { verifiedOn: null },
      '2025-01-01',
      'unverified',
      'review',
      '2027-03-14',
    ],
    [
      'not looked up until tomorrow is unverified',
      { verifiedOn: '2025-01-02' },
      '2025-01-01',
      'unverified',
      'review',
      '2027-03-14',
    ],
    [
      'overdue is worse than unverified',
      { verifiedOn: null },
      '2027-03-15',
      'review-overdue',
      'review',
      '2027-03-14',
    ],
    ['of a later day has not begun', {}, '2024-03-14', 'not-begun', 'review', '2027-03-14'],
    [
      'goes by the day printed on it',
      { validTo: '2028-01-31', reviewedOn: '2027-01-01' },
      '2028-02-01',
      'expired',
      'renewal',
      '2028-01-31',
    ],
    [
      'printed to end before its review has none',
      { validTo: '2026-12-31' },
      '2026-12-31',
      'review-due',
      'renewal',
      '2026-12-31',
    ],
    // 29 February: the last day of three years is 28 February 2027, of six 28 February 2030.
    [
      'of a leap day ends its review on 28 February',
      { issuedOn: '2024-02-29' },
      '2027-02-28',
      'review-due',
      'review',
      '2027-02-28',
    ],
    [
      'of 1 March ends on a leap day',
      { issuedOn: '2022-03-01', reviewedOn: '2025-01-01' },
      '2028-02-29',
      'review-due',
      'renewal',
      '2028-02-29',
    ],
    [
      'of 1 January ends with the year',
      { issuedOn: '2024-01-01' },
      '2026-12-31',
      'review-due',
      'review',
      '2026-12-31',
    ],
    [
      'of 1 January is overdue with the new year',
      { issuedOn: '2024-01-01' },
      '2027-01-01',
      'review-overdue',
      'review',
      '2026-12-31',
    ],
  ])('%s', (_what, over, today, state, next, dueOn) => {
    expect(certificateOn(certificate(over), day(today))).toMatchObject({ state, next, dueOn });
  });

  it('says its rules with their articles', () => {
    const { trace, applyFrom } = certificateOn(certificate(), day('2026-11-25'));
    expect(applyFrom).toBe('2027-01-13');
    expect(trace.map(({ id }) => id)).toEqual([
      'special-operation-months',
      'special-operation-review-months',
      'special-operation-apply-days',
    ]);
    expect(trace[1]).toMatchObject({ zh: '特种作业操作证每 3 年复审一次。', confidence: 'VERIFIED' });
    expect(trace[1]?.source).toContain('第二十一条');
  });

  it('may be worked by while it is valid or due, and only when somebody looked it up', () => {
    const may = (over: object, today: string) => certificateOn(certificate(over), day(today)).mayWork;
    expect(may({}, '2026-01-01')).toBe(true);
    expect(may({}, '2027-03-14')).toBe(true);
    expect(may({}, '2027-03-15')).toBe(false);
    expect(may({ verifiedOn: null }, '2026-01-01')).toBe(false);
  });
});

describe('an equipment operator’s licence', () => {
  it.each([
    // Four years of 31 August 2022 end on 30 August 2026; 90 days before is 1 June.
    ['2026-05-31', 'valid'],
    ['2026-06-01', 'review-due'],
    ['2026-08-30', 'review-due'],
    ['2026-08-31', 'expired'],
  ])('on %s is %s', (today, state) => {
    const licence = certificate({
      kind: 'equipment-operator',
      issuedOn: '2022-08-31',
      verifiedOn: '2022-09-01',
    });
    expect(certificateOn(licence, day(today))).toMatchObject({
      state,
      validTo: '2026-08-30',
      next: 'renewal',
    });
  });

  it('is applied for when the authority says so, once it has', () => {
    const licence = certificate({ kind: 'equipment-operator', issuedOn: '2022-08-31' });
    expect(CERTIFICATE_RULES['equipment-operator-apply-days'].confidence).toBe('UNSURE');
    expect(certificateOn(licence, day('2026-06-01'), { 'equipment-operator-apply-days': 30 })).toMatchObject({
      state: 'valid',
      applyFrom: '2026-07-31',
    });
  });
});

describe('whatever the certificate', () => {
  const days = fc.integer({ min: 0, max: 365 * 12 }).map((n) => addDays(plainDate(2020, 1, 1), n));
  it('time only makes it worse, unless it begins', () => {
    const worse = (state: string) => CERTIFICATE_STATES.indexOf(state as 'valid');
    fc.assert(
      fc.property(
        fc.constantFrom(...CERTIFICATE_KINDS),
        days,
        fc.boolean(),
        days,
        fc.nat(3000),
        (kind, issuedOn, extended, today, later) => {
          const held = certificate({ kind, issuedOn, extended, verifiedOn: issuedOn });
          const now = certificateOn(held, today);
          const then = certificateOn(held, addDays(today, later));
          if (now.state !== 'not-begun') expect(worse(then.state)).toBeLessThanOrEqual(worse(now.state));
          expect(now.applyFrom < now.dueOn && now.dueOn <= now.validTo).toBe(true);
        },
      ),
    );
  });
});

describe('the longer interval (art. 21)', () => {
  it.each([
    ['2016-11-25', 0, '2026-11-25', true],
    ['2016-11-26', 0, '2026-11-25', false],
    ['2010-01-01', 1, '2026-11-25', false],
  ])('in the trade since %s with %d breaches, on %s: %s', (inTradeSince, breaches, today, may) => {
    expect(mayExtend({ inTradeSince: day(inTradeSince), breaches }, day(today)).may).toBe(may);
  });
});

describe('the practical test after time off the post (art. 32)', () => {
  it.each([
    ['2026-01-15', '2026-07-14', false],
    ['2026-01-15', '2026-07-15', true],
    ['2025-08-31', '2026-02-27', false],
    ['2025-08-31', '2026-02-28', true],
    ['2023-08-31', '2024-02-28', false],
    ['2023-08-31', '2024-02-29', true],
  ])('off from %s, back on %s: %s', (offFrom, backOn, needed) => {
    expect(practicalTest({ offFrom: day(offFrom), backOn: day(backOn) }).needed).toBe(needed);
  });
});

it('knows eleven groups of operations, each operation once and in both languages', () => {
  expect(SPECIAL_OPERATION_GROUPS).toHaveLength(11);
  const operations = SPECIAL_OPERATION_GROUPS.flatMap((group) => [...group.operations]);
  expect(operations).toHaveLength(54);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(54);
  for (const { zh, en } of operations) expect(zh.length > 0 && en.length > 0).toBe(true);
});
