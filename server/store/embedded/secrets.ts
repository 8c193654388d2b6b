import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../startup-error.ts';

export interface Secret {
  readonly value: string;
  /** True when this call made it, so that whatever it opens must be told. */
  readonly created: boolean;
}

export function secretPath(dataDir: string, name: string): string {
  return join(dataDir, 'secrets', name);
}

/** Reads a secret of this installation; `undefined` when none has been made yet. */
export async function readSecret(dataDir: string, name: string): Promise<string | undefined> {
  try {
    const value = (await readFile(secretPath(dataDir, name), 'utf8')).trim();
    return value === '' ? undefined : value;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads a secret, or makes a random one (256 bits) readable by this user alone. */
export async function keepSecret(dataDir: string, name: string): Promise<Secret> {
  const known = await readSecret(dataDir, name);
  if (known !== undefined) return { value: known, created: false };
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  const value = randomBytes(32).toString('base64url');
  const path = secretPath(dataDir, name);
  // Written aside, synced and renamed: after a power cut there is a whole secret or none.
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${value}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  return { value, created: true };
}
