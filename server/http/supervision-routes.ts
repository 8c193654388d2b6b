import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { EntryMade, EntryMove, EntryMoved } from '@zhiben/domain/contract/entry.ts';
import {
  CaseSupervision,
  ListingCounts,
  ListingList,
  ListingPage,
  ListingQuery,
  ListingYear,
  MissingQuery,
  MissingReports,
  NewDoubleReport,
  NewListing,
  NewOrder,
  OrderList,
  OrderPage,
  OrderQuery,
  PublicListings,
  PublicQuery,
  SupervisionWaiting,
} from '@zhiben/domain/contract/supervision.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  countWaitingFor,
  listMissingFor,
  recordDoubleReport,
  supervisionOf,
} from '../services/double-reports.ts';
import type { EntryServices } from '../services/entries.ts';
import {
  countListingsFor,
  listHazard,
  listListingsFor,
  listPublishedFor,
  moveListing,
  readListingFor,
} from '../services/listings.ts';
import { issueOrder, listOrdersFor, moveOrder, readOrderFor } from '../services/supervision-orders.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });
const Move = z.object({ id: Id, move: z.string().max(40) });
const Made = z.object({ id: Id });
const moves = { params: Move, body: EntryMove, response: { 200: EntryMoved, '4xx': Problem } };

/** Listed supervision (挂牌督办), supervision orders (督办) and the double report of a hazard. */
export const supervisionRoutes =
  (services: EntryServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/listings',
      { schema: { querystring: ListingQuery, response: { 200: ListingList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listListingsFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/listings/counts',
      { schema: { querystring: ListingYear, response: { 200: ListingCounts, '4xx': Problem } } },
      async (request) => countListingsFor(services, request.signedIn.actor, request.query.year),
    );

    app.post(
      '/listings',
      { schema: { body: NewListing, response: { 201: EntryMade, '4xx': Problem } } },
      async (request, reply) => {
        const made = await listHazard(services, request.signedIn.actor, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.get(
      '/listings/:id',
      { schema: { params: One, response: { 200: ListingPage, '4xx': Problem } } },
      async (request, reply) => {
        const found = await readListingFor(services, request.signedIn.actor, request.params.id);
        return found.ok ? (found.value as ListingPage) : sendRefusal(reply, found);
      },
    );

    app.post('/listings/:id/moves/:move', { schema: moves }, async (request, reply) => {
      const { actor } = request.signedIn;
      const moved = await moveListing(services, actor, { ...request.params, ...request.body });
      return moved.ok ? moved.value : sendRefusal(reply, moved);
    });

    app.get(
      '/public/listings',
      {
        config: { open: true },
        schema: { querystring: PublicQuery, response: { 200: PublicListings, '4xx': Problem } },
      },
      async (request, reply) => {
        const listed = await listPublishedFor(services, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/supervision-orders',
      { schema: { querystring: OrderQuery, response: { 200: OrderList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listOrdersFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.post(
      '/supervision-orders',
      { schema: { body: NewOrder, response: { 201: EntryMade, '4xx': Problem } } },
      async (request, reply) => {
        const made = await issueOrder(services, request.signedIn.actor, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.get(
      '/supervision-orders/:id',
      { schema: { params: One, response: { 200: OrderPage, '4xx': Problem } } },
      async (request, reply) => {
        const found = await readOrderFor(services, request.signedIn.actor, request.params.id);
        return found.ok ? (found.value as OrderPage) : sendRefusal(reply, found);
      },
    );

    app.post('/supervision-orders/:id/moves/:move', { schema: moves }, async (request, reply) => {
      const { actor } = request.signedIn;
      const moved = await moveOrder(services, actor, { ...request.params, ...request.body });
      return moved.ok ? moved.value : sendRefusal(reply, moved);
    });

    app.get(
      '/hazards/:id/supervision',
      { schema: { params: One, response: { 200: CaseSupervision, '4xx': Problem } } },
      async (request, reply) => {
        const found = await supervisionOf(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.post(
      '/hazards/:id/double-reports',
      { schema: { params: One, body: NewDoubleReport, response: { 201: Made, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const told = await recordDoubleReport(services, actor, request.params.id, request.body);
        return told.ok ? reply.code(201).send(told.value) : sendRefusal(reply, told);
      },
    );

    app.get(
      '/double-reports/missing',
      { schema: { querystring: MissingQuery, response: { 200: MissingReports, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listMissingFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/supervision/waiting',
      { schema: { response: { 200: SupervisionWaiting, '4xx': Problem } } },
      async (request) => countWaitingFor(services, request.signedIn.actor),
    );
  };
