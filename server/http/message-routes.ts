import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { Message, MessageList, MessagePage, MessageQuery } from '@zhiben/domain/contract/message.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  listMessagesFor,
  type MessageServices,
  readMessagePage,
  resendMessage,
} from '../services/messages.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });

/** The outbox as people see it: what left, what waits, what was given up, and every try. */
export const messageRoutes =
  (services: MessageServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/messages',
      { schema: { querystring: MessageQuery, response: { 200: MessageList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listMessagesFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/messages/:id',
      { schema: { params: One, response: { 200: MessagePage, '4xx': Problem } } },
      async (request, reply) => {
        const found = await readMessagePage(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.post(
      '/messages/:id/resend',
      { schema: { params: One, response: { 200: Message, '4xx': Problem } } },
      async (request, reply) => {
        const resent = await resendMessage(services, request.signedIn.actor, request.params.id);
        return resent.ok ? resent.value : sendRefusal(reply, resent);
      },
    );
  };
