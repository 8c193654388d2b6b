import { NEAR_DAYS, NEAR_METRES, type Sketch } from '@zhiben/domain/kinds/hazard/duplicates.ts';
import { positionOf } from '@zhiben/domain/values/position.ts';
import { type Db, sql } from './database.ts';

/** What somebody reports, or a hazard that is there already. */
export interface DuplicateSearch extends Sketch {
  readonly authorityId: string;
  /** Left out of the answer; the hazard itself. */
  readonly id: string | null;
  readonly files: readonly string[];
}

interface CandidateRow extends Sketch {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly closedOn: string | null;
  readonly organisationName: string | null;
  readonly samePicture: boolean;
}

/** Hazards read for one question, from each of the roads below. A park's enterprise has fewer. */
const MOST = 200;
/** A degree of latitude is 111 km long everywhere; one of longitude shrinks towards the poles. */
const METRES_PER_DEGREE = 111_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Hazards within reach that may be the same as this one, found by index along four roads: the latest of the
 * enterprise, those of the enterprise and the criterion whenever they were, those near it in place and time, and those
 * that show the same picture. Which of them resemble it is the domain's to say.
 */
export async function findCandidates(tx: Db, kind: string, search: DuplicateSearch): Promise<CandidateRow[]> {
  const { authorityId, organisationId, criterionId, foundOn } = search;
  const at = positionOf(search);
  const north = NEAR_METRES / METRES_PER_DEGREE;
  const east = at === undefined ? 0 : north / Math.max(0.01, Math.cos((at.lat * Math.PI) / 180));
  const inTime = sql`found_on between ${foundOn}::date - ${NEAR_DAYS}::integer and ${foundOn}::date + ${NEAR_DAYS}::integer`;
  const roads = [
    sql`select x.case_id as id from unnest(${search.files}::uuid[]) f, uses_elsewhere(${authorityId}, ${search.id ?? NOBODY}, f) x`,
  ];
  if (organisationId !== null) {
    roads.push(sql`(select id from case_file where authority_id = ${authorityId} and organisation_id = ${organisationId}
                     order by updated_at desc, id desc limit ${MOST})`);
  }
  if (organisationId !== null && criterionId !== null) {
    roads.push(sql`(select id from case_file where authority_id = ${authorityId} and organisation_id = ${organisationId}
                       and criterion_id = ${criterionId} order by found_on desc limit ${MOST})`);
  }
  if (at !== undefined) {
    roads.push(sql`(select id from case_file where authority_id = ${authorityId} and kind = ${kind} and ${inTime}
                       and lng between ${at.lng - east} and ${at.lng + east}
                       and lat between ${at.lat - north} and ${at.lat + north}
                     order by found_on desc limit ${MOST})`);
  }
  if (at === undefined && organisationId === null) {
    roads.push(sql`(select id from case_file where authority_id = ${authorityId} and kind = ${kind} and ${inTime}
                     order by found_on desc, id desc limit ${MOST})`);
  }
  const { rows } = await sql<CandidateRow>`
    with candidate as (${sql.join(roads, sql` union `)})
    select c.id, c.number, c.state, c.title, c.description, c.organisation_id as "organisationId",
           (select o.name from organisation o
             where o.authority_id = c.authority_id and o.id = c.organisation_id) as "organisationName",
           c.criterion_id as "criterionId", c.place, c.lng, c.lat,
           c.found_on as "foundOn", c.closed_on as "closedOn",
           c.id in (select x.case_id from unnest(${search.files}::uuid[]) f,
                           uses_elsewhere(${authorityId}, ${search.id ?? NOBODY}, f) x) as "samePicture"
      from candidate
      join case_file c on c.authority_id = ${authorityId} and c.id = candidate.id
     where c.kind = ${kind} and c.state <> 'merged' and c.id <> ${search.id ?? NOBODY}`.execute(tx);
  return rows;
}

/** Ids of the evidence of a case. */
export async function readFileIds(tx: Db, authorityId: string, caseId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('fileUse')
    .select('fileId')
    .distinct()
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .limit(200)
    .execute();
  return rows.map((row) => row.fileId);
}

interface Related {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly recurrenceOf: string | null;
}

/** The cases that hang together with this one, within reach: named by what they are to it. */
export async function readRelations(tx: Db, authorityId: string, of: Related) {
  const { rows } = await sql<{
    relation: Relation;
    id: string;
    number: string;
    title: string;
    state: string;
  }>`
    select case when c.merged_into = ${of.id} then 'merged-in'
                when c.id = ${of.mergedInto} then 'merged-into'
                when c.id = ${of.recurrenceOf} then 'recurrence-of'
                else 'recurred-as' end as relation,
           c.id, c.number, c.title, c.state
      from case_file c
     where c.authority_id = ${authorityId}
       and c.id in (
         select id from case_file where authority_id = ${authorityId} and merged_into = ${of.id}
         union all
         select id from case_file where authority_id = ${authorityId} and recurrence_of = ${of.id}
         union all
         select unnest(array[${of.mergedInto}, ${of.recurrenceOf}]::uuid[]))
     order by c.number`.execute(tx);
  return rows;
}

type Relation = 'merged-in' | 'merged-into' | 'recurrence-of' | 'recurred-as';
