import { describe, expect, it } from 'vitest';
import { mayMove } from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';
import { somebody } from '../../primitives/somebody.ts';
import { followHazard, isReopened, orderLifecycle, type SupervisionOrder } from './lifecycle.ts';

const order = (over: Partial<SupervisionOrder> = {}): SupervisionOrder => ({
  authorityId: 'a',
  id: 's',
  caseId: 'c',
  organisationId: 'o',
  number: 'DB2026-001',
  year: 2026,
  version: 1,
  state: 'issued',
  title: '未设置泄爆装置',
  level: 'county',
  issuingBody: '县安委办',
  requirements: '督促整改',
  departmentId: 'd',
  handlerId: null,
  issuedOn: '2026-11-01',
  dueOn: '2026-12-10',
  extensionAsked: false,
  newDueOn: null,
  askedBy: null,
  extended: 0,
  progressOn: null,
  refusedOn: null,
  endedOn: null,
  documentId: null,
  caseState: 'rectifying',
  reportedBy: null,
  rectifiedBy: 'rectifier',
  verifiedBy: null,
  proposedBy: 'issuer',
  grade: 'major',
  criterionId: null,
  ...over,
});

describe('A supervision order', () => {
  it.each(
    Object.keys(orderLifecycle.moves).flatMap((name) =>
      ['done', 'withdrawn'].map((state) => [name, state] as const),
    ),
  )('%s is no move once it is %s', (name, state) => {
    const everybody = somebody('p', ['desk', 'inspector', 'enterprise-officer']);
    expect(mayMove(orderLifecycle, order({ state }), name, everybody)).toBe('wrong-state');
  });

  it.each<
    [
      move: string,
      over: Partial<SupervisionOrder>,
      person: string,
      roles: Role[],
      refusal: string | undefined,
    ]
  >([
    ['progress', {}, 'p', ['verifier'], 'not-permitted'],
    ['progress', {}, 'p', ['enterprise-officer'], undefined],
    ['ask-extension', { extensionAsked: true }, 'p', ['inspector'], 'extension-pending'],
    ['grant-extension', {}, 'p', ['desk'], 'no-extension-asked'],
    ['grant-extension', { extensionAsked: true, askedBy: 'p' }, 'p', ['desk'], 'same-person'],
    ['refuse-extension', { extensionAsked: true, askedBy: 'p' }, 'p', ['desk'], 'same-person'],
    ['grant-extension', { extensionAsked: true, askedBy: 'q' }, 'p', ['desk'], undefined],
    ['record-refusal', {}, 'p', ['enterprise-officer'], 'not-permitted'],
    ['finish', {}, 'p', ['desk'], 'hazard-still-open'],
    ['finish', { caseState: null }, 'p', ['desk'], 'hazard-still-open'],
    ['finish', { caseState: 'verified' }, 'rectifier', ['desk'], 'same-person'],
    ['finish', { caseState: 'verified' }, 'p', ['desk'], undefined],
    ['withdraw', {}, 'issuer', ['desk'], 'same-person'],
    ['withdraw', {}, 'p', ['desk'], undefined],
  ])('%s: %o by %s as %o: %s', (name, over, person, roles, refusal) => {
    expect(mayMove(orderLifecycle, order(over), name, somebody(person, roles))).toBe(refusal);
  });
});

describe('The hazard of an order', () => {
  it.each([
    ['verified', 'closed', 'hazard-closed'],
    ['reported', 'dismissed', 'hazard-dismissed'],
    ['confirmed', 'merged', 'hazard-merged'],
    ['contested', 'closed', 'hazard-closed'],
    ['closed', 'rectifying', 'hazard-reopened'],
    ['contested', 'rectifying', 'hazard-reopened'],
    ['closed', 'contested', undefined],
    ['submitted', 'verified', undefined],
    ['submitted', 'rectifying', undefined],
  ])('that goes from %s to %s tells it: %s', (before, after, told) => {
    expect(followHazard(before, after)).toBe(told);
  });

  it('stands again after the order was finished, and only then that is said', () => {
    expect(isReopened(order({ state: 'done', caseState: 'rectifying' }))).toBe(true);
    for (const caseState of ['closed', 'verified', 'contested', null])
      expect(isReopened(order({ state: 'done', caseState }))).toBe(false);
    expect(isReopened(order({ caseState: 'rectifying' }))).toBe(false);
  });
});
