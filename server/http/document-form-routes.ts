import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  IssuerForm,
  IssuerKey,
  IssuerList,
  IssuerRow,
  PreviewAnswer,
  TemplateChange,
  TemplateList,
  TemplatePage,
  TemplatePreview,
} from '@zhiben/domain/contract/document.ts';
import { FORM_NAMES } from '@zhiben/domain/kinds/document/kinds.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DocumentServices } from '../services/documents/documents.ts';
import { changeIssuer, listIssuers } from '../services/documents/issuers.ts';
import {
  changeTemplate,
  listTemplates,
  previewTemplate,
  readTemplate,
} from '../services/documents/templates.ts';
import { sendRefusal } from './problems.ts';

const OneKind = z.object({ kind: z.enum(FORM_NAMES) });
const refusals = { '4xx': Problem };

/** The forms of documents, and how their issuers write themselves. */
export const documentFormRoutes =
  (services: DocumentServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/document-templates',
      { schema: { response: { 200: TemplateList, ...refusals } } },
      async (request, reply) => {
        const listed = await listTemplates(services, request.signedIn.actor);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/document-templates/:kind',
      { schema: { params: OneKind, response: { 200: TemplatePage, ...refusals } } },
      async (request, reply) => {
        const found = await readTemplate(services, request.signedIn.actor, request.params.kind);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.put(
      '/document-templates/:kind',
      { schema: { params: OneKind, body: TemplateChange, response: { 200: TemplatePage, ...refusals } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const changed = await changeTemplate(services, actor, request.params.kind, request.body);
        return changed.ok ? changed.value : sendRefusal(reply, changed);
      },
    );

    app.post(
      '/document-templates/:kind/preview',
      { schema: { params: OneKind, body: TemplatePreview, response: { 200: PreviewAnswer, ...refusals } } },
      async (request, reply) => {
        const filled = await previewTemplate(services, request.signedIn.actor, request.body);
        return filled.ok ? (filled.value as z.infer<typeof PreviewAnswer>) : sendRefusal(reply, filled);
      },
    );

    app.get(
      '/document-issuers',
      { schema: { response: { 200: IssuerList, ...refusals } } },
      async (request, reply) => {
        const listed = await listIssuers(services, request.signedIn.actor);
        return listed.ok ? { rows: listed.value } : sendRefusal(reply, listed);
      },
    );

    app.put(
      '/document-issuers/:key',
      {
        schema: {
          params: z.object({ key: IssuerKey }),
          body: IssuerForm,
          response: { 200: IssuerRow, ...refusals },
        },
      },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const changed = await changeIssuer(services, actor, request.params.key, request.body);
        return changed.ok ? changed.value : sendRefusal(reply, changed);
      },
    );
  };
