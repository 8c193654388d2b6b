import { Id, Page, Problem } from '@zhiben/domain/contract/common.ts';
import {
  OrganisationForm,
  OrganisationList,
  OrganisationPage,
  OrganisationQuery,
  Timeline,
  Written,
} from '@zhiben/domain/contract/world.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  listOrganisationsFor,
  putOrganisation,
  readOrganisationPage,
  readOrganisationTimeline,
} from '../services/organisations.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

const One = z.object({ id: Id });

/** Enterprises and other organisations, and the life of each (一企一档). */
export const organisationRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations',
      { schema: { querystring: OrganisationQuery, response: { 200: OrganisationList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listOrganisationsFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/organisations/:id',
      { schema: { params: One, response: { 200: OrganisationPage, '4xx': Problem } } },
      async (request, reply) => {
        const page = await readOrganisationPage(services, request.signedIn.actor, request.params.id);
        return page.ok ? page.value : sendRefusal(reply, page);
      },
    );

    app.get(
      '/organisations/:id/timeline',
      { schema: { params: One, querystring: Page, response: { 200: Timeline, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const lines = await readOrganisationTimeline(services, actor, request.params.id, request.query);
        return lines.ok ? lines.value : sendRefusal(reply, lines);
      },
    );

    app.put(
      '/organisations/:id',
      { schema: { params: One, body: OrganisationForm, response: { 200: Written, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const written = await putOrganisation(services, actor, request.params.id, request.body);
        return written.ok ? written.value : sendRefusal(reply, written);
      },
    );
  };
