import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  Accepted,
  AcceptInvitation,
  BulkInvitation,
  BulkInvitations,
  Invitation,
  InvitationCard,
  NewInvitation,
} from '@zhiben/domain/contract/world.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { acceptInvitation, invite, inviteMany, readInvitation } from '../services/invitations.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

const Secret = z.object({ secret: z.string().min(1).max(100) });
/** Anybody may call it who has the link. */
const open = { config: { open: true } } as const;

/** Accounts by link or QR code: nobody ever types a password for somebody else. */
export const invitationRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/people/:id/invitation',
      {
        schema: {
          params: z.object({ id: Id }),
          body: NewInvitation,
          response: { 201: Invitation, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const made = await invite(services, request.signedIn.actor, request.params.id, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.post(
      '/invitations/bulk',
      { schema: { body: BulkInvitation, response: { 201: BulkInvitations, '4xx': Problem } } },
      async (request, reply) => {
        const made = await inviteMany(services, request.signedIn.actor, request.body);
        return made.ok ? reply.code(201).send(made.value) : sendRefusal(reply, made);
      },
    );

    app.get(
      '/invitations/:secret',
      { ...open, schema: { params: Secret, response: { 200: InvitationCard, '4xx': Problem } } },
      async (request, reply) => {
        const card = await readInvitation(services, request.params.secret);
        return card.ok ? card.value : sendRefusal(reply, card);
      },
    );

    app.post(
      '/invitations/:secret',
      {
        ...open,
        schema: { params: Secret, body: AcceptInvitation, response: { 200: Accepted, '4xx': Problem } },
      },
      async (request, reply) => {
        const accepted = await acceptInvitation(services, request.params.secret, request.body);
        return accepted.ok ? accepted.value : sendRefusal(reply, accepted);
      },
    );
  };
