import { Readable } from 'node:stream';
import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  ImportBatch,
  ImportKind,
  ImportList,
  ImportMapping,
  ImportUpload,
  ImportWrite,
} from '@zhiben/domain/contract/import.ts';
import { isImportKind } from '@zhiben/domain/imports/definitions.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ImportServices } from '../services/imports/desk.ts';
import {
  changeMapping,
  listImports,
  mayImport,
  previewImport,
  readImport,
} from '../services/imports/imports.ts';
import { errorSheet, templateSheet } from '../services/imports/sheets.ts';
import { cancelImport, undoImport, writeImport } from '../services/imports/write.ts';
import { refused } from '../services/refusals.ts';
import { sendRefusal } from './problems.ts';
import { attachment, XLSX } from './sheet-answers.ts';

const One = z.object({ id: Id });
const Kind = z.object({ kind: ImportKind.refine(isImportKind) });
const answers = { 200: ImportBatch, '4xx': Problem };

/** Files of others made into records: upload, look, mend, write, take back. */
export const importRoutes =
  (services: ImportServices, maxBytes: number): FastifyPluginAsyncZod =>
  async (app) => {
    // A file goes from the socket to the disk, whatever type the browser gives it.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      app.getDefaultJsonParser('error', 'error'),
    );
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    app.post(
      '/imports/:kind/preview',
      {
        bodyLimit: maxBytes,
        schema: { params: Kind, querystring: ImportUpload, response: { 201: ImportBatch, '4xx': Problem } },
      },
      async (request, reply) => {
        const length = Number(request.headers['content-length'] ?? 0);
        if (length > maxBytes) return sendRefusal(reply, refused('too-large'));
        const { kind } = request.params;
        const body: unknown = request.body ?? request.raw;
        // What calls itself JSON was read as such: whatever it says, it is no file.
        if (!(body instanceof Readable)) return sendRefusal(reply, refused('not-a-table', 'file'));
        const made = await previewImport(services, request.signedIn.actor, { ...request.query, kind, body });
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.get(
      '/imports',
      { schema: { response: { 200: ImportList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listImports(services, request.signedIn.actor);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get('/imports/:id', { schema: { params: One, response: answers } }, async (request, reply) => {
      const found = await readImport(services, request.signedIn.actor, request.params.id);
      return found.ok ? found.value : sendRefusal(reply, found);
    });

    app.put(
      '/imports/:id/mapping',
      { schema: { params: One, body: ImportMapping, response: answers } },
      async (request, reply) => {
        const changed = await changeMapping(
          services,
          request.signedIn.actor,
          request.params.id,
          request.body,
        );
        return changed.ok ? changed.value : sendRefusal(reply, changed);
      },
    );

    app.post(
      '/imports/:id/write',
      { schema: { params: One, body: ImportWrite, response: answers } },
      async (request, reply) => {
        const begun = await writeImport(services, request.signedIn.actor, request.params.id, request.body);
        return begun.ok ? begun.value : sendRefusal(reply, begun);
      },
    );

    app.post(
      '/imports/:id/cancel',
      { schema: { params: One, response: answers } },
      async (request, reply) => {
        const stopped = await cancelImport(services, request.signedIn.actor, request.params.id);
        return stopped.ok ? stopped.value : sendRefusal(reply, stopped);
      },
    );

    app.post('/imports/:id/undo', { schema: { params: One, response: answers } }, async (request, reply) => {
      const undone = await undoImport(services, request.signedIn.actor, request.params.id);
      return undone.ok ? undone.value : sendRefusal(reply, undone);
    });

    app.get(
      '/imports/:id/errors.xlsx',
      { compress: false, schema: { params: One, response: { '4xx': Problem } } },
      async (request, reply) => {
        const made = await errorSheet(services, request.signedIn.actor, request.params.id);
        if (!made.ok) return sendRefusal(reply, made);
        return attachment(reply, made.value.name, XLSX).send(made.value.body);
      },
    );

    app.get(
      '/imports/:kind/template.xlsx',
      { compress: false, schema: { params: Kind, response: { '4xx': Problem } } },
      async (request, reply) => {
        if (!mayImport(request.signedIn.actor, request.params.kind))
          return sendRefusal(reply, refused('not-permitted'));
        const { name, bytes } = await templateSheet(request.params.kind);
        return attachment(reply, name, XLSX).send(bytes);
      },
    );
  };
