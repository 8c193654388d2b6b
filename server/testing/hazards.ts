import { randomUUID } from 'node:crypto';
import type { Visitor } from './app.ts';

/** The work on hazards that other records stand on: each step as its people make it, thrown when it is refused. */
export interface HazardSteps {
  report(by: Visitor, organisationId: string, changed?: object): Promise<string>;
  move(by: Visitor, id: string, name: string, input?: object): Promise<void>;
  /** Reported and confirmed as major, by the desk. */
  major(changed?: object): Promise<string>;
  /** The same, ordered, planned, rectified and said to be done by the enterprise. */
  submitted(changed?: object): Promise<string>;
}

export function hazardSteps(desk: Visitor, officer: Visitor, factory: string): HazardSteps {
  const report = async (by: Visitor, organisationId: string, changed: object = {}) => {
    const id = randomUUID();
    const made = await by.post('/api/hazards', {
      id,
      title: '铝粉除尘系统未设置泄爆装置',
      channel: 'supervision',
      place: '二车间打磨工位',
      organisationId,
      foundOn: '2026-11-20',
      happenedAt: '2026-11-20T08:00:00+08:00',
      ...changed,
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return id;
  };
  const move = async (by: Visitor, id: string, name: string, input: object = {}) => {
    const seenVersion = (await desk.get(`/api/hazards/${id}`)).body.hazard.version;
    const command = { moveId: randomUUID(), seenVersion, happenedAt: '2026-11-22T09:00:00+08:00', input };
    const answer = await by.post(`/api/hazards/${id}/moves/${name}`, command);
    if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  };
  const major = async (changed: object = {}) => {
    const id = await report(desk, factory, changed);
    await move(desk, id, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
    return id;
  };
  const submitted = async (changed: object = {}) => {
    const id = await major(changed);
    await move(desk, id, 'order', { dueOn: '2026-12-20', requirements: '加装泄爆装置' });
    const responsibleId = (await officer.get('/api/session')).body.personId;
    await move(officer, id, 'plan', {
      responsibleId,
      measures: '加装泄爆片',
      money: 100_000,
      dueOn: '2026-12-15',
      emergencyPlan: '停机撤人',
    });
    await move(officer, id, 'start');
    await move(officer, id, 'submit', { done: '已加装', after: [randomUUID()] });
    return id;
  };
  return { report, move, major, submitted };
}

/** One move of a listing, order or inquiry, as it stands now. */
export async function moveEntry(
  by: Visitor,
  path: string,
  name: string,
  input: object = {},
  more: object = {},
) {
  const page = (await by.get(path)).body;
  const command = { moveId: randomUUID(), seenVersion: page.entry?.version ?? 1, input, ...more };
  return { ...(await by.post(`${path}/moves/${name}`, command)), command };
}
