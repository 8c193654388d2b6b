import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { systemClock } from '../server/services/clock.ts';
import { ImportDesk } from '../server/services/imports/desk.ts';
import { previewImport, readImport } from '../server/services/imports/imports.ts';
import { writeImport } from '../server/services/imports/write.ts';
import { openDatabase } from '../server/store/database.ts';
import { openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { LEDGER_COLUMNS } from './ledger-file.ts';
import { makeGround } from './many-hazards.ts';
import { conclude, median, rounded, spread } from './statistics.ts';

/**
 * A ledger of 100,000 rows and 20 columns, from the upload to the last commit, against parsing the file alone with
 * the same reader; and the memory of the whole process meanwhile. Rounds are interleaved, each import into a fresh
 * database; the embedded PostgreSQL is a process of its own.
 */
const MOST_RATIO = 2.5;
const MOST_MB = 400;

const quick = process.argv.includes('--quick');
const count = quick ? 10_000 : 100_000;
const rounds = quick ? 1 : Number(process.argv[2] ?? 3);
const SAMPLE_MS = 50;

/** Runs a script of this folder by itself, so that what it leaves in memory is not counted for the import. */
async function apart(script: string, ...args: string[]): Promise<string> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args]);
  return stdout;
}

async function parseOnce(path: string): Promise<number> {
  return (JSON.parse(await apart('./parse-alone.ts', path)) as { ms: number }).ms;
}

interface Round {
  readonly previewMs: number;
  readonly writeMs: number;
  readonly peakMb: number;
}

async function importOnce(temporary: Temporary, folder: string, path: string, round: number): Promise<Round> {
  const owned = await temporary.make(`import_${round}`);
  const { authorityId, personId } = await makeGround(owned);
  const database = openDatabase(owned.appUrl);
  const imports = new ImportDesk(join(folder, `imports-${round}`), (error) => console.error(error));
  const services = { database, clock: systemClock, imports };
  const actor = {
    accountId: 'bench',
    personId,
    name: '林专班',
    roles: ['desk'] as const,
    reach: { scope: 'authority' as const, authorityId, authorityIds: [authorityId] },
    personIds: [personId],
    organisationIds: [],
  };
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  try {
    const begun = performance.now();
    const id = randomUUID();
    const body = createReadStream(path);
    const seen = await previewImport(services, actor, { id, kind: 'hazards', name: '台账.xlsx', body });
    const previewed = performance.now();
    if (!seen.ok || seen.value.counts.new !== count)
      throw new Error(
        `preview: ${JSON.stringify(seen.ok ? [seen.value.counts, seen.value.errors.slice(0, 3)] : seen)}`,
      );
    const started = await writeImport(services, actor, id, { skipFailed: false });
    if (!started.ok) throw new Error(started.code);
    let written = await readImport(services, actor, id);
    while (written.ok && written.value.state === 'writing') {
      await new Promise((resolve) => setTimeout(resolve, 100));
      written = await readImport(services, actor, id);
    }
    const ended = performance.now();
    if (!written.ok || written.value.counts.written !== count)
      throw new Error(`write: ${JSON.stringify(written).slice(0, 500)}`);
    await imports.settled();
    console.log(`  words sorted in after ${((performance.now() - ended) / 1000).toFixed(1)} s`);
    return { previewMs: previewed - begun, writeMs: ended - previewed, peakMb: peak / 1024 / 1024 };
  } finally {
    clearInterval(sampler);
    await database.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'zhiben-bench-import-'));
const temporary = await openTemporary();
try {
  const path = join(folder, 'ledger.xlsx');
  await apart('./ledger-file.ts', path, String(count));
  console.log(
    `${count} rows × ${LEDGER_COLUMNS} columns, ${((await stat(path)).size / 1024 / 1024).toFixed(1)} MB`,
  );
  const parse: number[] = [];
  const total: number[] = [];
  const ratio: number[] = [];
  const peak: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await parseOnce(path);
    const { previewMs, writeMs, peakMb } = await importOnce(temporary, folder, path, round);
    const alone = (before + (await parseOnce(path))) / 2;
    parse.push(alone / 1000);
    total.push((previewMs + writeMs) / 1000);
    ratio.push((previewMs + writeMs) / alone);
    peak.push(peakMb);
    console.log(
      `  parse ${(alone / 1000).toFixed(1)} s · preview ${(previewMs / 1000).toFixed(1)} s · write ${(writeMs / 1000).toFixed(1)} s · ${peakMb.toFixed(0)} MB`,
    );
  }
  console.log(
    `parse alone ${spread(parse, 1)} s · import ${spread(total, 1)} s · ratio ${spread(ratio)} (limit ${MOST_RATIO})`,
  );
  console.log(`memory ${spread(peak, 0)} MB (limit ${MOST_MB})`);
  const ok = median(ratio) <= MOST_RATIO && Math.max(...peak) < MOST_MB;
  conclude('import', ok, {
    rows: count,
    columns: LEDGER_COLUMNS,
    ratio: rounded(median(ratio)),
    limit: MOST_RATIO,
    parseSeconds: rounded(median(parse), 1),
    importSeconds: rounded(median(total), 1),
    peakMb: Math.round(Math.max(...peak)),
    mostMb: MOST_MB,
  });
} finally {
  await temporary.stop();
  await rm(folder, { recursive: true, force: true });
}
