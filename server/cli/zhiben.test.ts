import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommandLine } from './zhiben.ts';

interface Answer {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

describe('zhiben on the command line', () => {
  let folder: string;
  let home: TestDatabase;
  let target: TestDatabase;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhiben-cli-'));
    [home, target] = await Promise.all([freshDatabase(), freshDatabase()]);
  });
  afterAll(async () => {
    await home?.drop();
    await target?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (on: TestDatabase, ...args: string[]): Promise<Answer> => {
    const said = { out: '', err: '' };
    const catchInto = (name: 'out' | 'err') => (words: string | Uint8Array) => {
      said[name] += words;
      return true;
    };
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation(catchInto('out')),
      vi.spyOn(process.stderr, 'write').mockImplementation(catchInto('err')),
    ];
    try {
      const code = await runCommandLine(args, {
        DATA_DIR: join(folder, on === home ? 'home' : 'target'),
        DATABASE_URL: on.ownerUrl,
        DATABASE_APP_URL: on.appUrl,
      });
      return { code, ...said };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };

  test.each(['serve', 'migrate', 'demo', 'import', 'export', 'backup', 'restore', 'verify', 'figures'])(
    '%s explains itself and ends with 0',
    async (name) => {
      const { code, out } = await run(home, name, '--help');
      expect(code).toBe(0);
      expect(out).toContain(`zhiben ${name}`);
    },
  );

  test('what is not understood ends with 2', async () => {
    expect((await run(home, 'fly')).code).toBe(2);
    expect((await run(home, 'backup')).code).toBe(2);
    expect((await run(home, 'import', 'moons', 'x.csv', '--as', 'desk')).code).toBe(2);
  });

  test('a wrong setting ends with 1 and a sentence, and in JSON with its code', async () => {
    const { code, out } = await run({ ...home, ownerUrl: 'mysql://nowhere' }, 'migrate', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: 'bad-setting' });
  });

  test('a park goes from demo through backup and restore to a list that is the same', async () => {
    const made = await run(home, 'demo', '--json', '--password', 'correct-horse-battery');
    expect(made.code).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({ ok: true, enterprises: 60, hazards: 600 });
    expect((await run(home, 'demo')).code).toBe(1);

    const file = join(folder, 'park.zhiben');
    expect((await run(home, 'backup', file)).code).toBe(0);
    expect((await run(home, 'backup', file)).err).toContain('[file-exists]');
    expect((await run(home, 'verify', 'backup', file)).code).toBe(0);
    expect((await run(target, 'restore', file)).code).toBe(0);
    expect((await run(target, 'restore', file, '--json')).out).toContain('"not-empty"');
    expect((await run(target, 'verify', '--json')).code).toBe(0);

    const lists: string[] = [];
    for (const on of [home, target]) {
      const list = join(folder, 'list.csv');
      expect((await run(on, 'export', 'hazards', list, '--as', 'desk', '--filter', 'open=true')).code).toBe(
        0,
      );
      lists.push(await readFile(list, 'utf8'));
    }
    expect(lists[0]).toBe(lists[1]);
    expect(lists[0]?.split('\n').length).toBeGreaterThan(50);
  }, 240_000);

  test('figures that differ from the events are found, and rebuilt without a word changed in frozen month-ends', async () => {
    const figures = async (...args: string[]) => {
      const { code, out } = await run(home, 'figures', '--json', ...args);
      const { authorities } = JSON.parse(out) as { authorities: { differences: object[] }[] };
      return { code, differences: authorities.flatMap((each) => each.differences) };
    };
    expect(await figures()).toEqual({ code: 0, differences: [] });
    const owner = openDatabase(home.ownerUrl, { max: 1 });
    const frozen = async () =>
      (await owner.pool.query('select * from figure_snapshot order by authority_id, scope, month')).rows;
    await owner.pool.query(
      `insert into figure_snapshot (authority_id, scope, month, figures, cells, taken_at)
       select id, id, '2020-01-01', '{"open": {"value": 7, "of": null}}', '[]', now() from authority`,
    );
    const before = await frozen();
    await owner.pool.query(
      `insert into figure_cell (authority_id, scope, measure, facet, at, value, grade, n)
       select id, id, 'found', 'channel', '2020-01-01', 'expert', 'general', 1 from authority order by id limit 1`,
    );
    const wrong = await figures();
    expect(wrong).toMatchObject({ code: 1, differences: [{ measure: 'found', facet: 'channel' }] });
    expect((await run(home, 'figures', '--authority', 'nobody')).err).toContain('[authority-not-found');
    expect(await figures('--rebuild')).toEqual({ code: 0, differences: wrong.differences });
    expect(await figures()).toEqual({ code: 0, differences: [] });
    expect(await frozen()).toEqual(before);
    await owner.close();
  }, 120_000);

  test('an export never ignores a filter that it does not know', async () => {
    const answer = await run(
      home,
      'export',
      'hazards',
      join(folder, 'x.csv'),
      '--as',
      'desk',
      '--filter',
      'greade=major',
    );
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('[input-invalid greade]');
  });

  test('an import names a user that is not there', async () => {
    const { code, err } = await run(home, 'import', 'hazards', join(folder, 'list.csv'), '--as', 'nobody');
    expect(code).toBe(1);
    expect(err).toContain('[user-not-found]');
  });
});
