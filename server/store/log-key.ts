import { ed25519 } from '@noble/curves/ed25519.js';
import { keepSecret } from './embedded/secrets.ts';

const NAME = 'log-key';

/** Signs the checkpoints of this installation. */
export interface LogSigner {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(text: Uint8Array): Uint8Array;
}

/**
 * The key of this installation, made at first use. It lies in the data folder and not in the database: who alters the
 * database alone cannot sign what it became.
 */
export async function openLogSigner(dataDir: string): Promise<LogSigner> {
  const seed = new Uint8Array(Buffer.from(await keepSecret(dataDir, NAME), 'base64url'));
  const publicKey = ed25519.getPublicKey(seed);
  return { publicKey, sign: (text) => ed25519.sign(text, seed) };
}
