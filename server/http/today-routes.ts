import { Problem } from '@zhiben/domain/contract/common.ts';
import { Today } from '@zhiben/domain/contract/today.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { HazardServices } from '../services/hazards.ts';
import { readToday } from '../services/today.ts';

export const todayRoutes =
  (services: HazardServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/today',
      { schema: { response: { 200: Today, '4xx': Problem } } },
      async (request) => (await readToday(services, request.signedIn.actor)) as Today,
    );
  };
