import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  CaseLadder,
  Deferral,
  Disclosures,
  DutyLadder,
  Escalation,
  EscalationList,
  EscalationQuery,
  LegalCheck,
  Receipt,
  Removal,
  Reply,
  Signature,
} from '@zhiben/domain/contract/escalation.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DocumentServices } from '../services/documents/documents.ts';
import { ladderOfEnterprise } from '../services/duty-ladder.ts';
import {
  checkEscalation,
  correctDisclosure,
  deferEscalation,
  type EscalationServices,
  listEscalationsFor,
  readDisclosures,
  receiveEscalation,
  removeDisclosure,
  replyToEscalation,
  signEscalation,
} from '../services/escalations.ts';
import { ladderOfHazard } from '../services/ladder.ts';
import type { Outcome } from '../services/refusals.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });

/** The ladder 函告 → 通报 → 约谈 → 曝光: what was reached, who signs it, what the enterprise answers. */
export const escalationRoutes =
  (services: EscalationServices & DocumentServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/escalations',
      { schema: { querystring: EscalationQuery, response: { 200: EscalationList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listEscalationsFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/hazards/:id/ladder',
      { schema: { params: One, response: { 200: CaseLadder, '4xx': Problem } } },
      async (request, reply) => {
        const found = await ladderOfHazard(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.get(
      '/organisations/:id/ladder',
      { schema: { params: One, response: { 200: DutyLadder, '4xx': Problem } } },
      async (request, reply) => {
        const found = await ladderOfEnterprise(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    const move = <Body extends z.ZodType>(
      name: string,
      body: Body,
      make: (actor: Actor, id: string, body: z.output<Body>) => Promise<Outcome<Escalation>>,
    ) =>
      app.post(
        `/escalations/:id/${name}`,
        { schema: { params: One, body, response: { 200: Escalation, '4xx': Problem } } },
        async (request, reply) => {
          const made = await make(
            request.signedIn.actor,
            (request.params as z.output<typeof One>).id,
            request.body as z.output<Body>,
          );
          return made.ok ? made.value : sendRefusal(reply, made);
        },
      );

    move('defer', Deferral, (actor, id, body) => deferEscalation(services, actor, id, body));
    move('check', LegalCheck, (actor, id, body) => checkEscalation(services, actor, id, body));
    move('sign', Signature, (actor, id) => signEscalation(services, actor, id));
    move('receive', Receipt, (actor, id, { record }) => receiveEscalation(services, actor, id, record));
    move('reply', Reply, (actor, id, { words }) => replyToEscalation(services, actor, id, words));
    move('correct', LegalCheck, (actor, id, body) => correctDisclosure(services, actor, id, body));
    move('remove', Removal, (actor, id, body) => removeDisclosure(services, actor, id, body));

    app.get(
      '/public/disclosures',
      { config: { open: true }, schema: { response: { 200: Disclosures, '4xx': Problem } } },
      async () => ({ rows: await readDisclosures(services) }),
    );
  };
