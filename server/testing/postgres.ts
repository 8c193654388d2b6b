import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../store/embedded/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's URL of the server that the run's databases live on. */
    testServerUrl: string;
    /** Folder for the passwords of the run's roles. */
    testDataDir: string;
  }
}

/**
 * One PostgreSQL for the whole run. Normally it is an embedded one in a temporary folder that forgoes fsync,
 * because no test outlives the machine. TEST_DATABASE_URL names another server instead, such as PostgreSQL
 * 15; its user must be a superuser, and the server is best one that nobody else uses.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiben-test-'));
  const external = process.env['TEST_DATABASE_URL'];
  const removeFolder = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  project.provide('testDataDir', dataDir);
  if (external !== undefined && external !== '') {
    project.provide('testServerUrl', external);
    return removeFolder;
  }
  const said: string[] = [];
  const database = await startEmbedded({ dataDir, log: (line) => said.push(line), durable: false });
  project.provide('testServerUrl', database.superuserUrl);
  return async () => {
    await database.stop();
    await removeFolder();
  };
}
