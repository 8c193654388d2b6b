import { createHash } from 'node:crypto';
import { said } from '@zhiben/domain/imports/field.ts';
import { type Step, type ToldHazard, tellHazard } from '@zhiben/domain/imports/hazard-history.ts';
import type { Layout, ReadRow } from '@zhiben/domain/imports/rows.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { nameKey } from '@zhiben/domain/values/names.ts';
import { readCase } from '../../store/case-files.ts';
import type { Db } from '../../store/database.ts';
import { listDepartments } from '../../store/departments.ts';
import {
  type ImportedCase,
  type ImportedStep,
  insertImportedCases,
  type MovedCase,
  reviveCase,
  type StandingCase,
  standingCases,
  untouchedCases,
  withdrawCases,
} from '../../store/import-hazards.ts';
import { knownOrganisations } from '../../store/import-organisations.ts';
import { takeNumbers } from '../../store/numbers.ts';
import { insertOrganisation, regionOf } from '../../store/organisations.ts';
import { recordChange } from '../../store/register-events.ts';
import { type KnownOrganisation, OrganisationIndex } from './organisation-index.ts';
import {
  type Candidate,
  type Difference,
  failed,
  type ImportContext,
  problemAt,
  type Target,
} from './target.ts';

const KIND = 'hazard';
/** Who a step is told under when the ledger names nobody. */
const UNNAMED = '原台账';

interface HazardPlan {
  readonly told: ToldHazard;
  readonly print: string;
  readonly organisation: KnownOrganisation;
  readonly departmentId: string | null;
  /** The record that was withdrawn and comes back. */
  readonly revives: StandingCase | undefined;
}

/** What every row of one import is told under. */
interface HazardContext extends ImportContext {
  readonly stepId: (seq: number) => string;
}

/** Rows of a ledger as hazards with their history. */
export async function hazardTarget(
  tx: Db,
  given: ImportContext,
  layout: Layout,
): Promise<Target<HazardPlan>> {
  const { authorityId, batchId } = given;
  const context: HazardContext = {
    ...given,
    stepId: remembered((seq) => uuidFromName(batchId, `step/${seq}`)),
  };
  const index = new OrganisationIndex<KnownOrganisation>(await knownOrganisations(tx, authorityId));
  const departments = new Map((await listDepartments(tx, [authorityId])).map((d) => [d.name, d.id]));
  const region = await regionOf(tx, authorityId);
  const columnOf = new Map(layout.columns.map((c) => [c.field ?? '', c.index]));
  const unregistered = new Map<string, KnownOrganisation>();
  const seen = new Map<string, { row: number; print: string }>();
  const numbers = new Map<string, string>();

  function organisationOf(row: ReadRow): KnownOrganisation | ReadRow['problems'][number] {
    const name = said(row.values, 'organisationName');
    const uscc = said(row.values, 'organisationUscc');
    const found = index.find(name, uscc);
    if (found.ok) return found.organisation;
    if (found.code === 'organisation-not-found' && context.decisions.unknownOrganisation === 'create') {
      const made: KnownOrganisation = {
        id: uuidFromName(authorityId, `organisation/${uscc || nameKey(name)}`),
        name,
        uscc: uscc || null,
        departmentId: null,
        regionCode: region,
        industryCode: null,
      };
      index.add(made);
      unregistered.set(made.id, made);
      return made;
    }
    const field = found.code === 'organisation-has-other-uscc' ? 'organisationUscc' : 'organisationName';
    return problemAt(columnOf, field, found.code, field === 'organisationName' ? name : uscc, found.detail);
  }

  /** A row with a place among the organisations, before it is known whether it stands here already. */
  function place(row: ReadRow) {
    if (row.problems.length > 0) return { row, problems: row.problems };
    const organisation = organisationOf(row);
    if ('code' in organisation) return { row, problems: [organisation] };
    const department = said(row.values, 'departmentName');
    const departmentId = department === '' ? organisation.departmentId : departments.get(department);
    if (departmentId === undefined)
      return { row, problems: [problemAt(columnOf, 'departmentName', 'department-not-found', department)] };
    const print = createHash('sha1').update(canonicalJson(row.values)).digest('hex').slice(0, 16);
    const id = uuidFromName(authorityId, `hazard/${naturalKey(row, organisation)}`);
    return { row, id, print, organisation, departmentId };
  }

  return {
    async match(db, rows) {
      const placed = rows.map(place);
      const ids = placed.flatMap((p) => (p.id === undefined ? [] : [p.id]));
      const standing = await standingCases(db, authorityId, ids);
      const candidates: Candidate<HazardPlan>[] = [];
      for (const p of placed) {
        if (p.id === undefined) {
          candidates.push(failed(p.row, p.problems));
          continue;
        }
        const { row, id, print } = p;
        const twin = seen.get(id);
        if (twin === undefined) seen.set(id, { row: row.row, print });
        if (twin !== undefined && twin.print !== print) {
          const field = columnOf.has('sourceNumber') ? 'sourceNumber' : 'title';
          const value = said(row.values, field);
          candidates.push(
            failed(row, [problemAt(columnOf, field, 'row-repeated', value, { row: twin.row })]),
          );
          continue;
        }
        const told = tellHazard(row.values, context.decisions);
        const stands = standing.get(id);
        const alive = stands !== undefined && !stands.withdrawn;
        const differences =
          alive && stands.print !== print
            ? await differencesOf(db, authorityId, id, row, told, p.organisation)
            : [];
        const outcome = differences.length > 0 ? 'different' : alive || twin !== undefined ? 'known' : 'new';
        candidates.push({
          ...row,
          outcome,
          recordId: id,
          differences,
          plan: { told, print, organisation: p.organisation, departmentId: p.departmentId, revives: stands },
        });
      }
      return candidates;
    },

    async prepare(db, candidates, at) {
      const years = new Map<string, string[]>();
      for (const { recordId, values, plan } of candidates) {
        if (plan === undefined) continue;
        const { organisation, revives } = plan;
        if (unregistered.delete(organisation.id)) await registerOrganisation(db, context, organisation, at);
        if (revives !== undefined) continue;
        const year = said(values, 'foundOn').slice(0, 4);
        years.set(year, [...(years.get(year) ?? []), recordId]);
      }
      for (const [year, ids] of years) {
        const first = await takeNumbers(db, authorityId, KIND, Number(year), ids.length);
        for (const [i, id] of ids.entries())
          numbers.set(id, `YH${year}-${String(first + i).padStart(5, '0')}`);
      }
    },

    async write(db, candidates, at) {
      const cases = candidates.flatMap((c) => {
        const number = c.plan?.revives?.number ?? numbers.get(c.recordId);
        numbers.delete(c.recordId);
        return c.plan === undefined || number === undefined ? [] : [caseOf(context, c, c.plan, number, at)];
      });
      const [fresh, revived] = [
        cases.filter((c) => c.file.version === c.steps.length),
        cases.filter((c) => c.file.version !== c.steps.length),
      ];
      await insertImportedCases(db, authorityId, fresh);
      for (const one of revived) await reviveCase(db, one);
      return cases.map(({ file }) => file.id);
    },

    async withdraw(db, records, at) {
      const untouched = await untouchedCases(db, authorityId, context.batchId, records);
      await withdrawCases(
        db,
        authorityId,
        untouched.map((stored) => withdrawal(context, stored, at)),
        at,
      );
      return records.length - untouched.length;
    },
  };
}

/** By which a row is recognised when it comes again: its number in the ledger, else what it says. */
function naturalKey({ values }: ReadRow, organisation: KnownOrganisation): string {
  const number = said(values, 'sourceNumber');
  const foundOn = said(values, 'foundOn');
  return number === ''
    ? `${organisation.id}/${foundOn}/${said(values, 'title')}/${said(values, 'place')}`
    : `${organisation.id}/${foundOn.slice(0, 4)}/number/${number}`;
}

function caseOf(
  context: HazardContext,
  { values, recordId, row }: Candidate<HazardPlan>,
  { told, print, organisation, departmentId, revives }: HazardPlan,
  number: string,
  at: string,
): ImportedCase {
  const { authorityId, batchId } = context;
  const text = (name: string) => said(values, name) || null;
  const file: CaseFile = {
    authorityId,
    id: recordId,
    kind: KIND,
    number,
    state: told.state,
    version: revives === undefined ? told.steps.length : revives.version + 1,
    title: told.title,
    description: told.description,
    place: said(values, 'place'),
    lng: null,
    lat: null,
    organisationId: organisation.id,
    departmentId,
    regionCode: organisation.regionCode,
    industryCode: organisation.industryCode,
    grade: said(values, 'grade') || 'general',
    channel: said(values, 'channel') || 'supervision',
    sourceRecordId: text('sourceNumber'),
    criterionId: told.criterionId,
    accidentType: text('accidentType'),
    rootCause: text('rootCause'),
    defence: text('defence'),
    supervisingLevel: text('supervisingLevel'),
    foundOn: said(values, 'foundOn'),
    foundBy: said(values, 'foundBy'),
    reportedBy: null,
    rectifiedBy: null,
    verifiedBy: null,
    proposedBy: null,
    ownerId: null,
    dueOn: text('dueOn'),
    closedOn: told.closedOn,
    contestUntil: null,
    holder: holderOf(told.state),
    onTheSpot: false,
    suspended: told.suspended,
    extensionAsked: false,
    handoverTo: null,
    gradeProposed: null,
    recurrenceOf: null,
    mergedInto: null,
    fields: { ...told.fields, imported: { batch: batchId, row, print } },
    createdAt: at,
    updatedAt: at,
  };
  const imported = { batch: batchId, row };
  if (revives !== undefined) {
    const whole = snakeKeys(file);
    delete whole['number'];
    delete whole['created_at'];
    const again: Step = { move: 'import', to: told.state, on: null, by: '' };
    return { file, steps: [stepOf(context, file, again, file.version, 'dismissed', whole, imported, at)] };
  }
  const steps = told.steps.map((step, i) =>
    stepOf(context, file, step, i + 1, told.steps[i - 1]?.to ?? null, changesOf(file, told, i), imported, at),
  );
  return { file, steps };
}

/** What each step changed: the first one everything, as it was on the day of finding. */
function changesOf(
  file: CaseFile,
  { steps, suspended, closedOn }: ToldHazard,
  i: number,
): Record<string, unknown> {
  const step = steps[i];
  if (step === undefined) return {};
  const now = { state: step.to, holder: holderOf(step.to), version: i + 1 };
  if (i === 0) return snakeKeys({ ...file, ...now, suspended: false, closedOn: null });
  return snakeKeys({
    ...now,
    ...(step.to === 'closed' ? { closedOn } : {}),
    ...(step.move === 'import' && suspended ? { suspended } : {}),
  });
}

function stepOf(
  { actor, stepId }: HazardContext,
  file: CaseFile,
  step: Step,
  seq: number,
  fromState: string | null,
  changes: Record<string, unknown>,
  imported: Record<string, unknown>,
  at: string,
): ImportedStep {
  const happenedAt = step.on === null ? at : startOfDay(step.on);
  return {
    toState: step.to,
    changes: { ...changes, version: seq },
    event: {
      // Unique within its case, and that is all that is asked of it.
      moveId: seq === 1 ? file.id : stepId(seq),
      move: step.move,
      fromState,
      actorId: step.move === 'import' ? actor.personId : null,
      actorName: step.move === 'import' ? actor.name : step.by || UNNAMED,
      happenedAt,
      receivedAt: at,
      effectiveAt: happenedAt,
      body: { imported },
    },
  };
}

function withdrawal(
  { actor, authorityId, batchId }: ImportContext,
  stored: Pick<CaseFile, 'id' | 'version' | 'state' | 'fields'>,
  at: string,
): ImportedCase<MovedCase> {
  const version = stored.version + 1;
  const fields = { ...stored.fields, withdrawnImport: batchId };
  const patch = { state: 'dismissed', holder: holderOf('dismissed'), version, fields };
  const file = { ...stored, ...patch, authorityId };
  return {
    file,
    steps: [
      {
        toState: 'dismissed',
        changes: snakeKeys({ ...patch, updatedAt: at }),
        event: {
          moveId: uuidFromName(stored.id, `withdraw/${batchId}/${version}`),
          move: 'withdraw-import',
          fromState: stored.state,
          actorId: actor.personId,
          actorName: actor.name,
          happenedAt: at,
          receivedAt: at,
          body: { withdrawn: { batch: batchId } },
        },
      },
    ],
  };
}

async function registerOrganisation(tx: Db, context: ImportContext, made: KnownOrganisation, at: string) {
  const { authorityId, actor, batchId } = context;
  const record = {
    ...made,
    authorityId,
    kind: 'enterprise' as const,
    scale: null,
    headcount: null,
    sectorMarks: [],
    address: '',
    lng: null,
    lat: null,
    active: true,
    version: 1,
  };
  await insertOrganisation(tx, record, at);
  await recordChange(
    tx,
    { actor, at },
    {
      authorityId,
      register: 'organisation',
      entryId: made.id,
      move: 'import',
      organisationId: made.id,
      changes: { ...record, batchId },
    },
  );
}

/** What the file tells differently from what stands here, among the columns that it has. */
async function differencesOf(
  tx: Db,
  authorityId: string,
  id: string,
  { values }: ReadRow,
  told: ToldHazard,
  organisation: KnownOrganisation,
): Promise<Difference[]> {
  const stored = await readCase(tx, [authorityId], KIND, id);
  if (stored === undefined) return [];
  const pairs: [string, string | null, string][] = [
    ['organisationName', stored.organisationName, organisation.name],
    ['title', stored.description || stored.title, said(values, 'title')],
    ['place', stored.place, said(values, 'place')],
    ['grade', stored.grade, said(values, 'grade')],
    ['channel', stored.channel, said(values, 'channel')],
    ['foundOn', stored.foundOn, said(values, 'foundOn')],
    ['foundBy', stored.foundBy, said(values, 'foundBy')],
    ['dueOn', stored.dueOn, said(values, 'dueOn')],
    ['closedOn', stored.closedOn, said(values, 'closedOn')],
    ['state', stored.state, values['state'] === undefined ? '' : told.state],
  ];
  return pairs
    .filter(([, there, here]) => here !== '' && here !== (there ?? ''))
    .map(([field, there, here]) => ({ field, stored: there ?? '', told: here }));
}

function holderOf(state: string): string {
  return hazardLifecycle.holder[state as keyof typeof hazardLifecycle.holder];
}

/** A ledger knows days, not hours: the day begins in China. */
function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

/** A function of few different arguments that computes each answer once. */
function remembered<K, V>(of: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? of(key);
    known.set(key, value);
    return value;
  };
}

const columnName = remembered((key: string) => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`));

/** As the columns are named; what has no value is left out, since a fold of the changes begins empty. */
function snakeKeys(patch: Partial<CaseFile>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch))
    if (value !== null && value !== undefined) row[columnName(key)] = value;
  return row;
}
