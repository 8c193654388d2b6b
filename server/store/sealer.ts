import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { keepSecret } from './embedded/secrets.ts';

const NAME = 'channel-key';
const NONCE = 12;
const TAG = 16;

/** Keeps what must be read again (the password of a mailbox) unreadable for who has only the database or its backup. */
export interface Sealer {
  seal(text: string): Buffer;
  /** Undefined when it was sealed with another key, as after a restore without the folder of secrets. */
  unseal(sealed: Buffer): string | undefined;
}

/** AES-256-GCM with a key of this installation, made at first use; it lies in the data folder, not in the database. */
export async function openSealer(dataDir: string): Promise<Sealer> {
  const key = createHash('sha256')
    .update(await keepSecret(dataDir, NAME))
    .digest();
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    unseal: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        return undefined;
      }
    },
  };
}
