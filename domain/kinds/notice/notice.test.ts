import { describe, expect, it } from 'vitest';
import { asksNotice, isLate, type PostHolder, recipientsOf } from './notice.ts';

const TODAY = '2026-11-25';
const holds = (personId: string, post: string, over: Partial<PostHolder> = {}): PostHolder => ({
  personId,
  post,
  fromOn: '2024-01-01',
  toOn: null,
  ...over,
});

describe('Who is told of a major hazard', () => {
  it('is whoever holds one of the posts today, each once, under his highest post', () => {
    const told = recipientsOf(
      [
        holds('chen', 'safety-officer'),
        holds('fang', 'actual-controller'),
        holds('fang', 'principal'),
        holds('wang', 'technical-lead'),
      ],
      TODAY,
    );
    expect(told).toEqual([
      { personId: 'fang', post: 'principal' },
      { personId: 'chen', post: 'safety-officer' },
    ]);
  });

  it('is nobody by name when no principal is known, and the gap is told all the same', () => {
    expect(recipientsOf([holds('chen', 'safety-officer')], TODAY)).toEqual([
      { personId: null, post: 'principal' },
      { personId: 'chen', post: 'safety-officer' },
    ]);
  });

  it.each([
    ['a post that ended yesterday', { toOn: '2026-11-24' }, false],
    ['a post whose last day is today', { toOn: TODAY }, true],
    ['a post that begins tomorrow', { fromOn: '2026-11-26' }, false],
    ['a post that begins today', { fromOn: TODAY }, true],
  ])('%s counts as it should', (_what, over, counts) => {
    const told = recipientsOf([holds('fang', 'principal', over)], TODAY);
    expect(told.some(({ personId }) => personId === 'fang')).toBe(counts);
  });
});

describe('A hazard', () => {
  const major = { grade: 'major', state: 'confirmed', organisationId: 'o', holder: 'desk' };
  it.each([
    ['confirmed as major', {}, true],
    ['only reported as major', { state: 'reported' }, false],
    ['contested after its end', { state: 'contested' }, false],
    ['general', { grade: 'general' }, false],
    ['ended', { state: 'closed', holder: 'nobody' }, false],
    ['without an enterprise', { organisationId: null }, false],
  ])('that is %s is told of, or not', (_what, over, told) => {
    expect(asksNotice({ ...major, ...over })).toBe(told);
  });
});

describe('The clock of a notice', () => {
  it('is late only after its hours, and never once it is answered', () => {
    const by = '2026-11-26T08:00:00.000Z';
    expect(isLate({ state: 'opened', answerBy: by }, by)).toBe(false);
    expect(isLate({ state: 'opened', answerBy: by }, '2026-11-26T08:00:00.001Z')).toBe(true);
    expect(isLate({ state: 'acknowledged', answerBy: by }, '2027-01-01T00:00:00.000Z')).toBe(false);
  });
});
