import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { Authority, AuthorityChange, AuthorityList, NewAuthority } from '@zhiben/domain/contract/world.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { changeAuthority, createAuthority, listAuthoritiesFor } from '../services/authorities.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

const One = z.object({ id: Id });

/** The tree of those who govern: one's own authority and those below it. */
export const authorityRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/authorities',
      { schema: { response: { 200: AuthorityList, '4xx': Problem } } },
      async (request) => ({ rows: await listAuthoritiesFor(services, request.signedIn.actor) }),
    );

    app.post(
      '/authorities',
      { schema: { body: NewAuthority, response: { 201: One, '4xx': Problem } } },
      async (request, reply) => {
        const made = await createAuthority(services, request.signedIn.actor, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.patch(
      '/authorities/:id',
      { schema: { params: One, body: AuthorityChange, response: { 200: Authority, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const changed = await changeAuthority(services, actor, request.params.id, request.body);
        return changed.ok ? changed.value : sendRefusal(reply, changed);
      },
    );
  };
