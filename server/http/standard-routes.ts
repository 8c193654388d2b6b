import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  CodeList,
  CodeQuery,
  CriterionList,
  CriterionQuery,
  StandardList,
  StandardQuery,
  SuggestedCriteria,
  SuggestQuery,
} from '@zhiben/domain/contract/standards.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { listCodes, listCriteria, listStandards, suggestFor } from '../services/standards.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

/** Official lists are public, and the first visitor needs them before there is anybody to sign in. */
const open = { config: { open: true } } as const;

/** Judgement standards and criteria with their confidence, and the official codes. */
export const standardRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/standards',
      { schema: { querystring: StandardQuery, response: { 200: StandardList, '4xx': Problem } } },
      async (request) => listStandards(services.clock, request.query.day),
    );

    app.get(
      '/criteria',
      { schema: { querystring: CriterionQuery, response: { 200: CriterionList, '4xx': Problem } } },
      async (request, reply) => {
        const found = listCriteria(services.clock, request.query);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.post(
      '/criteria/suggest',
      { schema: { body: SuggestQuery, response: { 200: SuggestedCriteria, '4xx': Problem } } },
      async (request, reply) => {
        const suggested = await suggestFor(services, request.signedIn.actor, request.body);
        return suggested.ok ? suggested.value : sendRefusal(reply, suggested);
      },
    );

    for (const list of ['regions', 'industries'] as const) {
      app.get(
        `/${list}`,
        { ...open, schema: { querystring: CodeQuery, response: { 200: CodeList, '4xx': Problem } } },
        async (request) => listCodes(list, request.query),
      );
    }
  };
