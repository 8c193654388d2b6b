import { Problem } from '@zhiben/domain/contract/common.ts';
import { DemonstrationMade } from '@zhiben/domain/contract/session.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { makeDemonstration, removeDemonstration } from '../demo/demonstration.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

/** The demonstration park: one click on the first visit makes it, one click of its administrator removes it. */
export const demonstrationRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/setup/demo',
      {
        config: { open: true },
        schema: { body: z.strictObject({}), response: { 201: DemonstrationMade, '4xx': Problem } },
      },
      async (_request, reply) => {
        const made = await makeDemonstration(services);
        // What is late in it has climbed its ladder before anybody looks.
        if (made.ok) await services.sweep();
        return made.ok
          ? reply.code(201).send({
              ...made.value,
              accounts: made.value.accounts.map((a) => ({ ...a, roles: [...a.roles] })),
            })
          : sendRefusal(reply, made);
      },
    );

    app.delete(
      '/setup/demo',
      { schema: { response: { 204: z.null(), '4xx': Problem } } },
      async (request, reply) => {
        const removed = await removeDemonstration(services, request.signedIn.actor);
        return removed.ok ? reply.code(204).send(null) : sendRefusal(reply, removed);
      },
    );
  };
