import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  OwnTermCount,
  OwnTermCountQuery,
  OwnTermList,
  OwnTermQuery,
} from '@zhiben/domain/contract/own-term.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { NoticeServices } from '../services/notices.ts';
import { countOwnTerms, listOwnTerms } from '../services/own-terms.ts';
import { sendRefusal } from './problems.ts';

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
  };
