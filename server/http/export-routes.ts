import { Problem } from '@zhiben/domain/contract/common.ts';
import { DutyExportQuery, DutyName } from '@zhiben/domain/contract/duty.ts';
import { ExportFormat } from '@zhiben/domain/contract/export.ts';
import { EntryExportQuery, RegisterName } from '@zhiben/domain/contract/register.ts';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  dutyExport,
  EXPORTS,
  type ExportedList,
  type ExportServices,
  registerExport,
} from '../services/exports/exports.ts';
import type { Outcome } from '../services/refusals.ts';
import { sendRefusal } from './problems.ts';
import { attachment, CSV, XLSX } from './sheet-answers.ts';

/** Lists as files, with the filters of the page and only what its reader may see. */
export const exportRoutes =
  (services: ExportServices): FastifyPluginAsyncZod =>
  async (app) => {
    const response = { '4xx': Problem };
    for (const format of ExportFormat.options) {
      const send = (reply: FastifyReply, made: Outcome<ExportedList>) =>
        made.ok
          ? attachment(reply, made.value.name, format === 'csv' ? CSV : XLSX).send(made.value.body)
          : sendRefusal(reply, made);

      for (const [path, list] of Object.entries(EXPORTS))
        app.get(
          `/${path}/export.${format}`,
          { compress: false, schema: { querystring: list.query, response } },
          async (request, reply) =>
            send(reply, await list.make(services, request.signedIn.actor, format, request.query)),
        );
      app.get(
        `/registers/:register/export.${format}`,
        { compress: false, schema: { params: RegisterName, querystring: EntryExportQuery, response } },
        async (request, reply) => {
          const list = registerExport(request.params.register);
          return send(reply, await list.make(services, request.signedIn.actor, format, request.query));
        },
      );
      app.get(
        `/duties/:duty/export.${format}`,
        { compress: false, schema: { params: DutyName, querystring: DutyExportQuery, response } },
        async (request, reply) => {
          const list = dutyExport(request.params.duty);
          return send(reply, await list.make(services, request.signedIn.actor, format, request.query));
        },
      );
    }
  };
