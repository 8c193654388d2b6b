/**
 * What each duty says, written once more as plain SQL from its sentence and not from the engine: a check of the engine,
 * used by tests alone. Each answers `subject, due, covered` for the day `$1`, on the tables of the product and on three
 * that the test keeps: `round (day)`, on which the engine worked; `stand`, every entry as it stood from `on_day` until
 * the day before `until_day`; `filing (entry_id, due)`, the twentieth working day after a plan was issued.
 */

const HIGH_RISK = `array['coal-mine', 'non-coal-mine', 'hazardous-chemicals', 'fireworks', 'civil-explosives',
  'metal-smelting', 'construction', 'road-transport', 'city-gas']`;
const LISTED = `array['hazardous-chemicals', 'fireworks', 'civil-explosives', 'city-gas', 'coal-mine', 'non-coal-mine',
  'metal-smelting', 'construction', 'highway-waterway-works', 'water-conservancy', 'crowded-place']`;
const INSURED = `array['coal-mine', 'non-coal-mine', 'hazardous-chemicals', 'fireworks', 'road-transport',
  'water-transport', 'construction', 'highway-waterway-works', 'water-conservancy', 'civil-explosives', 'metal-smelting']`;
const TRAINED_MORE = `array['coal-mine', 'non-coal-mine', 'hazardous-chemicals', 'fireworks', 'metal-smelting']`;
const MANAGERS = `'principal', 'actual-controller', 'deputy-in-charge', 'safety-manager', 'safety-officer'`;

const times = (first: string, step: string) =>
  `(select f::date as f, (f + interval '${step}' - interval '1 day')::date as t
      from generate_series('${first}'::timestamp, $1::date, interval '${step}') f)`;
const MONTHS = times('2024-02-01', '1 month');
const QUARTERS = times('2024-01-01', '3 months');
const HALVES = times('2024-01-01', '6 months');
const YEARS = times('2024-01-01', '1 year');

/** Every organisation that must, each time: is there an entry of its own held in that time? */
const held = (periods: string, must: string, register: string, facets: string) => `
  select o.id as subject, p.t as due, exists (select from register_entry e where e.organisation_id = o.id
      and e.register = '${register}' and e.facet in (${facets}) and e.held_on between p.f and p.t) as covered
    from organisation o, ${periods} p where o.active and ${must}`;
/** Every organisation that must, each time: is there an entry of its own that holds on the last day? */
const holding = (periods: string, must: string, register: string, and = 'true') => `
  select o.id as subject, p.t as due, exists (select from register_entry e where e.organisation_id = o.id
      and e.register = '${register}' and (e.expires_on is null or e.expires_on >= p.t) and ${and}) as covered
    from organisation o, ${periods} p where o.active and ${must}`;
/** Somebody of the governing side, each time. */
const ofLeaders = (periods: string, register: string) => `
  select m.person_id as subject, p.t as due, exists (select from register_entry e where e.person_id = m.person_id
      and e.register = '${register}' and e.held_on between p.f and p.t) as covered
    from membership m, ${periods} p where 'leader' = any (m.roles) and m.authority_id = (select id from authority where kind = 'park')`;
const ofPark = (periods: string, register: string, and = 'true') => `
  select a.id as subject, p.t as due, exists (select from register_entry e where e.register = '${register}'
      and e.held_on between p.f and p.t and ${and}) as covered
    from authority a, ${periods} p where a.kind = 'park'`;
/** Principals of a cohort: did they attend since its first day? */
const cohort = (posts: string, mark: string, from: string, due: string) => `
  select distinct t.person_id as subject, '${due}'::date as due, exists (select from register_entry e
      where e.person_id = t.person_id and e.register = 'training-record' and e.facet = 'principal-course'
        and e.held_on >= '${from}') as covered
    from post t join organisation o on o.id = t.organisation_id
   where t.post in (${posts}) and '${mark}' = any (o.sector_marks) and t.from_on <= $1::date and '${from}' <= $1::date`;

/** Each day that an entry ever had and that came near while it had it; done when it has a later one now. */
const renewed = (register: string, day: string, near: number, and = 'true') => `
  select h.entry_id as subject, h.v as due, h.now > h.v as covered
    from (select s.entry_id, ${day} as v, min(s.on_day) as f, max(s.until_day) as u,
                 (select ${day.replaceAll('s.', 'n.')} from stand n where n.entry_id = s.entry_id and n.on_day <= $1::date
                   order by n.on_day desc, n.version desc limit 1) as now
            from stand s where s.register = '${register}' and s.on_day <= $1::date and ${and} and ${day} is not null
           group by s.entry_id, ${day}) h
   where (h.now > h.v or h.now = h.v)
     and exists (select from round r where r.day <= $1::date and r.day >= h.f and r.day < h.u and h.v - ${near} <= r.day)`;
/** Each entry whose day came near: done when it has this answer. */
const answered = (register: string, day: string, near: number, answer: string, and = 'true') => `
  select e.id as subject, ${day} as due, e.fields ->> '${answer}' is not null as covered
    from register_entry e left join organisation o on o.id = e.organisation_id
   where e.register = '${register}' and ${day} is not null and ${and}
     and exists (select from round r where r.day <= $1::date and ${day} - ${near} <= r.day
       and r.day >= (select min(on_day) from stand s where s.entry_id = e.id))`;
/** Each entry that stood in a round until the last day. */
const onceOf = (register: string, due: string, covered: string) => `
  select e.id as subject, '${due}'::date as due, ${covered} as covered from register_entry e
   where e.register = '${register}' and exists (select from round r where r.day <= least($1::date, '${due}')
     and r.day >= (select min(on_day) from stand s where s.entry_id = e.id))`;

const ENTERPRISE = `o.kind = 'enterprise'`;
const fieldDay = (name: string) => `(e.fields ->> '${name}')::date`;
const standDay = (name: string) => `(s.fields ->> '${name}')::date`;
const REVIEWED = `exists (select from organisation o where o.id = s.organisation_id and (o.scale in ('large', 'medium')
  or o.sector_marks && array_remove(${LISTED}, 'crowded-place')))`;

export const SENTENCES: Readonly<Record<string, string>> = {
  'quarterly-supervision': ofPark(QUARTERS, 'supervision-tour'),
  'supervision-follow-up': answered('supervision-finding', fieldDay('solveBy'), 90, 'solvedOn'),
  'leader-duty-list': ofLeaders(QUARTERS, 'leader-duty'),
  'duty-report': ofLeaders(YEARS, 'duty-report'),
  'festival-inspection': `
    select s.entry_id as subject, s.expires_on as due, exists (select from register_entry e
        where e.register = 'festival-inspection' and e.held_on between s.held_on - 15 and s.expires_on) as covered
      from stand s where s.register = 'sensitive-period' and exists (select from round r
        where r.day <= $1::date and r.day >= s.on_day and r.day >= s.held_on - 15)`,
  'principal-training-2024-gas': cohort(
    `'principal', 'actual-controller'`,
    'city-gas',
    '2024-02-01',
    '2024-12-31',
  ),
  'principal-training-2024-medical': cohort(`'principal'`, 'medical', '2024-02-01', '2024-12-31'),
  'principal-training-2025-metal': cohort(
    `'principal', 'actual-controller'`,
    'metal-smelting',
    '2025-01-01',
    '2025-12-31',
  ),
  'principal-training-2025-heritage': cohort(`'principal'`, 'heritage', '2025-01-01', '2025-12-31'),
  'principal-training-2026-complex': cohort(`'principal'`, 'commercial-complex', '2026-01-01', '2026-12-31'),
  'soe-three-posts': cohort(
    `'principal', 'deputy-in-charge', 'safety-manager'`,
    'key-state-owned',
    '2024-02-01',
    '2026-12-31',
  ),
  'principal-initial-training': `
    select t.person_id as subject, d.due, (select coalesce(sum(e.amount), 0) from register_entry e
        where e.person_id = t.person_id and e.register = 'training-record' and e.facet = 'initial'
          and e.held_on >= d.due - 365) >= 48 as covered
      from post t join organisation o on o.id = t.organisation_id,
           lateral (select (t.from_on + interval '6 months')::date as due) d
     where t.post in (${MANAGERS}) and o.sector_marks && ${TRAINED_MORE} and d.due >= '2024-02-01'
       and exists (select from round r where r.day <= $1::date and r.day >= t.from_on)`,
  'yearly-retraining': `
    select t.person_id as subject, p.t as due, (select coalesce(sum(e.amount), 0) from register_entry e
        where e.person_id = t.person_id and e.register = 'training-record' and e.facet = 'yearly'
          and e.held_on between p.f and p.t) >= case when o.sector_marks && ${TRAINED_MORE} then 16 else 12 end as covered
      from post t join organisation o on o.id = t.organisation_id, ${YEARS} p
     where t.post in (${MANAGERS}) and t.from_on < p.f`,
  'certificate-renewal': renewed('special-operation-certificate', 's.expires_on', 60),
  'certificate-review': renewed('special-operation-certificate', standDay('reviewBy'), 60),
  'certificate-verification': onceOf(
    'special-operation-certificate',
    '2025-12-31',
    `coalesce(${fieldDay('verifiedOn')} >= '2024-02-01', false)`,
  ),
  'evacuation-drill-yearly': held(
    YEARS,
    `${ENTERPRISE} and not o.sector_marks && ${HIGH_RISK}`,
    'drill',
    `'evacuation'`,
  ),
  'evacuation-drill-half-yearly': held(
    HALVES,
    `${ENTERPRISE} and o.sector_marks && ${HIGH_RISK}`,
    'drill',
    `'evacuation'`,
  ),
  'plan-drill': held(YEARS, ENTERPRISE, 'drill', `'comprehensive', 'special'`),
  'plan-drill-half-yearly': held(
    HALVES,
    `${ENTERPRISE} and o.sector_marks && ${LISTED}`,
    'drill',
    `'comprehensive', 'special', 'site'`,
  ),
  'drill-improvement': answered('drill', fieldDay('improveBy'), 60, 'improvedOn'),
  'emergency-plan-review': renewed('emergency-plan', 's.expires_on', 90, REVIEWED),
  'emergency-plan-filing': answered(
    'emergency-plan',
    '(select f.due from filing f where f.entry_id = e.id)',
    60,
    'filedOn',
    `o.sector_marks && ${LISTED}`,
  ),
  'fire-risk-study': ofPark(YEARS, 'fire-risk-study', `e.facet = 'yearly'`),
  'training-body-review': onceOf(
    'training-body',
    '2024-12-31',
    `exists (select from register_entry r where r.register = 'training-body-review' and r.held_on >= '2024-02-01'
      and r.fields ->> 'body' = e.title)`,
  ),
  'expert-pool-refresh': onceOf('expert', '2024-12-31', `e.held_on >= '2024-02-01'`),
  'officer-training': `
    select p.id as subject, '2026-12-31'::date as due, exists (select from register_entry e where e.person_id = p.id
        and e.register = 'training-record' and e.facet = 'officer-class' and e.held_on >= '2024-02-01') as covered
      from person p where p.department_id is not null`,
  'plan-acknowledgement': `
    select o.id as subject, '2024-04-30'::date as due,
           exists (select from plan_receipt r where r.organisation_id = o.id and not exists (select from plan_edition n
             where (n.issued_at at time zone 'Asia/Shanghai')::date <= '2024-04-30'
               and (r.plan, r.edition) <> (n.plan, n.edition)
               and not exists (select from plan_edition own where own.plan = r.plan and own.edition = r.edition
                 and own.issued_at >= n.issued_at))) as covered
      from organisation o where o.active and o.kind = 'enterprise'`,
  'monthly-batch': `
    select a.id as subject, p.t + 5 as due, exists (select from monthly_batch b where b.state = 'submitted'
        and b.month = p.f) as covered
      from authority a, ${MONTHS} p where a.kind = 'park'`,
  'yearly-listing': `
    select a.id as subject, p.t as due, exists (select from listing l where l.listed_on between p.f and p.t) as covered
      from authority a, ${YEARS} p where a.kind = 'park'`,
  'monitoring-coverage': `
    select o.id as subject, '2025-12-31'::date as due, exists (select from register_entry e
        where e.organisation_id = o.id and e.register = 'monitoring-point' and e.fields ->> 'connectedOn' is not null
          and e.facet in ('chemical-installation', 'steel', 'dust')) as covered
      from organisation o
     where 'metal-smelting' = any (o.sector_marks) or exists (select from register_entry e
       where e.organisation_id = o.id and e.register in ('major-hazard-installation', 'dust-site'))`,
  'household-gas-visit': held(
    YEARS,
    `'city-gas' = any (o.sector_marks)`,
    'household-gas-visit',
    `'safe', 'hazard'`,
  ),
  'standard-review': renewed('standard-review', 's.expires_on', 90),
  'installation-assessment': renewed('major-hazard-installation', 's.expires_on', 90, `s.facet <> 'none'`),
  'installation-trio': `
    select e.id as subject, p.t as due, e.fields ->> 'principal' is not null and e.fields ->> 'technical' is not null
        and e.fields ->> 'operational' is not null as covered
      from register_entry e, ${YEARS} p where e.register = 'major-hazard-installation' and e.facet <> 'none'`,
  'licence-renewal': renewed('licence', 's.expires_on', 90),
  'report-renewal': renewed('assessment-report', 's.expires_on', 90),
  'equipment-scrap': answered('equipment', fieldDay('scrapBy'), 60, 'scrappedOn'),
  'gas-alarm-calibration': renewed('gas-alarm', standDay('calibrateBy'), 30),
  'gas-alarm-installation': holding(
    YEARS,
    `o.industry_code like '62%'`,
    'gas-alarm',
    `e.fields ->> 'installedOn' is not null`,
  ),
  'cylinder-inspection': renewed('gas-cylinder', 's.expires_on', 30, `s.facet in ('lpg', 'acetylene')`),
  'insurance-renewal': holding(
    QUARTERS,
    `${ENTERPRISE} and o.sector_marks && ${INSURED}`,
    'insurance-policy',
    `e.facet = 'enough'`,
  ),
  'rescue-team-coverage': holding(YEARS, `${ENTERPRISE} and o.sector_marks && ${HIGH_RISK}`, 'rescue-team'),
  'responsibility-signature': `
    select w.id as subject, p.t as due, exists (select from register_entry e where e.person_id = w.id
        and e.register = 'responsibility-list' and e.fields ->> 'signedOn' is not null
        and (e.expires_on is null or e.expires_on >= p.t)) as covered
      from person w join organisation o on o.id = w.organisation_id, ${YEARS} p where ${ENTERPRISE}`,
  'self-check': `
    select o.id as subject, p.t as due, exists (select from self_check s where s.organisation_id = o.id
        and s.checked_on between p.f and p.t) as covered
      from organisation o, ${MONTHS} p where ${ENTERPRISE}`,
};
