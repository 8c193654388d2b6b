import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../primitives/case-file.ts';
import { decide, type MoveContext } from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import { hazardLifecycle } from './lifecycle.ts';

const TODAY = '2026-11-23' as PlainDate;
const DUE = '2026-12-10' as PlainDate;

function as(personId: string, role: Role, today: string = TODAY): MoveContext {
  const scope = role.startsWith('enterprise') ? ('organisation' as const) : ('authority' as const);
  const organisationIds = scope === 'organisation' ? ['factory'] : [];
  const reach = { scope, authorityId: 'park', authorityIds: ['park'] };
  const actor = {
    accountId: personId,
    personId,
    name: personId,
    roles: [role],
    reach,
    personIds: [personId],
    organisationIds,
  };
  return { today, actor, criterionValidOn: () => true };
}

const hazard = (changed: Partial<CaseFile> = {}): CaseFile =>
  ({
    state: 'rectifying',
    grade: 'general',
    organisationId: 'factory',
    reportedBy: 'finder',
    rectifiedBy: null,
    verifiedBy: null,
    proposedBy: null,
    dueOn: DUE,
    extensionAsked: false,
    fields: {},
    ...changed,
  }) as CaseFile;

function made(file: CaseFile, name: string, input: object, context: MoveContext): CaseFile {
  const verdict = decide(hazardLifecycle, file, name, input, context);
  if (!verdict.ok) throw new Error(`${name}: ${verdict.why}`);
  return { ...file, ...verdict.patch, state: verdict.to };
}
const refusal = (file: CaseFile, name: string, input: object, context: MoveContext) => {
  const verdict = decide(hazardLifecycle, file, name, input, context);
  return verdict.ok ? undefined : verdict.why;
};

const ask = { ground: 'appraisal', until: '2026-12-03', reason: '委托检测机构鉴定' };
const asked = () => made(hazard(), 'ask-stop', ask, as('officer', 'enterprise-officer'));
const why = { reason: '情况属实' };

describe('the clock of a term', () => {
  it('stands still only when a second person of the governing side agrees, and moves the term by as many days', () => {
    expect(asked()).toMatchObject({ dueOn: DUE, extensionAsked: true });
    expect(refusal(asked(), 'grant-stop', why, as('officer', 'enterprise-officer'))).toBe('not-permitted');
    const own = made(hazard(), 'ask-stop', ask, as('lin', 'desk'));
    expect(refusal(own, 'grant-stop', why, as('lin', 'desk'))).toBe('same-person');
    expect(made(asked(), 'grant-stop', why, as('sun', 'desk'))).toMatchObject({
      dueOn: '2026-12-20',
      extensionAsked: false,
      fields: { stopped: { from: TODAY, until: '2026-12-03' } },
    });
  });

  it('counts from the day of the decision, not from the day of the asking', () => {
    const later = made(asked(), 'grant-stop', why, as('sun', 'desk', '2026-11-30'));
    expect(later.dueOn).toBe('2026-12-13');
    expect(refusal(asked(), 'grant-stop', why, as('sun', 'desk', '2026-12-03'))).toBe('stop-over');
  });

  it('gives back what is left when it starts again early', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (days, after) => {
        const until = addDays(TODAY, days);
        const stoppedFile = made(
          made(hazard(), 'ask-stop', { ...ask, until }, as('officer', 'enterprise-officer')),
          'grant-stop',
          why,
          as('sun', 'desk'),
        );
        const day = addDays(TODAY, after);
        if (after >= days) {
          expect(refusal(stoppedFile, 'start-clock', why, as('sun', 'desk', day))).toBe('not-stopped');
          return;
        }
        // Exactly the days that it stood still are added.
        expect(made(stoppedFile, 'start-clock', why, as('sun', 'desk', day)).dueOn).toBe(addDays(DUE, after));
      }),
    );
  });

  it('is asked for once at a time, and never as an extension', () => {
    expect(refusal(asked(), 'ask-stop', ask, as('officer', 'enterprise-officer'))).toBe('extension-pending');
    expect(refusal(asked(), 'grant-extension', why, as('sun', 'desk'))).toBe('no-extension-asked');
    const more = { newDueOn: '2026-12-31', reason: '设备未到货' };
    const extension = made(hazard(), 'ask-extension', more, as('officer', 'enterprise-officer'));
    expect(refusal(extension, 'grant-stop', why, as('sun', 'desk'))).toBe('no-stop-asked');
    expect(made(asked(), 'refuse-stop', why, as('sun', 'desk'))).toMatchObject({
      dueOn: DUE,
      extensionAsked: false,
    });
  });

  it('needs a term, and a day ahead', () => {
    expect(refusal(hazard({ dueOn: null }), 'ask-stop', ask, as('sun', 'desk'))).toBe('no-term');
    expect(refusal(hazard(), 'ask-stop', { ...ask, until: TODAY }, as('sun', 'desk'))).toBe('not-later');
  });
});
