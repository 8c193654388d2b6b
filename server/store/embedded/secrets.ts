import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../startup-error.ts';

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

/** A new secret of 256 bits, safe inside a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Keeps a secret in a file that this user alone may read. */
export async function storeSecret(dataDir: string, name: string, value: string): Promise<void> {
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
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
}

/** Reads a secret, or makes and keeps one. */
export async function keepSecret(dataDir: string, name: string): Promise<string> {
  const known = await readSecret(dataDir, name);
  if (known !== undefined) return known;
  const value = newSecret();
  await storeSecret(dataDir, name, value);
  return value;
}
