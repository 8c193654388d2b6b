import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEmbedded } from '../server/store/embedded/embedded.ts';
import { migrate } from '../server/store/migrate.ts';
import { prepareDatabase } from '../server/store/roles.ts';

/**
 * `npm run schema`: writes the types of the schema from a database that the migrations have just made.
 * With `--check` it writes nothing and fails when the types are not those of the migrations.
 */
const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(ROOT, 'server', 'store', 'schema.gen.ts');

const check = process.argv.includes('--check');
const fresh = await generate();
if (!check) {
  await writeFile(TARGET, fresh);
  console.log('server/store/schema.gen.ts is written.');
} else if ((await readFile(TARGET, 'utf8')) === fresh) {
  console.log('server/store/schema.gen.ts agrees with the migrations.');
} else {
  console.error('server/store/schema.gen.ts does not agree with the migrations: run "npm run schema".');
  process.exitCode = 1;
}

async function generate(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiben-schema-'));
  const draft = join(dataDir, 'schema.gen.ts');
  const server = await startEmbedded({ dataDir, log: () => undefined, durable: false });
  try {
    const { ownerUrl } = await prepareDatabase({ superuserUrl: server.superuserUrl, dataDir });
    await migrate(ownerUrl);
    const manifest = createRequire(import.meta.url).resolve('kysely-codegen/package.json');
    const options: Readonly<Record<string, string>> = {
      dialect: 'postgres',
      'default-schema': 'zhiben',
      'include-pattern': 'zhiben.*',
      'date-parser': 'string',
      'type-mapping': JSON.stringify({ timestamptz: 'string', int8: 'number' }),
      'out-file': draft,
      url: ownerUrl,
    };
    await run(process.execPath, [
      join(manifest, '..', 'dist', 'cli', 'bin.js'),
      '--camel-case',
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ]);
    // Ours is called Schema; the handle on the database is called Db.
    return (await readFile(draft, 'utf8')).replace('export interface DB {', 'export interface Schema {');
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
