import type { NewHazard } from '@zhiben/domain/contract/hazard.ts';
import type { Session } from '@zhiben/domain/contract/session.ts';
import type { Role } from '@zhiben/domain/primitives/reach.ts';
import type { KnownPlace } from './places.ts';
import { titleAndRest } from './words.ts';

/** What stands on the report page; all of it is kept on the device at every step. */
export type ReportDraft = {
  readonly id: string;
  readonly photos: readonly string[];
  readonly organisationId: string;
  readonly organisationName: string;
  readonly industry: string;
  readonly marks: readonly string[];
  readonly place: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly words: string;
  readonly criterionId: string;
  readonly grade: NonNullable<NewHazard['grade']>;
  readonly channel: NewHazard['channel'];
  readonly foundOn: string;
  readonly foundBy: string;
};

const FIRST_CHANNEL: Partial<Record<Role, NewHazard['channel']>> = { expert: 'expert' };

/** The page before anybody typed: the own enterprise, or the one used last. */
export function freshReport(
  id: string,
  session: Session,
  places: readonly KnownPlace[],
  today: string,
): ReportDraft {
  const own = session.organisation;
  const last = places.find((place) => own === null || place.organisationId === own.id);
  const inside = session.scope === 'organisation';
  return {
    id,
    photos: [],
    organisationId: own?.id ?? last?.organisationId ?? '',
    organisationName: own?.name ?? last?.name ?? '',
    industry: last?.industry ?? '',
    marks: last?.marks ?? [],
    place: '',
    lng: null,
    lat: null,
    words: '',
    criterionId: '',
    grade: 'general',
    channel: inside
      ? 'self-check'
      : (session.roles.map((r) => FIRST_CHANNEL[r]).find(Boolean) ?? 'supervision'),
    foundOn: today,
    foundBy: '',
  };
}

/** Lays a kept draft over a fresh page, field by field, and only what has the same shape. */
export function mergeReport(fresh: ReportDraft, kept: Readonly<Record<string, unknown>>): ReportDraft {
  const merged: Record<string, unknown> = { ...fresh };
  for (const name of Object.keys(fresh) as (keyof ReportDraft)[]) {
    const value = kept[name];
    const same = Array.isArray(fresh[name])
      ? Array.isArray(value)
      : name === 'lng' || name === 'lat'
        ? value === null || typeof value === 'number'
        : typeof value === typeof fresh[name];
    if (value !== undefined && same) merged[name] = value;
  }
  return merged as ReportDraft;
}

/** The command that the server gets. */
export function toReport(draft: ReportDraft, happenedAt: string): NewHazard {
  const { title, description } = titleAndRest(draft.words);
  return {
    id: draft.id,
    title,
    description,
    place: draft.place.trim(),
    lng: draft.lng,
    lat: draft.lat,
    organisationId: draft.organisationId === '' ? null : draft.organisationId,
    channel: draft.channel,
    grade: draft.grade,
    criterionId: draft.criterionId === '' ? null : draft.criterionId,
    foundOn: draft.foundOn,
    foundBy: draft.foundBy.trim(),
    happenedAt,
    files: [...draft.photos],
  };
}

/** True when somebody has put something into it that is worth keeping. */
export function isBegun(draft: ReportDraft): boolean {
  return draft.words.trim() !== '' || draft.photos.length > 0 || draft.place.trim() !== '';
}
