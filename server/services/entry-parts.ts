import { registerNamed } from '@zhiben/domain/kinds/registers/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { isInner, needsOrganisation, type Register } from '@zhiben/domain/primitives/register.ts';
import type { Database, Db } from '../store/database.ts';
import type { EntryRecord } from '../store/register-entries.ts';
import { type Recorder, recordChange } from '../store/register-events.ts';
import type { Clock } from './clock.ts';
import { may } from './permissions.ts';

export interface RegisterServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** The register of this name, when the reader may see it: one kept by the governing side is closed to enterprises. */
export function registerFor({ reach }: Pick<Actor, 'reach'>, name: string): Register | undefined {
  const register = registerNamed(name);
  return register?.keeper === 'authority' && reach.scope === 'organisation' ? undefined : register;
}

/** Does he keep entries of this organisation, or of none? Where is his reach, which the database enforces. */
export function keeps(actor: Actor, register: Register, organisationId: string | null): boolean {
  return may(actor, isInner(register, organisationId) ? 'entry.change-inner' : 'entry.change');
}

/** May he enter one at all? One of no organisation is the governing side's own. */
export function enters(actor: Actor, register: Register): boolean {
  if (register.keeper === 'authority') return may(actor, 'entry.change-inner');
  const inner = !needsOrganisation(register) && actor.reach.organisationId === undefined;
  return may(actor, 'entry.change') || (inner && may(actor, 'entry.change-inner'));
}

/** The history of an entry. What the governing side keeps of an enterprise stands in no time line of it. */
export function tell(
  tx: Db,
  by: Recorder,
  entry: Pick<EntryRecord, 'authorityId' | 'id' | 'organisationId' | 'innerSide'>,
  move: string,
  changes: Readonly<Record<string, unknown>>,
) {
  const { authorityId, id, organisationId, innerSide } = entry;
  return recordChange(tx, by, {
    authorityId,
    register: 'entry',
    entryId: id,
    move,
    organisationId: innerSide ? null : organisationId,
    changes,
  });
}
