import { chmod, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemonstration } from '../demo/demonstration.ts';
import { openTestApp, PASSWORD, type TestApp } from '../testing/app.ts';
import { verifyLog } from './verify-log.ts';

describe('the check of an installation against its own history', () => {
  let park: TestApp;
  let owner: pg.Client;
  const check = () => verifyLog({ ownerUrl: park.home.ownerUrl, files: park.services.files });
  const one = async (sql: string) => (await owner.query<{ value: string }>(sql)).rows[0]?.value ?? '';

  beforeAll(async () => {
    park = await openTestApp();
    const made = await makeDemonstration(park.services, { password: PASSWORD });
    if (!made.ok) throw new Error(made.code);
    owner = new pg.Client({ connectionString: park.home.ownerUrl, options: '-c search_path=zhiben,public' });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await park?.close();
  });

  test('finds nothing in a park of which every event, row and picture is as it was written', async () => {
    const { checked, faults } = await check();
    expect(faults).toEqual([]);
    expect(checked.cases).toBe(600);
    expect(checked.caseEvents).toBeGreaterThan(3000);
    expect(checked.contents).toBeGreaterThan(1000);
  });

  test('names the event whose words somebody with the rights of the owner has changed', async () => {
    const event = `(select case_id from case_event where move = 'verify' order by case_id limit 1) and move = 'verify'`;
    const id = await one(`select case_id as value from case_event where case_id = ${event}`);
    const before = await one(
      `select body::text as value from case_event where case_id = ${event} order by seq limit 1`,
    );
    await owner.query(`update case_event set body = '{"opinion":"未到现场"}' where case_id = ${event}`);
    const { faults } = await check();
    expect(faults.map((f) => f.code)).toEqual(['event-changed']);
    expect(faults[0]?.where).toContain(id);
    await owner.query(`update case_event set body = $1 where case_id = '${id}' and move = 'verify'`, [
      before,
    ]);
    expect((await check()).faults).toEqual([]);
  });

  test('names the case and the column of a row that was changed without an event', async () => {
    const number = await one(
      `select number as value from case_file where state = 'closed' order by number limit 1`,
    );
    const due = await one(`select due_on::text as value from case_file where number = '${number}'`);
    await owner.query(`update case_file set due_on = '2030-01-01' where number = '${number}'`);
    const { faults } = await check();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ code: 'case-differs-from-events' });
    expect(faults[0]?.where).toMatch(new RegExp(`^${number} .*: due_on$`));
    await owner.query(`update case_file set due_on = $1 where number = '${number}'`, [
      due === '' ? null : due,
    ]);
  });

  test('names the evidence whose bytes are others, or gone', async () => {
    const { files } = park.services;
    const { rows } = await owner.query<{ sha256: string }>('select sha256 from file order by sha256 limit 2');
    const [changed = '', gone = ''] = rows.map((r) => r.sha256);
    await chmod(files.pathOf(changed), 0o600);
    await writeFile(files.pathOf(changed), Buffer.from('另一张照片'));
    await files.remove(gone);
    const { faults } = await check();
    expect(faults).toEqual([
      { code: 'evidence-changed', where: `evidence ${changed}` },
      { code: 'evidence-missing', where: `evidence ${gone}` },
    ]);
  });
});
