import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { Month } from '@zhiben/domain/contract/figure.ts';
import {
  Approval,
  BatchBelow,
  BelowQuery,
  Bulletin,
  MonthBelow,
  MonthlyPage,
  Months,
  Pick,
  Returning,
  Submission,
} from '@zhiben/domain/contract/monthly.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readBulletin } from '../services/bulletin.ts';
import type { FigureServices } from '../services/figures.ts';
import { approveMonth, listMonths, pickMonth, readMonth, submitMonth } from '../services/monthly.ts';
import { listBelow, readBelow, returnMonth } from '../services/monthly-below.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ month: Month });
const OneBelow = One.extend({ authorityId: Id });
const response = { 200: MonthlyPage, '4xx': Problem };

/** 月排查月通报: what an authority submits every month, and the bulletin that says it. */
export const monthlyRoutes =
  (services: FigureServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/monthly', { schema: { response: { 200: Months, '4xx': Problem } } }, async (request, reply) => {
      const listed = await listMonths(services, request.signedIn.actor);
      return listed.ok ? listed.value : sendRefusal(reply, listed);
    });

    app.get('/monthly/:month', { schema: { params: One, response } }, async (request, reply) => {
      const read = await readMonth(services, request.signedIn.actor, request.params.month);
      return read.ok ? read.value : sendRefusal(reply, read);
    });

    app.get(
      '/monthly/:month/bulletin',
      { schema: { params: One, response: { 200: Bulletin, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readBulletin(services, request.signedIn.actor, request.params.month);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.get(
      '/monthly/:month/below',
      { schema: { params: One, querystring: BelowQuery, response: { 200: MonthBelow, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const listed = await listBelow(services, actor, request.params.month, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/monthly/:month/below/:authorityId',
      { schema: { params: OneBelow, response: { 200: BatchBelow, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readBelow(services, request.signedIn.actor, request.params);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.post(
      '/monthly/:month/below/:authorityId/return',
      { schema: { params: OneBelow, body: Returning, response: { 200: BatchBelow, '4xx': Problem } } },
      async (request, reply) => {
        const returned = await returnMonth(services, request.signedIn.actor, request.params, request.body);
        return returned.ok ? returned.value : sendRefusal(reply, returned);
      },
    );

    app.put('/monthly/:month', { schema: { params: One, body: Pick, response } }, async (request, reply) => {
      const { actor } = request.signedIn;
      const picked = await pickMonth(services, actor, request.params.month, request.body);
      return picked.ok ? picked.value : sendRefusal(reply, picked);
    });

    app.post(
      '/monthly/:month/approve',
      { schema: { params: One, body: Approval, response } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const approved = await approveMonth(services, actor, request.params.month, request.body);
        return approved.ok ? approved.value : sendRefusal(reply, approved);
      },
    );

    app.post(
      '/monthly/:month/submit',
      { schema: { params: One, body: Submission, response } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const submitted = await submitMonth(services, actor, request.params.month, request.body);
        return submitted.ok ? submitted.value : sendRefusal(reply, submitted);
      },
    );
  };
