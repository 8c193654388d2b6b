import { createReadStream } from 'node:fs';
import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { PreviewQuery } from '@zhiben/domain/contract/files.ts';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type FileServices, openFile, openPreview } from '../services/files.ts';
import { contentDisposition, rangeOf } from './file-answers.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });
const Bytes = {
  200: z.unknown().describe('The bytes.'),
  206: z.unknown().describe('A range of the bytes.'),
  304: z.null(),
  '4xx': Problem,
};
/** Bytes, whatever they are: never validated, never compressed. */
const BYTES = { compress: false } as const;

/** Evidence, sent as it was received, and pictures to look at. */
export const fileRoutes =
  (services: FileServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/files/:id', { ...BYTES, schema: { params: One, response: Bytes } }, async (request, reply) => {
      const found = await openFile(services, request.signedIn.actor, request.params.id);
      if (!found.ok) return sendRefusal(reply, found);
      const { name, mime, size, sha256 } = found.value;
      const etag = `"${sha256}"`;
      guard(reply)
        .type(mime)
        .headers({ etag, 'accept-ranges': 'bytes', 'content-disposition': contentDisposition(mime, name) });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      const condition = request.headers['if-range'];
      const range =
        condition === undefined || condition === etag ? rangeOf(request.headers.range, size) : undefined;
      if (range === 'none') {
        reply.type('application/json').header('content-range', `bytes */${size}`);
        return sendRefusal(reply, { ok: false, code: 'range-not-there' });
      }
      const { start, end } = range ?? { start: 0, end: size - 1 };
      if (range !== undefined) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
      return reply
        .header('content-length', end - start + 1)
        .send(services.files.read(sha256, { start, end }));
    });

    app.get(
      '/files/:id/preview',
      { ...BYTES, schema: { params: One, querystring: PreviewQuery, response: Bytes } },
      async (request, reply) => {
        const { size } = request.query;
        const made = await openPreview(services, request.signedIn.actor, request.params.id, size);
        if (!made.ok) return sendRefusal(reply, made);
        const etag = `"${made.value.sha256}-${size}"`;
        guard(reply).type('image/webp').headers({ etag, 'content-disposition': 'inline' });
        if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
        return reply.send(createReadStream(made.value.path));
      },
    );
  };

/**
 * What somebody else uploaded runs nothing and is nobody's page. It stays in the browser of whoever was signed in and
 * is asked for again each time: a right that was taken away ends with the next look.
 */
function guard(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'cross-origin-resource-policy': 'same-origin',
    vary: 'cookie',
  });
}
