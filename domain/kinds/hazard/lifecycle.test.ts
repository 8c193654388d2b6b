import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../primitives/case-file.ts';
import { decide, type inputSchema, type MoveContext, mayMove } from '../../primitives/lifecycle.ts';
import type { Actor, Role } from '../../primitives/reach.ts';
import { say } from '../../primitives/texts.ts';
import { hazardLifecycle } from './lifecycle.ts';
import { hazardTexts } from './texts.ts';

const TODAY = '2026-11-23';
const FACTORY = '00000000-0000-4000-8000-0000000000f1';
const PARK = '00000000-0000-4000-8000-0000000000a1';
const FIRE = '00000000-0000-4000-8000-0000000000d1';

function person(id: string, roles: readonly Role[], over: Partial<Actor> = {}): Actor {
  return {
    accountId: `account-${id}`,
    personId: id,
    name: id,
    roles,
    reach: { scope: 'authority', authorityId: PARK, authorityIds: [PARK] },
    personIds: [id],
    organisationIds: [],
    ...over,
  };
}

const desk = person('desk', ['desk']);
const lin = person('lin', ['inspector']);
const qian = person('qian', ['verifier']);
const officer = person('officer', ['enterprise-officer'], {
  reach: { scope: 'organisation', authorityId: PARK, authorityIds: [PARK], organisationId: FACTORY },
  organisationIds: [FACTORY],
});

const as = (actor: Actor): MoveContext => ({
  actor,
  today: TODAY,
  criterionValidOn: (id, day) => id === 'GM10-3-1' && day >= '2023-05-15',
});

const hazard = (over: Partial<CaseFile> = {}): CaseFile => ({
  authorityId: PARK,
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'hazard',
  number: 'YH2026-00001',
  version: 1,
  state: 'reported',
  title: '除尘器未设泄爆装置',
  description: '',
  place: '打磨车间',
  lng: null,
  lat: null,
  organisationId: FACTORY,
  departmentId: null,
  regionCode: '340421',
  industryCode: 'C2110',
  grade: 'general',
  channel: 'supervision',
  sourceRecordId: null,
  criterionId: null,
  accidentType: null,
  rootCause: null,
  defence: null,
  supervisingLevel: null,
  foundOn: '2026-11-01',
  foundBy: '',
  reportedBy: 'lin',
  rectifiedBy: null,
  verifiedBy: null,
  proposedBy: null,
  ownerId: null,
  dueOn: null,
  closedOn: null,
  contestUntil: null,
  holder: 'desk',
  onTheSpot: false,
  suspended: false,
  extensionAsked: false,
  handoverTo: null,
  gradeProposed: null,
  recurrenceOf: null,
  mergedInto: null,
  fields: {},
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  ...over,
});

const photo = '00000000-0000-4000-8000-0000000000c1';
const five = {
  responsibleId: '00000000-0000-4000-8000-0000000000e1',
  measures: '加装泄爆口',
  money: 3_000_000,
  dueOn: '2026-12-01',
  emergencyPlan: '整改期间停用该除尘系统',
};

describe('confirming a hazard', () => {
  it('makes it major when it cites a criterion that was in force on the day of finding', () => {
    expect(
      decide(hazardLifecycle, hazard(), 'confirm', { grade: 'major', criterionId: 'GM10-3-1' }, as(desk)),
    ).toMatchObject({ ok: true, to: 'confirmed', patch: { grade: 'major', criterionId: 'GM10-3-1' } });
  });

  it.each([
    ['cites no criterion', hazard(), { grade: 'major' }, 'criterion-missing'],
    [
      'was found before the criterion was in force',
      hazard({ foundOn: '2022-01-01' }),
      { grade: 'major', criterionId: 'GM10-3-1' },
      'criterion-not-valid',
    ],
  ])('refuses a major one that %s', (_why, file, input, why) => {
    expect(decide(hazardLifecycle, file, 'confirm', input, as(desk))).toEqual({
      ok: false,
      why,
      at: 'criterionId',
    });
  });

  it('refuses an answer that nobody asked for', () => {
    expect(
      decide(hazardLifecycle, hazard(), 'confirm', { grade: 'general', state: 'closed' }, as(desk)),
    ).toMatchObject({
      ok: false,
      why: 'input-invalid',
    });
  });
});

describe('the rectification plan of a major hazard', () => {
  const ordered = hazard({ state: 'ordered', grade: 'major', dueOn: '2026-12-10' });

  it('is accepted with all of the five commitments', () => {
    expect(decide(hazardLifecycle, ordered, 'plan', five, as(officer))).toMatchObject({
      ok: true,
      to: 'planned',
    });
  });

  it.each(Object.keys(five))('is refused while %s is missing', (missing) => {
    const { [missing as keyof typeof five]: _left, ...four } = five;
    expect(decide(hazardLifecycle, ordered, 'plan', four, as(officer))).toEqual({
      ok: false,
      why: 'plan-incomplete',
      at: missing,
    });
  });

  it('is refused when it ends after the deadline', () => {
    expect(
      decide(hazardLifecycle, ordered, 'plan', { ...five, dueOn: '2026-12-11' }, as(officer)),
    ).toMatchObject({
      why: 'term-after-deadline',
    });
  });

  it('must exist before rectifying starts, and need not for a general one', () => {
    expect(mayMove(hazardLifecycle, ordered, 'start', as(officer))).toBe('plan-missing');
    expect(mayMove(hazardLifecycle, { ...ordered, grade: 'general' }, 'start', as(officer))).toBeUndefined();
  });
});

describe('verifying and closing', () => {
  const submitted = hazard({ state: 'submitted', rectifiedBy: 'officer' });

  it('is done by a second person from outside the enterprise', () => {
    expect(
      decide(hazardLifecycle, submitted, 'verify', { opinion: '已消除', onSite: [photo] }, as(qian)),
    ).toMatchObject({
      ok: true,
      to: 'verified',
      patch: { verifiedBy: 'qian' },
    });
  });

  it.each([
    ['the reporter', lin, 'same-person'],
    [
      'the reporter under a second account',
      person('lin2', ['verifier'], { personIds: ['lin2', 'lin'] }),
      'same-person',
    ],
    [
      'the rectifier under a second account',
      person('o2', ['verifier'], { personIds: ['o2', 'officer'] }),
      'same-person',
    ],
    [
      'somebody who holds a post in the enterprise',
      person('moon', ['verifier'], { organisationIds: [FACTORY] }),
      'own-enterprise',
    ],
    ['the enterprise', officer, 'not-permitted'],
  ] as const)('is refused to %s', (_who, actor, why) => {
    expect(mayMove(hazardLifecycle, submitted, 'verify', as(actor))).toBe(why);
    if (why !== 'not-permitted') {
      expect(mayMove(hazardLifecycle, { ...submitted, state: 'verified' }, 'close', as(actor))).toBe(why);
    }
  });

  it('needs a photo taken on site', () => {
    expect(
      decide(hazardLifecycle, submitted, 'verify', { opinion: '已消除', onSite: [] }, as(qian)),
    ).toMatchObject({
      why: 'input-invalid',
      at: 'onSite',
    });
  });

  it('closes only after production that was stopped is allowed again', () => {
    const verified = hazard({ state: 'verified', suspended: true, rectifiedBy: 'officer' });
    expect(mayMove(hazardLifecycle, verified, 'close', as(desk))).toBe('still-suspended');
    expect(mayMove(hazardLifecycle, verified, 'resume-production', as(qian))).toBeUndefined();
  });
});

describe('changing the grade', () => {
  it('takes two people, under whatever accounts', () => {
    const proposed = hazard({
      state: 'confirmed',
      grade: 'major',
      gradeProposed: 'general',
      proposedBy: 'lin',
    });
    expect(mayMove(hazardLifecycle, proposed, 'approve-grade', as(lin))).toBe('same-person');
    expect(
      decide(hazardLifecycle, proposed, 'approve-grade', { reason: '复核后属一般' }, as(desk)),
    ).toMatchObject({
      ok: true,
      patch: { grade: 'general', gradeProposed: null },
    });
  });
});

describe('contesting', () => {
  const closed = hazard({ state: 'closed', closedOn: '2026-11-20', contestUntil: '2026-12-05' });

  it('is open to the finder within the term', () => {
    expect(mayMove(hazardLifecycle, closed, 'contest', as(lin))).toBeUndefined();
    expect(mayMove(hazardLifecycle, closed, 'contest', as(qian))).toBe('not-finder');
    expect(mayMove(hazardLifecycle, { ...closed, contestUntil: '2026-11-22' }, 'contest', as(lin))).toBe(
      'contest-term-over',
    );
  });
});

describe('a dismissal that is contested', () => {
  const dismissed = decide(
    hazardLifecycle,
    hazard(),
    'dismiss',
    { because: 'unclear', reason: '现场未见', nextUnit: '镇应急办' },
    { ...as(desk), contestDays: 30 },
  );
  const contested = hazard({ ...(dismissed.ok ? dismissed.patch : {}), state: 'contested' });

  it('was open to the finder for the days that his authority set, and no longer', () => {
    const file = { ...contested, state: 'dismissed' };
    expect(file.contestUntil).toBe('2026-12-23');
    expect(mayMove(hazardLifecycle, file, 'contest', { ...as(lin), today: '2026-12-23' })).toBeUndefined();
    expect(mayMove(hazardLifecycle, file, 'contest', { ...as(lin), today: '2026-12-24' })).toBe(
      'contest-term-over',
    );
  });

  it('is upheld as a dismissal, or reopened as a report', () => {
    expect(decide(hazardLifecycle, contested, 'uphold', { reason: '复查仍未见' }, as(desk))).toMatchObject({
      ok: true,
      to: 'dismissed',
      patch: { closedOn: null },
    });
    const reopened = decide(
      hazardLifecycle,
      contested,
      'reopen',
      { reason: '照片可见', dueOn: '2026-12-01' },
      as(desk),
    );
    expect(reopened).toMatchObject({ ok: true, to: 'reported', patch: { contestUntil: null } });
  });
});

describe('what waits for a decision', () => {
  it('ends with the hazard', () => {
    const waiting = { handoverTo: FIRE, extensionAsked: true };
    const nothing = { handoverTo: null, extensionAsked: false, gradeProposed: null };
    const because = { because: 'unclear', reason: '现场未见', nextUnit: '镇应急办' };
    expect(decide(hazardLifecycle, hazard(waiting), 'dismiss', because, as(desk))).toMatchObject({
      patch: nothing,
    });
    const into = { caseId: '00000000-0000-4000-8000-000000000002', reason: '重复' };
    expect(decide(hazardLifecycle, hazard(waiting), 'merge', into, as(desk))).toMatchObject({
      patch: nothing,
    });
  });

  it('is decided before it is verified, so that nothing is left that nobody can decide', () => {
    const submitted = hazard({ state: 'submitted', rectifiedBy: 'officer', gradeProposed: 'major' });
    expect(mayMove(hazardLifecycle, submitted, 'verify', as(qian))).toBe('grade-undecided');
    expect(
      mayMove(hazardLifecycle, { ...submitted, state: 'verified' }, 'refuse-grade', as(desk)),
    ).toBeUndefined();
  });

  it('is never an order to stop that vanishes in another hazard', () => {
    const stopped = hazard({ state: 'confirmed', suspended: true });
    expect(mayMove(hazardLifecycle, stopped, 'merge', as(desk))).toBe('still-suspended');
  });
});

describe('a hazard that becomes major under way', () => {
  const underWay = hazard({ state: 'rectifying', grade: 'major', dueOn: '2026-12-31' });

  it('is submitted only after its plan', () => {
    expect(mayMove(hazardLifecycle, underWay, 'submit', as(officer))).toBe('plan-missing');
    const planned = decide(hazardLifecycle, underWay, 'plan', five, as(officer));
    expect(planned).toMatchObject({ ok: true, to: 'rectifying' });
    const file = { ...underWay, ...(planned.ok ? planned.patch : {}) };
    expect(mayMove(hazardLifecycle, file, 'submit', as(officer))).toBeUndefined();
    expect(mayMove(hazardLifecycle, file, 'plan', as(officer))).toBe('wrong-state');
  });
});

describe('an extension', () => {
  it('never ends before today, however late the hazard is', () => {
    const late = hazard({ state: 'rectifying', dueOn: '2026-10-01' });
    const ask = (newDueOn: string) =>
      decide(hazardLifecycle, late, 'ask-extension', { newDueOn, reason: '设备未到' }, as(officer));
    expect(ask('2026-11-01')).toEqual({ ok: false, why: 'date-in-past', at: 'newDueOn' });
    expect(ask('2026-11-24')).toMatchObject({ ok: true });
  });
});

describe('the lifecycle as a whole', () => {
  const moves = Object.entries(hazardLifecycle.moves);

  it('lets every open state reach a final one', () => {
    const reaches = new Set<string>(hazardLifecycle.final);
    for (const _round of hazardLifecycle.states) {
      for (const [, move] of moves) {
        for (const state of move.from) {
          for (const dismissed of [true, false]) {
            const file = hazard({ state, fields: { dismissed } });
            const to = typeof move.to === 'function' ? move.to({}, file) : move.to;
            if (to !== undefined && reaches.has(to)) reaches.add(state);
          }
        }
      }
    }
    expect([...reaches].sort()).toEqual([...hazardLifecycle.states].sort());
  });

  it('has words for every state, move, answer and holder in both languages', () => {
    const keys = [
      ...hazardLifecycle.states.map((s) => `hazard.state.${s}`),
      ...moves.flatMap(([name, move]) => [
        `hazard.move.${name}`,
        `hazard.told.${name}`,
        ...(move.input ?? []).map((field) => `hazard.input.${field.name}`),
      ]),
      ...Object.values(hazardLifecycle.holder).map((h) => `hazard.holder.${h}`),
    ];
    const missing = keys.filter(
      (key) => say(hazardTexts, 'zh', key) === key || say(hazardTexts, 'en', key) === key,
    );
    expect(missing).toEqual([]);
  });

  it('never closes by one hand: over random walks, who closed had neither reported nor rectified it', () => {
    const actors = [desk, lin, qian, officer, person('both', ['desk', 'inspector', 'verifier'])];
    const step = fc.record({
      move: fc.constantFrom(...moves.map(([name]) => name)),
      actor: fc.constantFrom(...actors),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 10, maxLength: 80 }),
        fc.constantFrom('general', 'major'),
        (steps, grade) => {
          let file = hazard({ grade });
          for (const { move, actor } of steps) {
            const verdict = decide(hazardLifecycle, file, move, answersFor(move), as(actor));
            if (!verdict.ok) continue;
            if (move === 'verify' || move === 'close') {
              expect(actor.personIds).not.toContain(file.reportedBy);
              expect(actor.personIds).not.toContain(file.rectifiedBy);
            }
            if (verdict.to === 'rectifying' && file.state === 'ordered') expect(file.grade).toBe('general');
            if (verdict.to === 'closed') expect(file.verifiedBy).not.toBeNull();
            if ((hazardLifecycle.final as readonly string[]).includes(verdict.to) && move !== 'note') {
              const { handoverTo, extensionAsked, gradeProposed, suspended } = { ...file, ...verdict.patch };
              expect([handoverTo, extensionAsked, gradeProposed, suspended]).toEqual([
                null,
                false,
                null,
                false,
              ]);
            }
            file = { ...file, ...verdict.patch, state: verdict.to };
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** Good answers to every move, so that only state, role and person decide. */
function answersFor(move: string): Record<string, unknown> {
  const fields =
    (hazardLifecycle.moves as Record<string, { input?: Parameters<typeof inputSchema>[0] }>)[move]?.input ??
    [];
  const answers = fields.map((field) => {
    switch (field.type) {
      case 'choice':
        return [field.name, field.options[0]];
      case 'date':
        return [field.name, move === 'plan' ? TODAY : '2026-12-31'];
      case 'money':
        return [field.name, 100];
      case 'yes-no':
        return [field.name, true];
      case 'criterion':
        return [field.name, 'GM10-3-1'];
      case 'files':
        return [field.name, [photo]];
      case 'text':
      case 'long-text':
        return [field.name, '说明'];
      default:
        return [field.name, FIRE];
    }
  });
  return Object.fromEntries(answers);
}
