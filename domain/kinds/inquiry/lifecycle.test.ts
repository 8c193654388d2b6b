import { describe, expect, it } from 'vitest';
import { decide, type MoveContext, mayMove } from '../../primitives/lifecycle.ts';
import { somebody } from '../../primitives/somebody.ts';
import { CONCLUSIONS, type Inquiry, inquiryLifecycle } from './lifecycle.ts';

const inquiry = (over: Partial<Inquiry> = {}): Inquiry => ({
  authorityId: 'a',
  id: 'i',
  organisationId: 'o',
  departmentId: null,
  caseId: null,
  selfCheckId: null,
  failure: 'not-looked',
  version: 1,
  state: 'opened',
  facts: {},
  openedOn: '2026-11-20',
  statement: null,
  statedBy: null,
  conclusion: null,
  reason: null,
  decidedOn: null,
  reportedBy: null,
  rectifiedBy: null,
  verifiedBy: null,
  proposedBy: null,
  grade: 'major',
  criterionId: null,
  ...over,
});

describe('An inquiry', () => {
  it.each(
    Object.entries(inquiryLifecycle.moves).flatMap(([name, { from }]) =>
      inquiryLifecycle.states
        .filter((state) => !(from as readonly string[]).includes(state))
        .map((state) => [name, state] as const),
    ),
  )('%s is no move of state %s', (name, state) => {
    const everybody = somebody('p', ['desk', 'leader', 'inspector', 'enterprise-officer']);
    expect(mayMove(inquiryLifecycle, inquiry({ state }), name, everybody)).toBe('wrong-state');
  });

  it.each<[move: string, over: Partial<Inquiry>, who: MoveContext, refusal: string | undefined]>([
    ['state', {}, somebody('p', ['desk']), 'not-permitted'],
    ['propose', {}, somebody('p', ['enterprise-principal'], 'o'), 'not-permitted'],
    ['propose', {}, somebody('p', ['inspector'], 'o'), 'own-enterprise'],
    ['decide', { state: 'proposed', proposedBy: 'p' }, somebody('p', ['leader']), 'same-person'],
    ['decide', { state: 'proposed', proposedBy: 'q' }, somebody('p', ['inspector']), 'not-permitted'],
    ['decide', { state: 'proposed', proposedBy: 'q' }, somebody('p', ['leader']), undefined],
    ['send-back', { state: 'proposed', proposedBy: 'p' }, somebody('p', ['desk']), 'same-person'],
    ['reopen', { state: 'founded', verifiedBy: 'p' }, somebody('p', ['leader']), 'same-person'],
    ['reopen', { state: 'founded', verifiedBy: 'q' }, somebody('p', ['leader']), undefined],
  ])('%s, %o: %o gives %s', (name, over, who, refusal) => {
    expect(mayMove(inquiryLifecycle, inquiry(over), name, who)).toBe(refusal);
  });

  it.each(CONCLUSIONS)('ends as what was proposed: %s', (conclusion) => {
    const proposed = inquiry({ state: 'proposed', conclusion, proposedBy: 'q' });
    const decided = decide(
      inquiryLifecycle,
      proposed,
      'decide',
      { opinion: '同意' },
      somebody('p', ['leader']),
    );
    expect(decided).toMatchObject({ to: conclusion, patch: { verifiedBy: 'p', decidedOn: '2026-11-25' } });
  });
});
