import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  AccountChange,
  PasswordChange,
  PersonForm,
  PersonList,
  PersonPage,
  PersonQuery,
  Written,
} from '@zhiben/domain/contract/world.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { changeAccount, changePassword } from '../services/invitations.ts';
import { listPeopleFor, putPerson, readPersonPage } from '../services/people.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

const One = z.object({ id: Id });

/** People, the posts they hold, and what their accounts may do. */
export const personRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/people',
      { schema: { querystring: PersonQuery, response: { 200: PersonList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listPeopleFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/people/:id',
      { schema: { params: One, response: { 200: PersonPage, '4xx': Problem } } },
      async (request, reply) => {
        const page = await readPersonPage(services, request.signedIn.actor, request.params.id);
        return page.ok ? page.value : sendRefusal(reply, page);
      },
    );

    app.put(
      '/people/:id',
      { schema: { params: One, body: PersonForm, response: { 200: Written, '4xx': Problem } } },
      async (request, reply) => {
        const written = await putPerson(services, request.signedIn.actor, request.params.id, request.body);
        return written.ok ? written.value : sendRefusal(reply, written);
      },
    );

    app.put(
      '/people/:id/account',
      {
        schema: {
          params: One,
          body: AccountChange,
          response: { 200: z.object({ active: z.boolean() }), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const changed = await changeAccount(services, actor, request.params.id, request.body);
        return changed.ok ? changed.value : sendRefusal(reply, changed);
      },
    );

    app.post(
      '/account/password',
      { schema: { body: PasswordChange, response: { 204: z.null(), '4xx': Problem } } },
      async (request, reply) => {
        const { signedIn, body } = request;
        const changed = await changePassword(services, signedIn, body);
        if (!changed.ok) return sendRefusal(reply, changed);
        // The old sessions are gone; whoever changed it goes on working in a new one.
        const entered = await services.accounts.signIn(signedIn.username, body.password, new Headers());
        if (!entered.ok) return sendRefusal(reply, entered);
        reply.header('set-cookie', entered.value.cookies);
        return reply.code(204).send(null);
      },
    );
  };
