import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectorMark } from '../reference/sector-marks.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { TRAINED_MORE_MARKS } from './sector-lists.ts';
import {
  assessment,
  isMet,
  kindDue,
  requiredHours,
  returnTraining,
  STAFF_CATEGORIES,
  staffCategory,
  type TrainingKind,
} from './training-rules.ts';

const day = (text: string) => text as PlainDate;
const record = (on: string, hours: number, kind: TrainingKind = 'yearly') => ({ on: day(on), hours, kind });

describe('who is trained as what', () => {
  it.each([
    // 令第3号 art. 32.
    [['principal'], ['hazardous-chemicals'], 'high-risk-principal'],
    [['actual-controller'], ['metal-smelting', 'industry-and-trade'], 'high-risk-principal'],
    [['safety-officer', 'principal'], ['coal-mine'], 'high-risk-principal'],
    [['deputy-in-charge'], ['fireworks'], 'high-risk-safety-manager'],
    [['safety-manager'], ['non-coal-mine'], 'high-risk-safety-manager'],
    [['technical-lead'], ['hazardous-chemicals'], 'high-risk-worker'],
    [[], ['hazardous-chemicals'], 'high-risk-worker'],
    [['principal'], ['industry-and-trade'], 'principal'],
    [['safety-officer'], ['combustible-dust'], 'safety-manager'],
    [['operations-lead'], [], 'worker'],
    [[], ['construction'], 'worker'],
  ] as const)('%j in a unit marked %j: %s', (posts, marks, category) => {
    expect(staffCategory({ posts, marks: marks as readonly SectorMark[] })).toBe(category);
  });
});

describe('the hours', () => {
  it.each([
    // 令第3号 art. 9 and 13.
    ['high-risk-principal', 48, 16, '第九条'],
    ['high-risk-safety-manager', 48, 16, '第九条'],
    ['principal', 32, 12, '第九条'],
    ['safety-manager', 32, 12, '第九条'],
    ['high-risk-worker', 72, 20, '第十三条'],
    ['worker', 24, 0, '第十三条'],
  ] as const)('of a %s: %d first, %d every year (%s)', (category, initial, yearly, article) => {
    expect(requiredHours(category, 'initial').value).toBe(initial);
    expect(requiredHours(category, 'yearly').value).toBe(yearly);
    expect(requiredHours(category, 'yearly').source).toContain(article);
  });

  it('are those that the authority has set, once it has', () => {
    const own = { 'training-yearly-worker': 8 };
    expect(requiredHours('worker', 'yearly', own)).toMatchObject({ value: 8, confidence: 'VERIFIED' });
    expect(isMet({ category: 'worker', kind: 'yearly', records: [], year: 2026 }, own).met).toBe(false);
    expect(isMet({ category: 'worker', kind: 'yearly', records: [], year: 2026 }).met).toBe(true);
  });

  it.each([
    ['an hour too few', [record('2026-03-01', 15)], false, 1],
    ['just enough', [record('2026-03-01', 8), record('2026-12-31', 8)], true, 0],
    ['a part in the year before', [record('2025-12-31', 8), record('2026-01-01', 8)], false, 8],
    ['a part in the year after', [record('2026-06-01', 8), record('2027-01-01', 8)], false, 8],
    ['initial hours, which are no yearly ones', [record('2026-03-01', 48, 'initial')], false, 16],
    ['tenths of hours', Array.from({ length: 10 }, () => record('2026-05-05', 1.6)), true, 0],
    ['hours below nought', [record('2026-03-01', 16), record('2026-03-02', -4)], true, 0],
    ['no record', [], false, 16],
  ])('of a year, with %s', (_what, records, met, missing) => {
    expect(isMet({ category: 'high-risk-principal', kind: 'yearly', records, year: 2026 })).toMatchObject({
      met,
      missing,
      required: 16,
    });
  });

  it('are added exactly: three times 1.1 are 3.3', () => {
    const records = Array.from({ length: 3 }, () => record('2026-05-05', 1.1));
    const { had, missing } = isMet({ category: 'principal', kind: 'yearly', records, year: 2026 });
    expect([had, missing]).toEqual([3.3, 8.7]);
  });

  it('of the start add up over the years, but not from the future', () => {
    const records = [record('2025-12-30', 40, 'initial'), record('2026-01-02', 32, 'initial')];
    const asked = { category: 'high-risk-worker', kind: 'initial', records } as const;
    expect(isMet({ ...asked, year: 2025 })).toMatchObject({ met: false, had: 40, missing: 32 });
    expect(isMet({ ...asked, year: 2026 })).toMatchObject({ met: true, had: 72 });
  });

  it('are said with their article', () => {
    const { trace } = isMet({
      category: 'principal',
      kind: 'yearly',
      records: [record('2026-01-01', 4)],
      year: 2026,
    });
    expect(trace.map(({ zh }) => zh)).toEqual([
      '主要负责人和安全生产管理人员每年再培训不少于 12 学时。',
      '截至2026年底计入 4 学时，还差 8 学时。',
    ]);
    expect(trace[0]?.source).toContain('第九条');
  });

  it('more training never undoes what is met', () => {
    const hours = fc.integer({ min: 0, max: 2000 }).map((h) => h / 10);
    fc.assert(
      fc.property(
        fc.constantFrom(...STAFF_CATEGORIES),
        fc.constantFrom<TrainingKind>('initial', 'yearly'),
        fc.array(hours, { maxLength: 6 }),
        hours,
        (category, kind, sums, more) => {
          const records = sums.map((h) => record('2026-05-01', h, kind));
          const before = isMet({ category, kind, records, year: 2026 });
          const after = isMet({
            category,
            kind,
            records: [...records, record('2026-06-01', more, kind)],
            year: 2026,
          });
          expect(after.missing).toBeLessThanOrEqual(before.missing);
          expect(before.met).toBe(before.missing === 0);
        },
      ),
    );
  });

  it.each([
    ['2026-12-31', 2025, undefined],
    ['2026-12-31', 2026, 'initial'],
    ['2026-12-31', 2027, 'yearly'],
    ['2026-01-01', 2029, 'yearly'],
  ])('of a post taken on %s are in %d: %s', (startedOn, year, kind) => {
    expect(kindDue(day(startedOn), year)).toBe(kind);
  });
});

describe('the assessment of principals (令第3号 art. 24, 安全生产法 art. 27)', () => {
  const judge = (
    tookOfficeOn: string,
    passedOn: string | null,
    today: string,
    marks: readonly SectorMark[] = ['hazardous-chemicals'],
    posts = ['principal'],
  ) =>
    assessment(
      { posts, marks, tookOfficeOn: day(tookOfficeOn), passedOn: passedOn === null ? null : day(passedOn) },
      day(today),
    );

  it.each([
    ['on its last day', '2026-03-15', null, '2026-09-15', 'due', '2026-09-15', false],
    ['a day later', '2026-03-15', null, '2026-09-16', 'overdue', '2026-09-15', false],
    ['passed on the last day', '2026-03-15', '2026-09-15', '2026-10-01', 'passed', '2026-09-15', false],
    ['passed late', '2026-03-15', '2026-09-16', '2026-10-01', 'passed', '2026-09-15', true],
    [
      'not passed yet on the day asked about',
      '2026-03-15',
      '2026-09-10',
      '2026-09-01',
      'due',
      '2026-09-15',
      false,
    ],
    ['the end of a month', '2025-08-31', null, '2026-02-28', 'due', '2026-02-28', false],
    ['a leap year', '2023-08-31', null, '2024-03-01', 'overdue', '2024-02-29', false],
    ['over the end of a year', '2026-12-31', null, '2027-06-30', 'due', '2027-06-30', false],
  ] as const)('%s', (_what, took, passed, today, state, dueOn, late) => {
    expect(judge(took, passed, today)).toMatchObject({ state, dueOn, late });
  });

  it('is not asked of others, and its term is unsure where only the law speaks', () => {
    expect(judge('2020-01-01', null, '2026-01-01', ['industry-and-trade']).state).toBe('not-required');
    expect(judge('2020-01-01', null, '2026-01-01', ['coal-mine'], ['technical-lead']).state).toBe(
      'not-required',
    );
    expect(judge('2026-01-10', null, '2026-07-11', ['road-transport'])).toMatchObject({
      state: 'overdue',
      trace: [{ confidence: 'UNSURE' }],
    });
    for (const mark of TRAINED_MORE_MARKS)
      expect(judge('2026-01-10', null, '2026-01-11', [mark]).trace[0]?.confidence).toBe('KNOWN');
  });
});

describe('coming back to a post (令第3号 art. 17)', () => {
  it.each([
    ['a day less than a year', '2025-03-10', '2026-03-09', false, []],
    ['a year to the day', '2025-03-10', '2026-03-10', false, ['workshop', 'team']],
    ['a year from a leap day', '2024-02-29', '2025-02-28', false, ['workshop', 'team']],
    ['another post the next day', '2026-03-10', '2026-03-11', true, ['workshop', 'team']],
    ['over the end of a year', '2025-12-31', '2026-12-30', false, []],
  ])('after %s', (_what, offFrom, backOn, newPost, levels) => {
    expect(returnTraining({ offFrom: day(offFrom), backOn: day(backOn), newPost }).levels).toEqual(levels);
  });
});
