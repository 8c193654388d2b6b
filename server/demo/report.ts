import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { Random } from './random.ts';
import { type DemoHazard, dayOf } from './simulate.ts';
import { DAY_MS, type DemoEnterprise, type DemoPerson, type DemoWorld } from './world.ts';

export interface Finding {
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly enterprise: DemoEnterprise | undefined;
  readonly channel: string;
  readonly reporter: DemoPerson;
  readonly foundBy: string;
  readonly at: number;
  readonly pictured: boolean;
}

/** The first event of a hazard: the row as `reportHazard` makes it. Its number is given when all are in order. */
export function report(random: Random, world: DemoWorld, finding: Finding): DemoHazard {
  const { enterprise, reporter, at, pictured, ...said } = finding;
  const receivedAt = new Date(at).toISOString();
  const id = random.id(at);
  const before = pictured ? [random.id(at)] : [];
  const near = (degrees: number) => Math.round((degrees + random.between(-0.0006, 0.0006)) * 1e6) / 1e6;
  const file: CaseFile = {
    title: said.title,
    description: said.description,
    place: said.place,
    channel: said.channel,
    foundBy: said.foundBy,
    authorityId: world.park.id,
    id,
    kind: 'hazard',
    number: '',
    state: hazardLifecycle.start,
    version: 1,
    lng: enterprise === undefined ? null : near(enterprise.lng),
    lat: enterprise === undefined ? null : near(enterprise.lat),
    organisationId: enterprise?.id ?? null,
    departmentId: reporter.departmentId ?? enterprise?.departmentId ?? null,
    regionCode: enterprise?.regionCode ?? world.regionCode,
    industryCode: enterprise?.industryCode ?? null,
    grade: 'general',
    sourceRecordId:
      said.channel === 'self-check'
        ? null
        : `${SOURCES[said.channel] ?? 'LY'}-${random.whole(10_000, 99_999)}`,
    criterionId: null,
    accidentType: null,
    rootCause: null,
    defence: null,
    supervisingLevel: null,
    foundOn: dayOf(at - (random.chance(0.25) ? DAY_MS : 0)),
    reportedBy: reporter.id,
    rectifiedBy: null,
    verifiedBy: null,
    proposedBy: null,
    ownerId: null,
    dueOn: null,
    closedOn: null,
    contestUntil: null,
    holder: hazardLifecycle.holder[hazardLifecycle.start as keyof typeof hazardLifecycle.holder],
    onTheSpot: false,
    suspended: false,
    extensionAsked: false,
    handoverTo: null,
    gradeProposed: null,
    recurrenceOf: null,
    mergedInto: null,
    fields: {},
    createdAt: receivedAt,
    updatedAt: receivedAt,
  };
  return {
    file,
    at,
    events: [
      {
        event: {
          moveId: id,
          move: 'report',
          fromState: null,
          actorId: reporter.id,
          actorName: reporter.name,
          happenedAt: receivedAt,
          receivedAt,
          body: before.length > 0 ? { before } : {},
        },
        toState: file.state,
        changes: file,
      },
    ],
    files: before.map((file) => ({ id: file, use: 'before', seq: 1, by: reporter, at })),
  };
}

/** Where the records of a channel are kept, by the beginning of their numbers. */
const SOURCES: Readonly<Record<string, string>> = {
  supervision: 'JC',
  'public-report': 'JB',
  expert: 'ZJ',
  insurer: 'BX',
  monitoring: 'YJ',
  'handed-over': 'YS',
};
