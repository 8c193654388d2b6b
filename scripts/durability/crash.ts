import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerProcess } from '../../server/testing/serving.ts';

const run = promisify(execFile);

/** Which of the two dies first, or both in one breath. */
export const ORDERS = ['server first', 'database first', 'together'] as const;
export type Order = (typeof ORDERS)[number];

/** SIGKILL for the server and for every process of its embedded database: nobody gets to say a last word. */
export async function killAll(
  { child }: ServerProcess,
  dataDir: string,
  order: Order,
  gapMs: number,
): Promise<void> {
  const database = await databaseProcesses(dataDir);
  const ended = once(child, 'exit');
  const killServer = () => void child.kill('SIGKILL');
  const killDatabase = () => database.forEach(killOne);
  const [first, second] =
    order === 'database first' ? [killDatabase, killServer] : [killServer, killDatabase];
  first();
  if (order !== 'together') await new Promise((resolve) => setTimeout(resolve, gapMs));
  second();
  await ended;
}

/** The postmaster first, so that it starts nothing anew, then its children. */
async function databaseProcesses(dataDir: string): Promise<number[]> {
  const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const children = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === postmaster)
    .map(([pid]) => pid ?? 0);
  return [postmaster, ...children];
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself in between.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
