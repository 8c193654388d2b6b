import type { OwnedDatabase } from '../server/testing/temporary.ts';

/** A throw from 0 to 255 that an id makes, the `n`-th of it. */
const dice = (id: string, n: number) => `get_byte(uuid_send(${id}), ${n})`;

/** An entry of every enterprise, `each` of them: columns that are named take these expressions of `o`, `n`, `h`. */
const ofEnterprises = (
  register: string,
  each: number,
  { facet = 'null', held = 'null', expires = 'null', amount = 'null', fields = `'{}'`, missing = 30 },
) => `
  insert into register_entry (authority_id, id, register, organisation_id, inner_side, title, facet, held_on, expires_on,
    amount, fields, created_at, updated_at)
  select o.authority_id, gen_random_uuid(), '${register}', o.id, false, '${register} ' || n, ${facet}, ${held}, ${expires},
         ${amount}, ${fields}, '2024-02-05', '2024-02-05'
    from organisation o, generate_series(1, ${each}) n,
         lateral (select (hashtextextended(o.id::text || '${register}', n) & 2147483647)::int as h) d
   where o.authority_id = $1 and h % 256 >= ${missing}`;

const ofPeople = (
  register: string,
  each: number,
  { facet = 'null', held = 'null', expires = 'null', amount = 'null', fields = `'{}'`, of = 'true' },
) => `
  insert into register_entry (authority_id, id, register, organisation_id, person_id, inner_side, title, facet, held_on,
    expires_on, amount, fields, created_at, updated_at)
  select o.authority_id, gen_random_uuid(), '${register}', o.organisation_id, o.id, false, o.name, ${facet}, ${held},
         ${expires}, ${amount}, ${fields}, '2024-02-05', '2024-02-05'
    from person o, generate_series(1, ${each}) n,
         lateral (select (hashtextextended(o.id::text || '${register}', n) & 2147483647)::int as h) d
   where o.authority_id = $1 and o.organisation_id is not null and ${of} and h % 256 >= 30`;

const year = `(date '2023-01-01' + n * interval '1 year')::date`;
const soon = `(current_date - 500 + h % 1500)`;

/**
 * A county's registers of three years: every enterprise with people, posts, drills, trainings, signed lists, certificates,
 * papers and equipment. About one in eight is missing, another part out of date.
 */
export async function fillDuties(
  { query }: Pick<OwnedDatabase, 'query'>,
  authorityId: string,
  peopleEach: number,
): Promise<void> {
  await query(`update authority set settings = '{"dutiesFrom": "2024-02-01"}' where id = $1`, [authorityId]);
  await query(
    `update organisation set scale = (array['large', 'medium', 'small', 'micro'])[1 + ${dice('id', 0)} % 4],
       industry_code = case when ${dice('id', 2)} % 12 = 0 then '6210' else '3311' end,
       sector_marks = case ${dice('id', 1)} % 6
         when 0 then array['industry-and-trade', 'combustible-dust'] when 1 then array['hazardous-chemicals']
         when 2 then array['industry-and-trade', 'metal-smelting'] when 3 then array['city-gas']
         when 4 then array['crowded-place', 'fire-safety'] else array['construction'] end
     where authority_id = $1`,
    [authorityId],
  );
  await query(
    `insert into person (authority_id, id, name, organisation_id)
     select o.authority_id, gen_random_uuid(), '员工' || n, o.id from organisation o, generate_series(1, ${peopleEach}) n
      where o.authority_id = $1`,
    [authorityId],
  );
  // Until then the check of a foreign key believes that there is one person, and reads them all for each row.
  await query('analyze person, organisation');
  // Four of an enterprise hold posts.
  await query(
    `insert into post (authority_id, id, person_id, organisation_id, post, from_on)
     select authority_id, gen_random_uuid(), id, organisation_id,
            (array['principal', 'actual-controller', 'safety-manager', 'safety-officer'])[nth], current_date - 30 - ${dice('id', 3)} * 12
       from (select p.*, row_number() over (partition by organisation_id order by id) as nth from person p
              where p.authority_id = $1 and p.organisation_id is not null) p
      where nth <= 4`,
    [authorityId],
  );
  await query('analyze post');
  const posted = `exists (select from post t where t.authority_id = o.authority_id and t.person_id = o.id)`;
  for (const insert of [
    ofPeople('responsibility-list', 3, {
      held: year,
      expires: `(${year} + interval '1 year - 1 day')::date`,
      fields: `jsonb_build_object('signedOn', ${year}, 'post', n)`,
    }),
    ofPeople('training-record', 3, {
      facet: `'yearly'`,
      held: `${year} + h % 330`,
      amount: '8 + h % 12',
      of: posted,
    }),
    ofPeople('training-record', 1, {
      facet: `'principal-course'`,
      held: `date '2024-03-01' + h % 900`,
      amount: '24',
      of: posted,
    }),
    ofPeople('special-operation-certificate', 1, {
      facet: `'welding'`,
      held: `${soon} - 2190`,
      expires: soon,
      fields: `jsonb_build_object('reviewBy', ${soon} - 1095, 'verifiedOn', date '2024-05-01' + h % 700)`,
      of: `${dice('o.id', 4)} % 5 = 0`,
    }),
    ofEnterprises('drill', 6, {
      facet: `(array['evacuation', 'evacuation', 'comprehensive', 'site'])[1 + h % 4]`,
      held: `date '2024-01-01' + (n - 1) * 182 + h % 170`,
      amount: '20',
      fields: `case when h % 3 = 0 then jsonb_build_object('improveBy', date '2024-02-01' + (n - 1) * 182 + h % 170)
        else '{}' end`,
    }),
    ofEnterprises('equipment', 6, {
      fields: `jsonb_build_object('scrapBy', ${soon} + 900)`,
      facet: `'machine'`,
    }),
    ofEnterprises('gas-cylinder', 4, { facet: `'lpg'`, expires: soon }),
    ofEnterprises('gas-alarm', 1, {
      expires: soon,
      fields: `jsonb_build_object('installedOn', date '2023-05-01', 'calibrateBy', ${soon})`,
    }),
    ofEnterprises('licence', 1, { facet: `'gas-trade'`, expires: soon }),
    ofEnterprises('assessment-report', 1, { facet: `'present-state'`, expires: soon }),
    ofEnterprises('emergency-plan', 1, { facet: `'special'`, held: `${soon} - 1095`, expires: soon }),
    ofEnterprises('insurance-policy', 3, {
      facet: `'enough'`,
      held: year,
      expires: `(${year} + interval '1 year - 1 day')::date`,
    }),
    ofEnterprises('rescue-team', 1, { facet: `'own'` }),
    ofEnterprises('monitoring-point', 1, {
      facet: `'dust'`,
      held: `date '2025-05-01'`,
      fields: `'{"connectedOn": "2025-05-01"}'`,
    }),
    ofEnterprises('major-hazard-installation', 1, {
      facet: `'third'`,
      expires: soon,
      fields: `'{"principal": "王", "technical": "李", "operational": "张"}'`,
      missing: 220,
    }),
  ])
    await query(insert, [authorityId]);
  await query(
    `insert into self_check (authority_id, id, organisation_id, checked_on, whole_site, found_nothing, signed_by,
       signed_by_name, signed_at)
     select o.authority_id, gen_random_uuid(), o.id, date '2024-02-01' + n * 30 + ${dice('o.id', 5)} % 25, true, true, o.id,
            '员工', '2024-02-05' from organisation o, generate_series(0, 32) n where o.authority_id = $1`,
    [authorityId],
  );
  await query('vacuum analyze');
}

/** Takes every duty into use, the unsure ones too: the round has to bear all that there are. */
export async function useAllDuties(
  { query }: Pick<OwnedDatabase, 'query'>,
  authorityId: string,
  names: readonly string[],
): Promise<void> {
  await query(
    `insert into duty_setting (authority_id, duty, active, decided_by_name, decided_at)
     select $1, name, true, '林', now() from unnest($2::text[]) name`,
    [authorityId, names],
  );
}
