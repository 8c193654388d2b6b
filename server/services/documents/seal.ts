import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import type { ContentStore } from '../../store/content-store.ts';
import type { Issue } from '../../store/documents.ts';

/** SHA-256 of what a document says and under which number, in canonical form: anybody can compute it again. */
export function contentHash(
  kind: string,
  { number, issuerName, issuedOn, content }: Pick<Issue, 'number' | 'issuerName' | 'issuedOn' | 'content'>,
): string {
  return createHash('sha256')
    .update(canonicalJson({ kind, number, issuerName, issuedOn, content }))
    .digest('hex');
}

/** SHA-256 of the bytes that lie under a hash now; undefined when there are none. */
export async function hashOfFile(files: ContentStore, sha256: string): Promise<string | undefined> {
  if (!(await files.has(sha256))) return undefined;
  const hash = createHash('sha256');
  await pipeline(files.read(sha256), hash);
  return hash.digest('hex');
}
