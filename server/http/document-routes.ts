import { createReadStream } from 'node:fs';
import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  Cancelling,
  CaseDocuments,
  ContentChange,
  DocumentList,
  DocumentPage,
  DocumentQuery,
  IssueOrder,
  NewDelivery,
  NewDocument,
  Superseding,
} from '@zhiben/domain/contract/document.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordDelivery } from '../services/documents/deliver.ts';
import {
  type DocumentServices,
  documentsOfHazard,
  listDocumentsFor,
  openPicture,
  readDocumentPage,
} from '../services/documents/documents.ts';
import { openPdf, openWord } from '../services/documents/download.ts';
import { createDocument } from '../services/documents/draft.ts';
import {
  cancelDocument,
  editDocument,
  issueDocument,
  supersedeDocument,
} from '../services/documents/issue.ts';
import { contentDisposition } from './file-answers.ts';
import { sendRefusal } from './problems.ts';
import { attachment } from './sheet-answers.ts';

const One = z.object({ id: Id });
const Changed = z.object({ id: Id, version: z.int() });
const Issued = Changed.extend({ number: z.string() });
const refusals = { '4xx': Problem };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Official documents: drafted, issued, served, answered, and read as Word or PDF. */
export const documentRoutes =
  (services: DocumentServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/documents',
      { schema: { querystring: DocumentQuery, response: { 200: DocumentList, ...refusals } } },
      async (request, reply) => {
        const listed = await listDocumentsFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/hazards/:id/documents',
      { schema: { params: One, response: { 200: CaseDocuments, ...refusals } } },
      async (request, reply) => {
        const found = await documentsOfHazard(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.post(
      '/documents',
      { schema: { body: NewDocument, response: { 201: Changed, ...refusals } } },
      async (request, reply) => {
        const made = await createDocument(services, request.signedIn.actor, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.get(
      '/documents/:id',
      { schema: { params: One, response: { 200: DocumentPage, ...refusals } } },
      async (request, reply) => {
        const found = await readDocumentPage(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.put(
      '/documents/:id/content',
      { schema: { params: One, body: ContentChange, response: { 200: Changed, ...refusals } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const edited = await editDocument(services, actor, request.params.id, request.body);
        return edited.ok ? edited.value : sendRefusal(reply, edited);
      },
    );

    app.post(
      '/documents/:id/issue',
      { schema: { params: One, body: IssueOrder, response: { 200: Issued, ...refusals } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const issued = await issueDocument(services, actor, request.params.id, request.body);
        return issued.ok ? issued.value : sendRefusal(reply, issued);
      },
    );

    app.post(
      '/documents/:id/cancel',
      { schema: { params: One, body: Cancelling, response: { 200: Changed, ...refusals } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const cancelled = await cancelDocument(services, actor, request.params.id, request.body);
        return cancelled.ok ? cancelled.value : sendRefusal(reply, cancelled);
      },
    );

    app.post(
      '/documents/:id/supersede',
      { schema: { params: One, body: Superseding, response: { 201: Changed, ...refusals } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const made = await supersedeDocument(services, actor, request.params.id, request.body.id);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.post(
      '/documents/:id/deliveries',
      {
        schema: { params: One, body: NewDelivery, response: { 201: z.object({ id: Id }), ...refusals } },
      },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const recorded = await recordDelivery(services, actor, request.params.id, request.body);
        return recorded.ok ? reply.code(201).send(recorded.value) : sendRefusal(reply, recorded);
      },
    );

    app.get(
      '/documents/:id/document.docx',
      { compress: false, schema: { params: One, response: refusals } },
      async (request, reply) => {
        const word = await openWord(services, request.signedIn.actor, request.params.id);
        if (!word.ok) return sendRefusal(reply, word);
        const { name, sha256, bytes } = word.value;
        return attachment(reply, name, DOCX).send(
          (sha256 === null ? bytes : services.files.read(sha256)) as never,
        );
      },
    );

    app.get(
      '/documents/:id/document.pdf',
      { compress: false, schema: { params: One, response: refusals } },
      async (request, reply) => {
        const pdf = await openPdf(services, request.signedIn.actor, request.params.id);
        if (!pdf.ok) return sendRefusal(reply, pdf);
        return attachment(reply, pdf.value.name, 'application/pdf').send(
          createReadStream(pdf.value.path) as never,
        );
      },
    );

    app.get(
      '/documents/:id/pictures/:sha256',
      {
        compress: false,
        schema: {
          params: One.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
          response: refusals,
        },
      },
      async (request, reply) => {
        const { sha256 } = request.params;
        const found = await openPicture(services, request.signedIn.actor, request.params);
        if (!found.ok) return sendRefusal(reply, found);
        if (!(await services.files.has(sha256))) return sendRefusal(reply, { ok: false, code: 'not-found' });
        return reply
          .type(found.value.mime)
          .headers({
            'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            'content-disposition': contentDisposition(found.value.mime, 'picture'),
            'x-content-type-options': 'nosniff',
            'cache-control': 'private, max-age=3600',
          })
          .send(services.files.read(sha256) as never);
      },
    );
  };
