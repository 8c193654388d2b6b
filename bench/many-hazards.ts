import { randomUUID } from 'node:crypto';
import type { OwnedDatabase } from '../server/testing/temporary.ts';

/** The authority, departments and enterprises that the measured hazards belong to. */
export interface Ground {
  readonly authorityId: string;
  readonly departmentIds: readonly string[];
  /** The first has the most hazards, the last the fewest: a few large works have a large part of all. */
  readonly organisationIds: readonly string[];
  readonly personId: string;
}

type Owner = Pick<OwnedDatabase, 'query'>;

export const ORGANISATIONS = 400;
export const DEPARTMENTS = 10;
/** Rows in one statement. */
const STEP = 100_000;

/** Makes an authority with its departments, enterprises and one person. */
export async function makeGround({ query }: Owner, organisationCount = ORGANISATIONS): Promise<Ground> {
  const authorityId = randomUUID();
  const personId = randomUUID();
  await query(
    `insert into authority (id, kind, name, region_code) values ($1, 'county', '凤台县', '340421')`,
    [authorityId],
  );
  const departments = await query(
    `insert into department (authority_id, id, name)
     select $1, gen_random_uuid(), '第' || n || '行业管理部门' from generate_series(1, ${DEPARTMENTS}) n returning id`,
    [authorityId],
  );
  const departmentIds: string[] = departments.rows.map((row) => row.id);
  const organisations = await query(
    `insert into organisation (authority_id, id, name, region_code, industry_code, department_id)
     select $1, gen_random_uuid(), '凤台第' || n || '制造有限公司', '340421', 'C33', ($2::uuid[])[1 + n % ${DEPARTMENTS}]
       from generate_series(1, ${organisationCount}) n returning id`,
    [authorityId, departmentIds],
  );
  await query(`insert into person (authority_id, id, name) values ($1, $2, '林检查')`, [
    authorityId,
    personId,
  ]);
  // As the server does by itself a minute later: without statistics every look at an enterprise reads all of them.
  await query('analyze');
  return { authorityId, departmentIds, organisationIds: organisations.rows.map((row) => row.id), personId };
}

/** Fills the list with `count` hazards; its indexes are made afterwards, which is many times faster. */
export async function fillHazards(owner: Owner, ground: Ground, count: number): Promise<void> {
  const { rows } = await owner.query(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.schemaname = 'zhiben' and i.tablename = 'case_file'
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  for (let from = 0; from < count; from += STEP)
    await addHazards(owner, ground, from, Math.min(from + STEP, count));
  for (const { definition } of rows) await owner.query(definition);
  // Enterprises and people too: without statistics of them, their names are joined in the wrong order.
  await owner.query('vacuum analyze');
}

/**
 * Adds hazards of the last three years with the skew of a real ledger: 95 of 100 are closed, most open ones are of the
 * last three months, 2 of 100 are major, a tenth of the enterprises has half of the hazards, every tenth word
 * is rare. One event each; no history beyond it, which lists do not read.
 */
async function addHazards(
  { query }: Owner,
  { authorityId, departmentIds, organisationIds, personId }: Ground,
  from: number,
  to: number,
): Promise<void> {
  await query(
    `insert into case_file (authority_id, id, kind, number, state, holder, version, title, description, place,
       organisation_id, department_id, region_code, industry_code, grade, channel, accident_type, root_cause, defence,
       found_on, found_by, reported_by, owner_id, due_on, closed_on, created_at, updated_at)
     select $1, gen_random_uuid(), 'hazard', 'YH' || to_char(found, 'YYYY') || '-' || lpad(n::text, 7, '0'), state,
       case when state in ('closed', 'dismissed', 'merged') then 'nobody'
            when state in ('reported', 'confirmed', 'verified') then 'desk'
            when state = 'submitted' then 'verifier' else 'enterprise' end,
       1, title, description, place, $3[org], $2[1 + org % ${DEPARTMENTS}], '340421', 'C33',
       case when h1 % 100 < 2 then 'major' else 'general' end,
       (array['self-check', 'self-check', 'self-check', 'supervision', 'supervision', 'public-report', 'expert'])[1 + h2 % 7],
       (array['fire', 'machinery', 'electric-shock', 'other'])[1 + h3 % 4],
       (array['concept', 'responsibility', 'standards', 'engineering'])[1 + h4 % 4],
       (array['people', 'technical', 'engineering', 'management'])[1 + h2 % 4],
       found, '日常检查', $4, $4, found + 15 + later % 45,
       case when state = 'closed' then found + 5 + later % 45 end, found + interval '8 hours',
       case when state in ('closed', 'dismissed', 'merged') then found + (5 + later % 45) * interval '1 day' + (h1 % 86400) * interval '1 second'
            else found + (later % 20) * interval '1 day' + (h1 % 86400) * interval '1 second' end
     from (
       select *,
         1 + (case when h2 % 2 = 0 then h3 % ${organisationIds.length / 10} else h3 % ${organisationIds.length} end)::int as org,
         case when age < 90 and h4 % 100 < 55 or h4 % 1000 < 5
              then (array['reported', 'confirmed', 'ordered', 'planned', 'rectifying', 'rectifying', 'submitted', 'verified'])[1 + h1 % 8]
              when h4 % 100 > 97 then 'dismissed' when h4 % 100 > 96 then 'merged' else 'closed' end as state,
         current_date - age as found,
         (array['除尘器未设泄爆装置', '配电箱门未关闭且无警示标识', '疏散通道被货物堵塞', '液氨储罐压力表超期未检', '有限空间作业无审批', '起重机吊钩防脱装置缺失'])[1 + h1 % 6]
           || '，' || (array['东侧', '西侧', '一层', '二层', '南门', '北门'])[1 + h2 % 6] as title,
         (array['现场检查发现该处长期无人管理，', '设备台账与现场实物不符，', '员工不掌握应急处置方法，', '防护设施拆除后未恢复，'])[1 + h3 % 4]
           || (array['存在火灾危险', '存在触电危险', '存在中毒窒息危险', '存在机械伤害危险'])[1 + h4 % 4]
           || case when h2 % 1000 = 0 then '，涉及' || (array['氯乙烯', '硝化棉', '黄磷', '丙烯腈'])[1 + h1 % 4] else '' end
           || '。设备编号' || to_hex(h3 % 50000) as description,
         (array['打磨车间', '喷漆车间', '原料库', '成品库', '锅炉房', '配电室'])[1 + h4 % 6] || (1 + h1 % 40) || '号' as place
       from (
         select n, (hashint8extended(n, 1) & 2147483647)::int as h1, (hashint8extended(n, 2) & 2147483647)::int as h2,
           (hashint8extended(n, 3) & 2147483647)::int as h3, (hashint8extended(n, 4) & 2147483647)::int as h4,
           (hashint8extended(n, 5) & 2147483647)::int % 1095 as age,
           -- A throw of its own, or the newest ones would all be one department's.
           (hashint8extended(n, 6) & 2147483647)::int as later
         from generate_series($5::bigint + 1, $6::bigint) n
       ) dice
     ) drawn`.replaceAll(/\$([23])\[/g, '($$$1::uuid[])['),
    [authorityId, departmentIds, organisationIds, personId, from, to],
  );
}
