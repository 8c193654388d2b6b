import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  DueList,
  DueQuery,
  DutyDecision,
  DutyDone,
  DutyExcuse,
  DutyList,
  DutyName,
  DutyQuery,
  DutyStands,
  DutyStandsQuery,
  OneDuty,
} from '@zhiben/domain/contract/duty.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  type DutyServices,
  decideDuty,
  excuse,
  listDueFor,
  listDutiesFor,
  standOfDuties,
} from '../services/duties.ts';
import { sendRefusal } from './problems.ts';

/** Duties (应办): what is asked of whom by when, who is covered and who is not. */
export const dutyRoutes =
  (services: DutyServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/duties',
      { schema: { querystring: DutyStandsQuery, response: { 200: DutyStands, '4xx': Problem } } },
      async (request) => standOfDuties(services, request.signedIn.actor, request.query),
    );

    app.get(
      '/duties/due',
      { schema: { querystring: DueQuery, response: { 200: DueList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listDueFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/duties/:duty/items',
      {
        schema: { params: DutyName, querystring: DutyQuery, response: { 200: DutyList, '4xx': Problem } },
      },
      async (request, reply) => {
        const { duty } = request.params;
        const listed = await listDutiesFor(services, request.signedIn.actor, duty, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.put(
      '/duties/:duty/setting',
      { schema: { params: DutyName, body: DutyDecision, response: { 200: DutyDone, '4xx': Problem } } },
      async (request, reply) => {
        const decided = await decideDuty(services, request.signedIn.actor, request.params.duty, request.body);
        return decided.ok ? decided.value : sendRefusal(reply, decided);
      },
    );

    for (const move of ['excuse', 'unexcuse'] as const)
      app.post(
        `/duties/:duty/items/:id/${move}`,
        { schema: { params: OneDuty, body: DutyExcuse, response: { 200: DutyDone, '4xx': Problem } } },
        async (request, reply) => {
          const order = { ...request.params, move };
          const excused = await excuse(services, request.signedIn.actor, order, request.body);
          return excused.ok ? excused.value : sendRefusal(reply, excused);
        },
      );
  };
