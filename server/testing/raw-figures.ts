import { STEPS } from '@zhiben/domain/kinds/figure/definitions.ts';
import type { FigureValues } from '@zhiben/domain/kinds/figure/figures.ts';
import { endOf, type Span } from '@zhiben/domain/kinds/figure/spans.ts';

/** Asks as somebody who sees every row. */
export type Ask = (text: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

export interface RawQuery {
  readonly authorityId: string;
  readonly departmentId?: string | undefined;
  readonly grade?: string | undefined;
  readonly span: Span;
  readonly today: string;
}

/**
 * Every figure in plain SQL over the records, written from the words of its definition and from nothing that the product
 * runs: what roll-ups are compared with.
 */
export async function rawFigures(ask: Ask, query: RawQuery): Promise<FigureValues> {
  const { authorityId, departmentId = null, grade = null, span, today } = query;
  const values = [authorityId, departmentId, grade, span.from, endOf(span), today];
  const { rows: hazards } = await ask(
    `with h as (
       select * from case_file where authority_id = $1 and kind = 'hazard' and state not in ('dismissed', 'merged')
          and ($2::uuid is null or department_id = $2) and ($3::text is null or grade = $3))
     select count(*) filter (where holder <> 'nobody' and grade = 'major' and found_on <= '2023-12-31') as "old-stock",
            count(*) filter (where found_on between $4 and $5) as increment,
            count(*) filter (where found_on between $4 and $5 and grade = 'major') as "major-increment",
            count(*) filter (where holder <> 'nobody' and due_on < $6) as overdue,
            count(*) filter (where holder <> 'nobody') as open,
            count(*) filter (where holder <> 'nobody' and grade = 'major') as "major-open",
            count(*) filter (where holder = 'nobody' and closed_on between $4 and $5) as closed,
            count(*) filter (where due_on between $4 and $5 and holder = 'nobody' and closed_on <= due_on) as met,
            count(*) filter (where due_on between $4 and $5 and (holder = 'nobody' and closed_on is not null
              or holder <> 'nobody' and due_on < $6)) as due,
            count(*) filter (where found_on between $4 and $5 and channel = 'self-check') as self,
            count(*) filter (where found_on between $4 and $5 and criterion_id is not null) as criteria,
            count(*) filter (where found_on between $4 and $5 and criterion_id is not null
              and recurrence_of is not null) as recurred,
            case when bool_or(grade = 'major' and holder <> 'nobody' and due_on < $6) then 0
                 else $6::date - max(closed_on) filter (where grade = 'major' and holder = 'nobody' and closed_on > due_on)
            end as zero
       from h`,
    values,
  );
  const { rows: steps } = await ask(
    `select e.move, (e.effective_at at time zone 'Asia/Shanghai')::date - c.found_on as days, count(*) as n
       from case_file c join case_event e on e.authority_id = c.authority_id and e.case_id = c.id
      where c.authority_id = $1 and c.kind = 'hazard' and c.state not in ('dismissed', 'merged')
        and ($2::uuid is null or c.department_id = $2) and ($3::text is null or c.grade = $3)
        and (e.effective_at at time zone 'Asia/Shanghai')::date between $4 and $5 and $6::text is not null
      group by 1, 2`,
    values,
  );
  const { rows: notices } = await ask(
    `select count(*) filter (where state = 'acknowledged' and ended_at <= answer_by) as part,
            count(*) filter (where ended_at is not null and state <> 'void'
              or ended_at is null and (answer_by at time zone 'Asia/Shanghai')::date < $6) as whole
       from notice where authority_id = $1 and ($3::text is null or $3 = 'major') and $2::uuid is null
        and (answer_by at time zone 'Asia/Shanghai')::date between $4 and $5`,
    values,
  );
  const [h, n] = [hazards[0] ?? {}, notices[0] ?? {}];
  const count = (name: string) => ({ value: Number(h[name]), of: null });
  const share = (part: unknown, whole: unknown) => ({ value: Number(part), of: Number(whole) });
  const times = (...moves: string[]) =>
    steps.reduce((all, row) => (moves.includes(String(row['move'])) ? all + Number(row['n']) : all), 0);
  return {
    'old-stock': count('old-stock'),
    increment: count('increment'),
    'major-increment': count('major-increment'),
    'dynamic-zero': { value: h['zero'] === null ? null : Number(h['zero']), of: null },
    'closed-in-term': share(h['met'], h['due']),
    overdue: count('overdue'),
    open: count('open'),
    'major-open': count('major-open'),
    closed: count('closed'),
    'self-found': share(h['self'], h['increment']),
    'acknowledged-in-time': share(n['part'], n['whole']),
    returned: share(times('return'), times('submit', 'rectify-on-spot')),
    reopened: share(times('reopen'), times('close')),
    recurred: share(h['recurred'], h['criteria']),
    ...(await rawStepDays(ask, values)),
  };
}

const MOVES: Readonly<Record<(typeof STEPS)[number], readonly string[]>> = {
  confirmed: ['confirm'],
  ordered: ['order'],
  submitted: ['submit', 'rectify-on-spot'],
  verified: ['verify'],
  closed: ['close'],
};

async function rawStepDays(ask: Ask, values: unknown[]): Promise<FigureValues> {
  const days: Record<string, { value: number | null; of: null }> = {};
  for (const step of STEPS) {
    const { rows } = await ask(
      `select percentile_disc(0.5) within group (order by days) as median,
              percentile_disc(0.9) within group (order by days) as p90 from (
         select (e.effective_at at time zone 'Asia/Shanghai')::date - c.found_on as days
           from case_event e join case_file c on c.authority_id = e.authority_id and c.id = e.case_id
          where e.authority_id = $1 and c.state not in ('dismissed', 'merged') and e.move = any ($7)
            and ($2::uuid is null or c.department_id = $2) and ($3::text is null or c.grade = $3)
            and (e.effective_at at time zone 'Asia/Shanghai')::date between $4 and $5 and $6::text is not null) d`,
      [...values, MOVES[step]],
    );
    for (const kind of ['median', 'p90']) {
      const value = rows[0]?.[kind] ?? null;
      days[`${kind}-${step}`] = { value: value === null ? null : Number(value), of: null };
    }
  }
  return days;
}
