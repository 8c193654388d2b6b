import { randomUUID } from 'node:crypto';
import type { Place, Planted, Row } from './world.ts';

type Add = (table: string, row: Row, keyed: readonly string[], more?: Partial<Planted>) => Promise<Planted>;

/** The duty that is planted, and named in every route: what an enterprise owes, and what the office owes itself. */
export const PLANTED_DUTY = 'evacuation-drill-yearly';

/** What is asked of the place's enterprise and of its department, still open; the words of why carry the place's name. */
export async function plantDuties(
  { departmentId, organisationId }: Place,
  text: (table: string) => string,
  add: Add,
): Promise<Planted[]> {
  const asked = { duty: PLANTED_DUTY, from_on: '2026-01-01', due_on: '2026-12-31' };
  const dutyId = randomUUID();
  return [
    await add(
      'duty',
      {
        id: dutyId,
        ...asked,
        subject_id: organisationId,
        organisation_id: organisationId,
        department_id: departmentId,
        excused_because: text('duty'),
      },
      ['id'],
    ),
    await add(
      'duty',
      {
        id: randomUUID(),
        ...asked,
        subject_id: departmentId,
        department_id: departmentId,
        excused_because: text('duty_inner'),
      },
      ['id'],
      { canary: text('duty_inner'), inner: true },
    ),
    // A rung on what the enterprise left undone; the one on a hazard is planted with that.
    await add(
      'escalation',
      {
        id: randomUUID(),
        duty_ids: `{${dutyId}}`,
        organisation_id: organisationId,
        rung: 'circular',
        state: 'issued',
        reached_on: '2027-01-15',
        because: JSON.stringify({
          by: 'late',
          dueOn: '2026-12-31',
          daysLate: 15,
          returns: 0,
          rule: { daysLate: 15, returns: 2, recurrence: true },
          duties: [],
          dutiesInAll: 1,
        }),
        signed_at: '2027-01-16T08:00:00Z',
        signed_by: randomUUID(),
        signed_by_name: text('escalation'),
      },
      ['id'],
    ),
    await add(
      'duty_period',
      {
        duty: text('duty_period'),
        due_on: '2026-12-31',
        required: 1,
        covered: 0,
        covered_late: 0,
        excused: 0,
      },
      ['duty', 'due_on'],
    ),
    await add(
      'duty_setting',
      {
        duty: text('duty_setting'),
        active: true,
        because: text('duty_setting'),
        decided_by_name: text('duty_setting'),
        decided_at: '2026-01-20T08:00:00Z',
      },
      ['duty'],
    ),
  ];
}
