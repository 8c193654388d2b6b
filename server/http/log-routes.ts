import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  CaseProof,
  CheckpointQuery,
  ConsistencyQuery,
  InclusionQuery,
  LogHead,
  ProofPath,
} from '@zhiben/domain/contract/log.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  type LogServices,
  proveConsistency,
  proveHazard,
  proveInclusion,
  readLogHead,
} from '../services/log.ts';
import { sendRefusal } from './problems.ts';

const params = z.object({ authorityId: Id });

/** The log, for whoever wants to check it: nothing in it says what happened. Proofs of a record go with the record. */
export const logRoutes =
  (services: LogServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/public/logs/:authorityId',
      {
        config: { open: true },
        schema: { params, querystring: CheckpointQuery, response: { 200: LogHead, '4xx': Problem } },
      },
      async (request, reply) => {
        const read = await readLogHead(services, request.params.authorityId, request.query.least);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.get(
      '/public/logs/:authorityId/consistency',
      {
        config: { open: true },
        schema: { params, querystring: ConsistencyQuery, response: { 200: ProofPath, '4xx': Problem } },
      },
      async (request, reply) => {
        const proof = await proveConsistency(services, request.params.authorityId, request.query);
        return proof.ok ? proof.value : sendRefusal(reply, proof);
      },
    );

    app.get(
      '/public/logs/:authorityId/inclusion',
      {
        config: { open: true },
        schema: { params, querystring: InclusionQuery, response: { 200: ProofPath, '4xx': Problem } },
      },
      async (request, reply) => {
        const proof = await proveInclusion(services, request.params.authorityId, request.query);
        return proof.ok ? proof.value : sendRefusal(reply, proof);
      },
    );

    app.get(
      '/hazards/:id/proof',
      { schema: { params: z.object({ id: Id }), response: { 200: CaseProof, '4xx': Problem } } },
      async (request, reply) => {
        const proof = await proveHazard(services, request.signedIn.actor, request.params.id);
        return proof.ok ? proof.value : sendRefusal(reply, proof);
      },
    );
  };
