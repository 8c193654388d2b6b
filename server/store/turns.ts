import { dayInChina, ruleOf } from '@zhiben/domain/kinds/hazard/running-term.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { NewEvent } from './case-files.ts';
import { type Db, sql } from './database.ts';

type Turning = Pick<CaseFile, 'authorityId' | 'id' | 'state' | 'suspended' | 'departmentId'>;

/** Whose turn a new hazard is, as its row; undefined when it is not that of the governing side. */
export function turnOf(file: Turning, { happenedAt }: Pick<NewEvent, 'happenedAt'>) {
  const step = ruleOf(file);
  if (step === undefined) return undefined;
  const { authorityId, id: caseId, departmentId } = file;
  return { authorityId, caseId, step, startedOn: dayInChina(instant(happenedAt)), departmentId };
}

const instant = (told: string) => new Date(told).toISOString();

/** Notes what a move changes in whose turn it is, in its transaction. What it leaves as it was costs nothing. */
export async function noteTurn(tx: Db, before: CaseFile, after: CaseFile, event: NewEvent): Promise<void> {
  const { authorityId, id: caseId, departmentId } = after;
  const turn = turnOf(after, event);
  if (before.state === after.state) {
    if (turn !== undefined && before.departmentId !== departmentId)
      await tx
        .updateTable('turn')
        .set({ departmentId })
        .where('authorityId', '=', authorityId)
        .where('caseId', '=', caseId)
        .execute();
  } else if (turn !== undefined) {
    await tx
      .insertInto('turn')
      .values(turn)
      .onConflict((c) => c.columns(['authorityId', 'caseId']).doUpdateSet(turn))
      .execute();
  } else if (ruleOf(before) !== undefined) {
    await tx.deleteFrom('turn').where('authorityId', '=', authorityId).where('caseId', '=', caseId).execute();
  }
}

/** Notes whose turn many hazards are, as they stand in their rows and events: those that came with their history. */
export async function noteTurns(tx: Db, authorityId: string, ids: readonly string[]): Promise<void> {
  const these = sql`${[...ids]}::uuid[]`;
  await sql`delete from turn where authority_id = ${authorityId} and case_id = any (${these})`.execute(tx);
  await sql`
    insert into turn (authority_id, case_id, step, started_on, department_id)
    select c.authority_id, c.id,
           case c.state when 'reported' then 'confirm' when 'confirmed' then 'order'
             else case when c.suspended then 'review-stopped' else 'review' end end,
           (e.happened_at at time zone 'Asia/Shanghai')::date, c.department_id
      from case_file c
      join lateral (select v.happened_at from case_event v
                     where v.authority_id = c.authority_id and v.case_id = c.id
                       and v.to_state = c.state and v.from_state is distinct from c.state
                     order by v.seq desc limit 1) e on true
     where c.authority_id = ${authorityId} and c.id = any (${these}) and c.kind = 'hazard'
       and c.state in ('reported', 'confirmed', 'submitted')`.execute(tx);
}
