import { EarlierCheckList } from '@zhiben/domain/contract/checks.ts';
import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  HazardCount,
  HazardFilter,
  HazardList,
  HazardPage,
  HazardQuery,
  MoveCommand,
  Moved,
  NewHazard,
} from '@zhiben/domain/contract/hazard.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { earlierChecks } from '../services/earlier-checks.ts';
import { countHazards, listHazards, moveHazard, readHazard, reportHazard } from '../services/hazards.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

const One = z.object({ id: Id });

export const hazardRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/hazards',
      {
        schema: {
          body: NewHazard,
          response: {
            201: z.object({ id: Id, number: z.string(), version: z.number().int() }),
            '4xx': Problem,
          },
        },
      },
      async (request, reply) => {
        const made = await reportHazard(services, request.signedIn.actor, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.get(
      '/hazards',
      { schema: { querystring: HazardQuery, response: { 200: HazardList, '4xx': Problem } } },
      async (request, reply) => {
        const { cursor, limit, sort, ...filter } = request.query;
        const listed = await listHazards(services, request.signedIn.actor, { cursor, limit, sort, filter });
        return listed.ok ? (listed.value as z.infer<typeof HazardList>) : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/hazards/count',
      { schema: { querystring: HazardFilter, response: { 200: HazardCount, '4xx': Problem } } },
      async (request) => countHazards(services, request.signedIn.actor, request.query),
    );

    app.get(
      '/hazards/:id',
      { schema: { params: One, response: { 200: HazardPage, '4xx': Problem } } },
      async (request, reply) => {
        const page = await readHazard(services, request.signedIn.actor, request.params.id);
        return page.ok ? (page.value as z.infer<typeof HazardPage>) : sendRefusal(reply, page);
      },
    );

    app.get(
      '/hazards/:id/earlier-checks',
      { schema: { params: One, response: { 200: EarlierCheckList, '4xx': Problem } } },
      async (request, reply) => {
        const found = await earlierChecks(services, request.signedIn.actor, request.params.id);
        return found.ok
          ? ({ rows: found.value } as z.infer<typeof EarlierCheckList>)
          : sendRefusal(reply, found);
      },
    );

    app.post(
      '/hazards/:id/moves/:move',
      {
        schema: {
          params: One.extend({ move: z.string().max(40) }),
          body: MoveCommand,
          response: { 200: Moved, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const moved = await moveHazard(services, request.signedIn.actor, {
          ...request.params,
          ...request.body,
        });
        return moved.ok ? (moved.value as z.infer<typeof Moved>) : sendRefusal(reply, moved);
      },
    );
  };
