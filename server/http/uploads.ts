import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { ERRORS, Server, type Upload } from '@tus/server';
import { UploadMetadata } from '@zhiben/domain/contract/files.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { isUuid } from '@zhiben/domain/values/ids.ts';
import type { FastifyPluginAsync } from 'fastify';
import { type FileServices, findReceived, receiveFile } from '../services/files.ts';
import { type Refused, refused } from '../services/refusals.ts';
import { statusOf } from './problems.ts';

/** An upload that nobody continued for this long is thrown away; without signal for a week is long enough. */
const EXPIRES_MS = 7 * 24 * 60 * 60 * 1000;
const SWEEP_MS = 6 * 60 * 60 * 1000;

/** Codes for what the protocol itself refuses (tus 1.0.0). */
const PROTOCOL_CODES: Readonly<Record<number, string>> = {
  404: 'not-found',
  409: 'upload-offset',
  410: 'not-found',
  413: 'too-large',
  423: 'upload-locked',
  500: 'internal',
};

type TusRequest = Parameters<NonNullable<Server['options']['onIncomingRequest']>>[0];

/**
 * Resumable upload (tus 1.0.0: creation, creation-with-upload, termination, expiration) at /api/uploads, for who is
 * signed in. The address of an upload begins with the id of its file; an upload is continued only by who began it.
 */
export const uploadRoutes =
  (services: FileServices, maxBytes: number): FastifyPluginAsync =>
  async (app) => {
    const actors = new WeakMap<IncomingMessage, Actor>();
    const store = new FileStore({
      directory: services.files.uploads,
      expirationPeriodInMilliseconds: EXPIRES_MS,
    });

    /** The upload as its maker described it; throws for anybody else, as if it were not there. */
    async function ownUpload(actor: Actor, uploadId: string) {
      const upload = await store.getUpload(uploadId);
      if (upload.metadata?.['account'] !== actor.accountId) throw ERRORS.FILE_NOT_FOUND;
      return upload;
    }

    /** Takes the bytes as evidence; refused ones are thrown away, so that asking again does not find them complete. */
    async function finish(actor: Actor, { id, metadata }: Upload): Promise<void> {
      const path = join(store.directory, id);
      const received = await receiveFile(services, actor, path, UploadMetadata.parse(metadata));
      await store.remove(id);
      if (!received.ok) throw problem(received);
    }

    /** The last piece and the question whether it arrived may come at once: both wait for one receipt. */
    const finishing = new Map<string, Promise<void>>();
    function finishOnce(actor: Actor, upload: Upload): Promise<void> {
      const pending =
        finishing.get(upload.id) ?? finish(actor, upload).finally(() => finishing.delete(upload.id));
      finishing.set(upload.id, pending);
      return pending;
    }

    const server = new Server({
      path: '/api/uploads',
      datastore: store,
      maxSize: maxBytes,
      relativeLocation: true,
      allowedOrigins: [],
      namingFunction: (_request, metadata) => {
        const { fileId } = described(metadata);
        return `${fileId}.${crypto.randomUUID()}`;
      },
      onUploadCreate: async (request, upload) => ({
        metadata: { ...upload.metadata, account: actorOf(request).accountId },
      }),
      onIncomingRequest: async (request, uploadId) => {
        if (request.method === 'POST') return;
        await ownUpload(actorOf(request), uploadId);
      },
      onUploadFinish: async (request, upload) => {
        await finishOnce(actorOf(request), upload);
        return {};
      },
      onResponseError: (_request, error) => {
        const { status_code: status = 500, body = '' } = error as { status_code?: number; body?: string };
        if (body.startsWith('{')) return { status_code: status, body };
        if (status >= 500) app.log.error({ err: error }, 'upload failed');
        const code = PROTOCOL_CODES[status] ?? 'input-invalid';
        return { status_code: status === 410 ? 404 : status, body: JSON.stringify({ code }) };
      },
    });

    function actorOf(request: TusRequest): Actor {
      const raw = request.runtime?.node?.req;
      const actor = raw === undefined ? undefined : actors.get(raw as IncomingMessage);
      if (actor === undefined) throw new Error('uploads: a request without an actor');
      return actor;
    }

    /** Bytes of a file whose receipt is written, which it is now if only the receipt was missing. */
    async function receivedSize(actor: Actor, uploadId: string): Promise<number | undefined> {
      const [fileId] = uploadId.split('.');
      if (!isUuid(fileId)) return undefined;
      const upload = await ownUpload(actor, uploadId).catch(() => undefined);
      // All bytes are here, but the process was killed before it said so.
      if (upload !== undefined && upload.offset === upload.size) await finishOnce(actor, upload);
      return (await findReceived(services, actor, fileId))?.size;
    }

    // The bytes go from the socket to the disk, past every parser.
    app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
    app.route({
      method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/uploads',
      schema: { hide: true },
      handler: async (request, reply) => {
        actors.set(request.raw, request.signedIn.actor);
        reply.hijack();
        await server.handle(request.raw, reply.raw);
      },
    });
    app.route<{ Params: { uploadId: string } }>({
      method: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/uploads/:uploadId',
      schema: { hide: true },
      handler: async (request, reply) => {
        const { actor } = request.signedIn;
        if (request.method === 'HEAD') {
          const size = await receivedSize(actor, request.params.uploadId);
          if (size !== undefined) {
            return reply
              .headers({ 'tus-resumable': '1.0.0', 'cache-control': 'no-store' })
              .headers({ 'upload-offset': size, 'upload-length': size })
              .send();
          }
        }
        actors.set(request.raw, actor);
        reply.hijack();
        await server.handle(request.raw, reply.raw);
      },
    });

    const sweep = () => server.cleanUpExpiredUploads().catch((err) => app.log.warn({ err }, 'upload sweep'));
    const timer = setInterval(sweep, SWEEP_MS);
    timer.unref();
    app.addHook('onReady', async () => void sweep());
    app.addHook('onClose', async () => clearInterval(timer));
  };

function described(metadata: unknown): UploadMetadata {
  const read = UploadMetadata.safeParse(metadata ?? {});
  if (read.success) return read.data;
  throw problem(refused('input-invalid', String(read.error.issues[0]?.path[0] ?? '')));
}

/** What @tus/server takes as an error: the same words and the same table of status as everywhere. */
function problem({ code, at }: Refused): { status_code: number; body: string } {
  return { status_code: statusOf(code), body: JSON.stringify({ code, ...(at === undefined ? {} : { at }) }) };
}
