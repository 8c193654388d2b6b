import { Problem } from '@zhiben/domain/contract/common.ts';
import { DutyExportQuery, DutyName } from '@zhiben/domain/contract/duty.ts';
import {
  ExportFormat,
  HazardExportQuery,
  NoticeExportQuery,
  OrganisationExportQuery,
  PersonExportQuery,
} from '@zhiben/domain/contract/import.ts';
import { EntryExportQuery, RegisterName } from '@zhiben/domain/contract/register.ts';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  type ExportedList,
  type ExportServices,
  exportDuties,
  exportEntries,
  exportHazards,
  exportNotices,
  exportOrganisations,
  exportPeople,
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

      app.get(
        `/hazards/export.${format}`,
        { compress: false, schema: { querystring: HazardExportQuery, response } },
        async (request, reply) =>
          send(reply, await exportHazards(services, request.signedIn.actor, format, request.query)),
      );
      app.get(
        `/organisations/export.${format}`,
        { compress: false, schema: { querystring: OrganisationExportQuery, response } },
        async (request, reply) =>
          send(reply, await exportOrganisations(services, request.signedIn.actor, format, request.query)),
      );
      app.get(
        `/notices/export.${format}`,
        { compress: false, schema: { querystring: NoticeExportQuery, response } },
        async (request, reply) =>
          send(reply, await exportNotices(services, request.signedIn.actor, format, request.query)),
      );
      app.get(
        `/registers/:register/export.${format}`,
        { compress: false, schema: { params: RegisterName, querystring: EntryExportQuery, response } },
        async (request, reply) => {
          const { register } = request.params;
          const { actor } = request.signedIn;
          return send(reply, await exportEntries(services, actor, format, register, request.query));
        },
      );
      app.get(
        `/duties/:duty/export.${format}`,
        { compress: false, schema: { params: DutyName, querystring: DutyExportQuery, response } },
        async (request, reply) => {
          const { duty } = request.params;
          return send(
            reply,
            await exportDuties(services, request.signedIn.actor, format, duty, request.query),
          );
        },
      );
      app.get(
        `/people/export.${format}`,
        { compress: false, schema: { querystring: PersonExportQuery, response } },
        async (request, reply) =>
          send(reply, await exportPeople(services, request.signedIn.actor, format, request.query)),
      );
    }
  };
