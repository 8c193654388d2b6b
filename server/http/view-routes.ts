import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { SavedView, ViewForm, ViewList, ViewQuery } from '@zhiben/domain/contract/views.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listViewsFor, putView, removeView } from '../services/views.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

const One = z.object({ id: Id });

/** Lists as somebody likes to see them, under names of his own. */
export const viewRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/views',
      { schema: { querystring: ViewQuery, response: { 200: ViewList, '4xx': Problem } } },
      async (request) => ({ rows: await listViewsFor(services, request.signedIn.actor, request.query.page) }),
    );

    app.put(
      '/views/:id',
      { schema: { params: One, body: ViewForm, response: { 200: SavedView, '4xx': Problem } } },
      async (request, reply) => {
        const view = { ...request.body, id: request.params.id };
        const kept = await putView(services, request.signedIn.actor, view);
        return kept.ok ? kept.value : sendRefusal(reply, kept);
      },
    );

    app.delete(
      '/views/:id',
      { schema: { params: One, response: { 204: z.null(), '4xx': Problem } } },
      async (request, reply) => {
        await removeView(services, request.signedIn.actor, request.params.id);
        return reply.code(204).send(null);
      },
    );
  };
