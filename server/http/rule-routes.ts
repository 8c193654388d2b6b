import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  PhaseOutForm,
  PhaseOutName,
  RuleDecision,
  RuleDone,
  RuleList,
  RuleName,
  RuleQuery,
  RuleReturn,
  RulesWaiting,
} from '@zhiben/domain/contract/rule.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RuleServices } from '../services/change-rules.ts';
import { putPhaseOut, takeBackPhaseOut } from '../services/phase-outs.ts';
import { decideRule, listRulesFor, takeBackRule, waitingRules } from '../services/rules.ts';
import { sendRefusal } from './problems.ts';

/** The numbers of the law: what binds here, who confirmed or set it, what hangs on it. */
export const ruleRoutes =
  (services: RuleServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/rules',
      { schema: { querystring: RuleQuery, response: { 200: RuleList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listRulesFor(services, request.signedIn.actor, request.query.authorityId);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/rules/waiting',
      { schema: { response: { 200: RulesWaiting, '4xx': Problem } } },
      async (request) => waitingRules(services, request.signedIn.actor),
    );

    app.put(
      '/rules/:rule',
      { schema: { params: RuleName, body: RuleDecision, response: { 200: RuleDone, '4xx': Problem } } },
      async (request, reply) => {
        const { rule } = request.params;
        const decided = await decideRule(services, request.signedIn.actor, rule, request.body);
        return decided.ok ? decided.value : sendRefusal(reply, decided);
      },
    );

    app.post(
      '/rules/:rule/take-back',
      { schema: { params: RuleName, body: RuleReturn, response: { 200: RuleDone, '4xx': Problem } } },
      async (request, reply) => {
        const { rule } = request.params;
        const returned = await takeBackRule(services, request.signedIn.actor, rule, request.body);
        return returned.ok ? returned.value : sendRefusal(reply, returned);
      },
    );

    app.put(
      '/phase-outs/:id',
      { schema: { params: PhaseOutName, body: PhaseOutForm, response: { 200: RuleDone, '4xx': Problem } } },
      async (request, reply) => {
        const { id } = request.params;
        const kept = await putPhaseOut(services, request.signedIn.actor, id, request.body);
        return kept.ok ? kept.value : sendRefusal(reply, kept);
      },
    );

    app.post(
      '/phase-outs/:id/take-back',
      { schema: { params: PhaseOutName, body: RuleReturn, response: { 200: RuleDone, '4xx': Problem } } },
      async (request, reply) => {
        const { id } = request.params;
        const returned = await takeBackPhaseOut(services, request.signedIn.actor, id, request.body);
        return returned.ok ? returned.value : sendRefusal(reply, returned);
      },
    );
  };
