import { describe, expect, it } from 'vitest';
import { decide, type MoveContext, mayMove } from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';
import { somebody } from '../../primitives/somebody.ts';
import { isReviewLate, type Listing, listingLifecycle } from './lifecycle.ts';

const listing = (over: Partial<Listing> = {}): Listing => ({
  authorityId: 'a',
  id: 'l',
  caseId: 'c',
  organisationId: 'o',
  number: 'GP2026-001',
  year: 2026,
  version: 1,
  title: '未设置泄爆装置',
  state: 'listed',
  level: 'county',
  issuingBody: '县安委会',
  conditions: '验收合格',
  responsibleUnit: '甲公司',
  responsiblePerson: '',
  listedOn: '2026-11-01',
  dueOn: '2026-12-31',
  appliedOn: null,
  appliedBy: null,
  reviewBy: null,
  reviewRule: null,
  endedOn: null,
  publishedOn: null,
  removedOn: null,
  correction: null,
  documentId: null,
  releaseDocumentId: null,
  caseState: 'submitted',
  reportedBy: 'finder',
  rectifiedBy: 'rectifier',
  verifiedBy: null,
  proposedBy: 'lister',
  grade: 'major',
  criterionId: null,
  ...over,
});
const may = (name: string, over: Partial<Listing>, who: MoveContext) =>
  mayMove(listingLifecycle, listing(over), name, who);

describe('A listing', () => {
  it.each<[move: string, state: string]>(
    Object.entries(listingLifecycle.moves).flatMap(([name, { from }]) =>
      listingLifecycle.states
        .filter((state) => !(from as readonly string[]).includes(state))
        .map((state): [string, string] => [name, state]),
    ),
  )('%s is no move of state %s', (name, state) => {
    const everybody = somebody('p', ['desk', 'verifier', 'enterprise-officer']);
    expect(may(name, { state }, everybody)).toBe('wrong-state');
  });

  it.each<[move: string, over: Partial<Listing>, person: string, roles: Role[], refusal: string]>([
    ['apply', { caseState: 'rectifying' }, 'p', ['enterprise-officer'], 'rectification-not-claimed'],
    ['pass', { state: 'applied' }, 'rectifier', ['verifier'], 'same-person'],
    ['pass', { state: 'applied' }, 'finder', ['verifier'], 'same-person'],
    ['pass', { state: 'applied', caseState: 'rectifying' }, 'p', ['verifier'], 'rectification-not-claimed'],
    ['refuse', { state: 'applied' }, 'rectifier', ['inspector'], 'same-person'],
    ['pass', { state: 'applied' }, 'p', ['desk'], 'not-permitted'],
    ['release', { state: 'reviewed', verifiedBy: 'p' }, 'p', ['desk'], 'same-person'],
    ['release', { state: 'reviewed' }, 'finder', ['desk'], 'same-person'],
    ['release', { state: 'reviewed', caseState: 'rectifying' }, 'p', ['desk'], 'rectification-not-claimed'],
    ['withdraw', {}, 'lister', ['desk'], 'same-person'],
    ['publish', { publishedOn: '2026-11-02' }, 'p', ['desk'], 'already-published'],
    ['correct', {}, 'p', ['desk'], 'not-published'],
    ['remove', {}, 'p', ['desk'], 'not-published'],
  ])('%s is refused: %o by %s as %o: %s', (name, over, person, roles, refusal) => {
    expect(may(name, over, somebody(person, roles))).toBe(refusal);
  });

  it('is reviewed and lifted by nobody of the enterprise, whatever role he has', () => {
    const insider = somebody('p', ['verifier', 'desk'], 'o');
    for (const name of ['pass', 'refuse'])
      expect(may(name, { state: 'applied' }, insider)).toBe('own-enterprise');
    expect(may('release', { state: 'reviewed' }, insider)).toBe('own-enterprise');
  });

  it('forgets its application when the review fails, and keeps who reviewed when it passes', () => {
    const applied = listing({ state: 'applied', appliedOn: '2026-11-20', reviewBy: '2026-11-30' });
    const reviewer = somebody('p', ['verifier']);
    expect(decide(listingLifecycle, applied, 'refuse', { reason: '不合格' }, reviewer)).toMatchObject({
      to: 'listed',
      patch: { appliedOn: null, reviewBy: null },
    });
    const photo = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
    expect(
      decide(listingLifecycle, applied, 'pass', { opinion: '合格', onSite: [photo] }, reviewer),
    ).toMatchObject({ to: 'reviewed', patch: { verifiedBy: 'p' } });
    expect(
      decide(listingLifecycle, applied, 'pass', { opinion: '合格', onSite: [] }, reviewer),
    ).toMatchObject({
      ok: false,
      at: 'onSite',
    });
  });
});

describe('The terms of a listing', () => {
  it('are late only after their last day, and never once it ended', () => {
    expect(isReviewLate(listing({ state: 'applied', reviewBy: '2026-11-24' }), '2026-11-25')).toBe(true);
    expect(isReviewLate(listing({ state: 'reviewed', reviewBy: '2026-11-24' }), '2026-11-25')).toBe(false);
  });
});
