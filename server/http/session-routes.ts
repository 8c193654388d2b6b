import { Problem } from '@zhiben/domain/contract/common.ts';
import { Installation, Session, SignIn } from '@zhiben/domain/contract/session.ts';
import { Setup } from '@zhiben/domain/contract/world.ts';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isReady, setUp } from '../services/setup.ts';
import { readSession } from '../store/sessions.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

/** Signing in and out, who am I, and the first visit. */
export const sessionRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    const { accounts, database } = services;

    app.get(
      '/installation',
      { config: { open: true }, schema: { response: { 200: Installation, '4xx': Problem } } },
      async () => ({
        ...(await isReady(database)),
        version: services.version,
        testClock: services.testClock !== undefined,
      }),
    );

    app.post(
      '/setup',
      {
        config: { open: true },
        schema: { body: Setup, response: { 201: z.object({ authorityId: z.uuid() }), '4xx': Problem } },
      },
      async (request, reply) => {
        const made = await setUp(database, accounts, services.clock, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.post(
      '/session',
      { config: { open: true }, schema: { body: SignIn, response: { 200: Session, '4xx': Problem } } },
      async (request, reply) => {
        const entered = await accounts.signIn(
          request.body.username,
          request.body.password,
          headersOf(request),
        );
        if (!entered.ok) return sendRefusal(reply, entered);
        const cookie = entered.value.cookies.map((c) => c.split(';')[0]).join('; ');
        const who = await accounts.whoIs(cookie);
        // An account whose membership was ended is told no more than one with a wrong password.
        if (who === undefined) return sendRefusal(reply, { ok: false, code: 'sign-in-failed' });
        reply.header('set-cookie', entered.value.cookies);
        return readSession(database, who);
      },
    );

    app.get('/session', { schema: { response: { 200: Session, '4xx': Problem } } }, async (request) =>
      readSession(database, request.signedIn),
    );

    app.delete(
      '/session',
      { schema: { response: { 204: z.null(), '4xx': Problem } } },
      async (request, reply) => {
        reply.header('set-cookie', await accounts.signOut(headersOf(request)));
        return reply.code(204).send(null);
      },
    );
  };

/** Only what the account library needs: never the address or the device of the person. */
function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  if (request.headers.cookie !== undefined) headers.set('cookie', request.headers.cookie);
  return headers;
}
