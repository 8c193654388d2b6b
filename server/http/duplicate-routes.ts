import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { DuplicateQuestion, LikelyDuplicates } from '@zhiben/domain/contract/duplicates.ts';
import { Reconciliation, ReconciliationQuery } from '@zhiben/domain/contract/reconciliation.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { askDuplicates, findDuplicates } from '../services/duplicates.ts';
import type { HazardServices } from '../services/hazards.ts';
import { readReconciliation } from '../services/reconciliation.ts';
import { sendRefusal } from './problems.ts';

/** Is it known already, and did every item of every channel end up somewhere? */
export const duplicateRoutes =
  (services: HazardServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/hazards/likely-duplicates',
      { schema: { body: DuplicateQuestion, response: { 200: LikelyDuplicates, '4xx': Problem } } },
      async (request) => {
        const rows = await askDuplicates(services, request.signedIn.actor, request.body);
        return { rows } as LikelyDuplicates;
      },
    );

    app.get(
      '/hazards/:id/duplicates',
      { schema: { params: z.object({ id: Id }), response: { 200: LikelyDuplicates, '4xx': Problem } } },
      async (request, reply) => {
        const found = await findDuplicates(services, request.signedIn.actor, request.params.id);
        return found.ok ? ({ rows: found.value } as LikelyDuplicates) : sendRefusal(reply, found);
      },
    );

    app.get(
      '/reconciliation',
      { schema: { querystring: ReconciliationQuery, response: { 200: Reconciliation, '4xx': Problem } } },
      async (request, reply) => {
        const answer = await readReconciliation(services, request.signedIn.actor, request.query);
        return answer.ok ? (answer.value as Reconciliation) : sendRefusal(reply, answer);
      },
    );
  };
