import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { decide, type FileUse } from '@zhiben/domain/primitives/lifecycle.ts';
import { criterionById, isValidOn } from '@zhiben/domain/standards/criteria.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { NewEvent } from '../store/case-files.ts';
import type { Random } from './random.ts';
import { actorOf, DAY_MS, type DemoPerson } from './world.ts';

/** One event with the columns it changed, ready to be written. */
export interface DemoEvent {
  readonly event: NewEvent;
  readonly toState: string;
  readonly changes: Partial<CaseFile>;
}

/** A piece of evidence that an event brought. */
export interface DemoFile {
  readonly id: string;
  readonly use: FileUse;
  readonly seq: number;
  readonly by: DemoPerson;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A hazard with its whole story, and the clock of that story. */
export interface DemoHazard {
  file: CaseFile;
  readonly events: DemoEvent[];
  readonly files: DemoFile[];
  /** Milliseconds since 1970 of its last event. */
  at: number;
}

const CHINA_MS = 8 * 3_600_000;

/** The calendar day in China. */
export function dayOf(at: number): PlainDate {
  return new Date(at + CHINA_MS).toISOString().slice(0, 10) as PlainDate;
}

/** A moment in working hours, `days` after another, and always before now. */
export function later(random: Random, at: number, days: number, now: number): number {
  const midnight = Math.floor((at + days * DAY_MS + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS;
  const wanted = midnight + random.between(8.5, 17.5) * 3_600_000;
  const next = wanted > at ? wanted : at + random.between(15, 80) * 60_000;
  return Math.floor(next < now ? next : at + (now - at) * random.between(0.3, 0.6));
}

export function criterionValidOn(id: string, day: string): boolean {
  const criterion = criterionById(id);
  return criterion !== undefined && isValidOn(criterion, day as PlainDate);
}

/**
 * Makes one move as the product would: the lifecycle decides with the day of that moment and the first of the people
 * whom it lets through. A story in which nobody may is a fault of ours and ends the making of the park.
 */
export function move(
  random: Random,
  hazard: DemoHazard,
  name: string,
  people: readonly DemoPerson[],
  answers: Readonly<Record<string, unknown>>,
  at: number,
): DemoPerson {
  const refusals: string[] = [];
  for (const person of people) {
    const actor = actorOf(person);
    const context = { actor, today: dayOf(at), criterionValidOn };
    const verdict = decide(hazardLifecycle, hazard.file, name, answers, context);
    if (!verdict.ok) {
      refusals.push(`${verdict.why} ${verdict.at ?? ''}`);
      continue;
    }
    const state = verdict.to;
    const holder = hazardLifecycle.holder[state as keyof typeof hazardLifecycle.holder];
    append(random, hazard, { ...verdict.patch, state, holder }, person, at, name, verdict.input ?? {});
    for (const [use, field] of [
      ['after', 'after'],
      ['on-site', 'onSite'],
      ['document', 'documents'],
    ] as const) {
      const ids = verdict.input?.[field];
      if (Array.isArray(ids)) {
        for (const id of ids) hazard.files.push({ id, use, seq: hazard.file.version, by: person, at });
      }
    }
    return person;
  }
  throw new Error(
    `the story of "${hazard.file.title}" stops at ${name} in ${hazard.file.state}: ${refusals.join(', ')}`,
  );
}

/** Adds an event and folds its changes into the row, as `writeMove` does. */
export function append(
  random: Random,
  hazard: DemoHazard,
  patch: Partial<CaseFile>,
  person: DemoPerson,
  at: number,
  name: string,
  body: Readonly<Record<string, unknown>>,
): void {
  const receivedAt = new Date(at).toISOString();
  // Now and then there was no signal: written on the spot, received when the phone was back.
  const happenedAt = random.chance(0.08)
    ? new Date(at - random.between(0.3, 3) * 3_600_000).toISOString()
    : receivedAt;
  const { file } = hazard;
  const changes = { ...patch, version: file.version + 1, updatedAt: receivedAt };
  hazard.events.push({
    event: {
      moveId: random.id(at),
      move: name,
      fromState: file.state,
      actorId: person.id,
      actorName: person.name,
      happenedAt,
      receivedAt,
      body,
    },
    toState: patch.state ?? file.state,
    changes,
  });
  hazard.file = { ...file, ...changes };
  hazard.at = at;
}
