import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { EntryMove, EntryMoved } from '@zhiben/domain/contract/entry.ts';
import {
  Detected,
  InquiryList,
  InquiryPage,
  InquiryQuery,
  NewInquiry,
  NewSelfCheck,
  SelfCheckList,
  SelfCheckQuery,
} from '@zhiben/domain/contract/inquiry.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { EntryServices } from '../services/entries.ts';
import {
  detectInquiriesFor,
  listInquiriesFor,
  moveInquiry,
  openInquiry,
  readInquiryFor,
} from '../services/inquiries.ts';
import { listSelfChecksFor, signSelfCheck } from '../services/self-checks.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });
const Move = z.object({ id: Id, move: z.string().max(40) });

/** The three failures of plan measure 11: self-checks, and the inquiries that their records open. */
export const inquiryRoutes =
  (services: EntryServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/self-checks',
      { schema: { querystring: SelfCheckQuery, response: { 200: SelfCheckList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listSelfChecksFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.post(
      '/self-checks',
      { schema: { body: NewSelfCheck, response: { 201: One, '4xx': Problem } } },
      async (request, reply) => {
        const signed = await signSelfCheck(services, request.signedIn.actor, request.body);
        return signed.ok ? reply.code(201).send(signed.value) : sendRefusal(reply, signed);
      },
    );

    app.get(
      '/inquiries',
      { schema: { querystring: InquiryQuery, response: { 200: InquiryList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listInquiriesFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.post(
      '/inquiries',
      { schema: { body: NewInquiry, response: { 201: One, '4xx': Problem } } },
      async (request, reply) => {
        const opened = await openInquiry(services, request.signedIn.actor, request.body);
        return opened.ok ? reply.code(201).send(opened.value) : sendRefusal(reply, opened);
      },
    );

    app.post(
      '/inquiries/detect',
      { schema: { response: { 200: Detected, '4xx': Problem } } },
      async (request, reply) => {
        const detected = await detectInquiriesFor(services, request.signedIn.actor);
        return detected.ok ? detected.value : sendRefusal(reply, detected);
      },
    );

    app.get(
      '/inquiries/:id',
      { schema: { params: One, response: { 200: InquiryPage, '4xx': Problem } } },
      async (request, reply) => {
        const found = await readInquiryFor(services, request.signedIn.actor, request.params.id);
        return found.ok ? (found.value as InquiryPage) : sendRefusal(reply, found);
      },
    );

    app.post(
      '/inquiries/:id/moves/:move',
      { schema: { params: Move, body: EntryMove, response: { 200: EntryMoved, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const moved = await moveInquiry(services, actor, { ...request.params, ...request.body });
        return moved.ok ? moved.value : sendRefusal(reply, moved);
      },
    );
  };
