import type { Caller } from './park.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = { 'content-type': 'application/offset+octet-stream' };

export interface Described {
  readonly fileId: string;
  readonly name: string;
  readonly [key: string]: string;
}

/** Announces a file and answers where its bytes go. */
export async function begin(who: Caller, size: number, described: Described): Promise<Response> {
  const metadata = Object.entries(described).map(([k, v]) => `${k} ${Buffer.from(v).toString('base64')}`);
  return who.fetch('/api/uploads', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': `${size}`, 'upload-metadata': metadata.join(',') },
  });
}

export async function send(who: Caller, at: string, offset: number, bytes: Uint8Array): Promise<Response> {
  return who.fetch(at, {
    method: 'PATCH',
    headers: { ...TUS, ...BYTES, 'upload-offset': `${offset}` },
    body: Buffer.from(bytes),
  });
}

/** How many bytes have arrived; undefined when there is no such upload. */
export async function arrived(who: Caller, at: string): Promise<number | undefined> {
  const answer = await who.fetch(at, { method: 'HEAD', headers: TUS });
  return answer.status === 200 ? Number(answer.headers.get('upload-offset')) : undefined;
}

/** The whole upload in one go: the status of the last answer, and its problem if there was one. */
export async function upload(who: Caller, bytes: Uint8Array, described: Described) {
  const announced = await begin(who, bytes.length, described);
  if (announced.status !== 201) return { status: announced.status, problem: await announced.json() };
  const sent = await send(who, announced.headers.get('location') ?? '', 0, bytes);
  return { status: sent.status, problem: sent.status === 204 ? undefined : await sent.json() };
}
