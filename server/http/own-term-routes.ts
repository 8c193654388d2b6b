import { Problem } from '@zhiben/domain/contract/common.ts';
import { ExportFormat } from '@zhiben/domain/contract/import.ts';
import {
  OwnTermCount,
  OwnTermCountQuery,
  OwnTermExportQuery,
  OwnTermList,
  OwnTermQuery,
} from '@zhiben/domain/contract/own-term.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { exportOwnTerms } from '../services/exports/own-terms.ts';
import type { NoticeServices } from '../services/notices.ts';
import { countOwnTerms, listOwnTerms } from '../services/own-terms.ts';
import { sendRefusal } from './problems.ts';
import { attachment, CSV, XLSX } from './sheet-answers.ts';

/** What the governing side itself owes, and by when. */
export const ownTermRoutes =
  (services: NoticeServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/own-terms',
      { schema: { querystring: OwnTermQuery, response: { 200: OwnTermList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listOwnTerms(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/own-terms/count',
      { schema: { querystring: OwnTermCountQuery, response: { 200: OwnTermCount, '4xx': Problem } } },
      async (request) => countOwnTerms(services, request.signedIn.actor, request.query),
    );

    for (const format of ExportFormat.options)
      app.get(
        `/own-terms/export.${format}`,
        { compress: false, schema: { querystring: OwnTermExportQuery, response: { '4xx': Problem } } },
        async (request, reply) => {
          const made = await exportOwnTerms(services, request.signedIn.actor, format, request.query);
          return made.ok
            ? attachment(reply, made.value.name, format === 'csv' ? CSV : XLSX).send(made.value.body)
            : sendRefusal(reply, made);
        },
      );
  };
