import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../store/database.ts';
import { type Caller, openTestPark, type TestPark } from '../testing/park.ts';
import { workshop } from '../testing/pictures.ts';
import { upload } from '../testing/uploads.ts';

let park: TestPark;
beforeAll(async () => {
  park = await openTestPark();
});
afterAll(() => park.close());

const dust = {
  title: '抛光车间除尘器未设置泄爆装置',
  description: '干式除尘器箱体上没有泄爆口',
  place: '2号抛光车间',
};
const question = { ...dust, foundOn: '2026-11-22' };

const ask = async (who: Caller, changed: object = {}) =>
  (await who.json('/api/hazards/likely-duplicates', { ...question, ...changed })).rows;

async function move(who: Caller, id: string, name: string, input: object = {}) {
  const { hazard } = await who.json(`/api/hazards/${id}`);
  return who.json(`/api/hazards/${id}/moves/${name}`, {
    moveId: randomUUID(),
    seenVersion: hazard.version,
    happenedAt: '2026-11-22T09:00:00+08:00',
    input,
  });
}

describe('Before a hazard is saved', () => {
  it('the one that is known already is shown, with the reasons', async () => {
    const id = await park.desk.report({ ...dust, organisationId: park.factory });
    const rows = await ask(park.officer);
    const found = rows.find((row: { id: string }) => row.id === id);
    expect(found).toMatchObject({
      open: true,
      state: 'reported',
      organisationName: '凤台宏达铝制品有限公司',
    });
    expect(found.reasons).toEqual(['same-enterprise', 'same-place', 'similar-words']);
    expect(rows.length).toBeLessThanOrEqual(5);
  });

  it('nothing of another enterprise is shown to an enterprise', async () => {
    await park.desk.report({ ...dust, organisationId: park.factory });
    expect(await ask(park.rival)).toEqual([]);
    expect(await ask(park.rival, { organisationId: park.factory })).toEqual([]);
  });

  it('one found near by is shown, though nobody named the enterprise', async () => {
    const at = { lng: 116.81, lat: 32.77 };
    const id = await park.desk.report({
      ...dust,
      title: '液氨储罐区围堰破损',
      description: '',
      place: '',
      ...at,
    });
    const rows = await ask(park.desk, {
      title: '液氨储罐围堰破损',
      description: '',
      place: '',
      lng: 116.8102,
      lat: 32.7702,
    });
    expect(rows.map((row: { id: string }) => row.id)).toEqual([id]);
    expect(rows[0].reasons).toEqual(['near-position', 'similar-words']);
  });

  it('one that shows the same picture is shown, whatever its words', async () => {
    const picture = await workshop(900);
    const [first, second] = [randomUUID(), randomUUID()];
    await upload(park.desk, picture, { fileId: first, name: 'a.jpg' });
    await upload(park.desk, picture, { fileId: second, name: 'b.jpg' });
    const id = await park.desk.report({
      title: '临时用电不规范',
      organisationId: park.otherFactory,
      files: [first],
    });
    const rows = await ask(park.desk, { title: '其他', description: '', place: '', files: [second] });
    expect(rows.map((row: { id: string }) => row.id)).toContain(id);
    expect(rows.find((row: { id: string }) => row.id === id).reasons).toContain('same-picture');
  });
});

describe('After a hazard is saved', () => {
  it('one that was closed long ago and is here again is shown as a recurrence', async () => {
    const words = { title: '喷漆房可燃气体报警器停用', description: '报警主机断电停用', place: '喷漆房' };
    const before = await park.desk.report({ ...words, organisationId: park.otherFactory });
    await sql`update case_file set state = 'closed', found_on = '2025-01-10', closed_on = '2025-03-01'
               where id = ${before}`.execute(park.owner.plain);
    const now = await park.desk.report({ ...words, organisationId: park.otherFactory });
    const { rows } = await park.desk.json(`/api/hazards/${now}/duplicates`);
    expect(rows).toEqual([expect.objectContaining({ id: before, open: false, closedOn: '2025-03-01' })]);
    expect(rows[0].reasons).toContain('recurrence');
  });

  it('its likely duplicates are shown, never itself, and no others to who may not see it', async () => {
    const words = {
      title: '熔铸炉天车钢丝绳断股',
      description: '吊运铝水的天车钢丝绳断股超标',
      place: '熔铸车间',
    };
    const first = await park.desk.report({ ...words, organisationId: park.factory });
    const second = await park.officer.report(words);
    const { rows } = await park.desk.json(`/api/hazards/${second}/duplicates`);
    expect(rows.map((row: { id: string }) => row.id)).toEqual([first]);
    const foreign = await park.rival.fetch(`/api/hazards/${second}/duplicates`);
    const absent = await park.rival.fetch(`/api/hazards/${randomUUID()}/duplicates`);
    expect([foreign.status, await foreign.text()]).toEqual([absent.status, await absent.text()]);
  });
});

describe('Merging', () => {
  it('keeps both histories, and tells the one that stays in the same breath', async () => {
    const stays = await park.desk.report({ ...dust, organisationId: park.otherFactory });
    const goes = await park.desk.report({ ...dust, organisationId: park.otherFactory });
    const merged = await move(park.desk, goes, 'merge', { caseId: stays, reason: '同一处除尘器' });
    expect(merged).toEqual({ state: 'merged', version: 2 });
    const page = await park.desk.json(`/api/hazards/${stays}`);
    const gone = await park.desk.json(`/api/hazards/${goes}`);
    expect(page.merged).toEqual([{ id: goes, number: gone.hazard.number, title: dust.title }]);
    expect(page.hazard).toMatchObject({ state: 'reported', version: 2 });
    expect(page.story.at(-1)).toMatchObject({
      move: 'merged-in',
      actorName: '林专班',
      body: { caseId: goes, number: gone.hazard.number, reason: '同一处除尘器' },
    });
    expect(gone.story.map((e: { move: string }) => e.move)).toEqual(['report', 'merge']);
    expect(gone.relations).toEqual([
      expect.objectContaining({ relation: 'merged-into', id: stays, state: 'reported' }),
    ]);
    expect((await park.desk.json(`/api/hazards/${stays}/duplicates`)).rows).not.toContainEqual(
      expect.objectContaining({ id: goes }),
    );
  });

  it('never lets an open hazard vanish into a finished one', async () => {
    const dismissed = await park.desk.report({ organisationId: park.factory });
    const goes = await park.desk.report({ organisationId: park.factory });
    await move(park.desk, goes, 'merge', { caseId: dismissed, reason: '重复' });
    const third = await park.desk.report({ organisationId: park.factory });
    const refused = await move(park.desk, third, 'merge', { caseId: goes, reason: '重复' });
    expect(refused).toEqual({ code: 'merge-into-final', at: 'caseId' });
    expect((await park.desk.json(`/api/hazards/${third}`)).hazard).toMatchObject({
      state: 'reported',
      version: 1,
    });
  });

  it('of two hazards into each other at once ends with one of them standing', async () => {
    const merge = (id: string, caseId: string) =>
      park.desk.json(`/api/hazards/${id}/moves/merge`, {
        moveId: randomUUID(),
        seenVersion: 1,
        happenedAt: '2026-11-22T09:00:00+08:00',
        input: { caseId, reason: '重复' },
      });
    for (let round = 0; round < 15; round++) {
      const [a, b] = [await park.desk.report(), await park.desk.report()];
      const answers = await Promise.all([merge(a, b), merge(b, a)]);
      expect(answers.map((answer) => answer.state ?? answer.code).sort()).toEqual(['merged', 'stale']);
    }
  });

  it('is made once, however often the command is repeated', async () => {
    const [a, b] = [await park.desk.report(), await park.desk.report()];
    const command = {
      moveId: randomUUID(),
      seenVersion: 1,
      happenedAt: '2026-11-22T09:00:00+08:00',
      input: { caseId: b, reason: '重复' },
    };
    const first = await park.desk.json(`/api/hazards/${a}/moves/merge`, command);
    const second = await park.desk.json(`/api/hazards/${a}/moves/merge`, command);
    expect(second).toEqual(first);
    expect((await park.desk.json(`/api/hazards/${b}`)).hazard.version).toBe(2);
  });
});
