import { hash } from 'node:crypto';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';

/** The leaf of the log: SHA-256 of 0x00 and the canonical event (RFC 9162 leaf hashing). */
export function leafHash(event: Readonly<Record<string, unknown>>): Buffer {
  return hash('sha256', `\0${canonicalJson(event)}`, 'buffer');
}
