import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContentStore } from '../store/content-store.ts';
import { openTestApp, PASSWORD, setUpPark, type TestApp } from '../testing/app.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { makeBackup } from './backup.ts';
import { checkBackup, restoreBackup } from './restore.ts';

describe('a backup', () => {
  let origin: TestApp;
  let folder: string;
  let file: string;
  const opened: TestApp[] = [];
  const databases: TestDatabase[] = [];
  const evidence = Buffer.from('一张照片的全部内容\n换行也算');

  beforeAll(async () => {
    origin = await openTestApp();
    folder = await mkdtemp(join(tmpdir(), 'zhiben-backup-'));
    file = join(folder, 'park.zhiben');
    const { authorityId, administrator } = await setUpPark(origin);
    for (const title of ['制冷机房氨报警器失效', '名字里有\t制表\\反斜线和\n换行的隐患']) {
      const made = await administrator.post('/api/hazards', {
        id: randomUUID(),
        title,
        channel: 'supervision',
        foundOn: '2026-11-20',
        happenedAt: '2026-11-20T09:00:00+08:00',
      });
      expect(made.status).toBe(201);
    }
    const { sha256, size } = await origin.services.files.put(evidence);
    const owner = new pg.Client({ connectionString: origin.home.ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into zhiben.file (authority_id, id, name, mime, size, sha256, received_at, leaf_hash)
       values ($1, $2, '现场.jpg', 'image/jpeg', $3, $4, now(), '\\x00')`,
      [authorityId, randomUUID(), size, sha256],
    );
    await owner.end();
    const report = await makeBackup(source(origin), file);
    expect(report.missing).toEqual([]);
    expect(report.evidence).toEqual({ files: 1, bytes: evidence.length });
  });
  afterAll(async () => {
    for (const app of [origin, ...opened]) await app?.close();
    for (const database of databases) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const source = (app: TestApp) => ({
    ownerUrl: app.home.ownerUrl,
    files: app.services.files,
    version: '0.0.0',
    madeAt: new Date(),
  });

  test('comes back into an empty installation with the same counts, hashes, lists and accounts', async () => {
    const target = await openTestApp();
    opened.push(target);
    const restored = await restoreBackup(source(target), file);
    if (!restored.ok) throw new Error(JSON.stringify(restored));
    const checked = await checkBackup(file);
    expect(checked.ok && checked.value.tables).toEqual(restored.value.tables);
    expect(restored.value.tables['zhiben.case_file']?.rows).toBe(2);

    const before = await (await origin.signIn('lin')).get('/api/hazards');
    const after = await (await target.signIn('lin', PASSWORD)).get('/api/hazards');
    expect(after.body.rows).toEqual(before.body.rows);
    expect(after.body.rows).toHaveLength(2);
    expect(restored.value.evidence).toEqual({ files: 1, bytes: evidence.length });

    const again = join(folder, 'again.zhiben');
    await makeBackup(source(target), again);
    const second = await checkBackup(again);
    expect(second.ok && second.value.tables).toEqual(restored.value.tables);
  });

  test('keeps row-level security forced after a restore', async () => {
    const [target] = opened;
    if (target === undefined) throw new Error('nothing was restored');
    const { rows } = await target.services.database.pool.query(
      `select relname from pg_class where relnamespace = 'zhiben'::regnamespace and relrowsecurity and not relforcerowsecurity`,
    );
    expect(rows).toEqual([]);
  });

  test('is refused by an installation that is in use', async () => {
    expect(await restoreBackup(source(origin), file)).toMatchObject({ ok: false, code: 'not-empty' });
  });

  test('is refused when a single character of a record was changed, and leaves nothing behind', async () => {
    const database = await freshDatabase();
    databases.push(database);
    const whole = gunzipSync(await readFile(file));
    const at = whole.indexOf('制冷机房');
    expect(at).toBeGreaterThan(0);
    whole.write('制热', at);
    const changed = join(folder, 'changed.zhiben');
    await writeFile(changed, gzipSync(whole));
    const files = await openContentStore(join(folder, 'changed'));
    const target = { ownerUrl: database.ownerUrl, files };
    expect(await restoreBackup(target, changed)).toMatchObject({ ok: false, code: 'backup-damaged' });
    expect(await checkBackup(changed)).toMatchObject({ ok: false, code: 'backup-damaged' });
    // Empty as before: the whole one is taken.
    expect(await restoreBackup(target, file)).toMatchObject({ ok: true });
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    [
      'with a broken byte',
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 900), Buffer.from([bytes[900] === 0 ? 1 : 0]), bytes.subarray(901)]),
    ],
    ['that is another file', () => Buffer.from('日报.xlsx')],
  ])('is refused when it is a file %s', async (_, damage) => {
    const damaged = join(folder, 'damaged.zhiben');
    await writeFile(damaged, damage(await readFile(file)));
    expect(await checkBackup(damaged)).toMatchObject({ ok: false, code: 'backup-damaged' });
  });

  test('is refused by a program with another schema', async () => {
    const database = await freshDatabase();
    databases.push(database);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`insert into zhiben.migration (name, sha256) values ('9999_later.sql', 'x')`);
    await owner.end();
    const files = await openContentStore(join(folder, 'later'));
    expect(await restoreBackup({ ownerUrl: database.ownerUrl, files }, file)).toMatchObject({
      ok: false,
      code: 'schema-differs',
    });
  });
});
