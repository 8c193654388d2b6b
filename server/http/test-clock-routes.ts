import { Problem } from '@zhiben/domain/contract/common.ts';
import { TestClockTime } from '@zhiben/domain/contract/session.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { TestClock } from '../services/clock.ts';
import { refused } from '../services/refusals.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

/** Reading and moving the clock of a trial installation. Elsewhere these routes do not exist. */
export const testClockRoutes =
  (clock: TestClock, sweep: Services['sweep']): FastifyPluginAsyncZod =>
  async (app) => {
    const answers = { 200: TestClockTime, '4xx': Problem };

    app.get('/test-clock', { schema: { response: answers } }, async () => ({
      at: clock.now().toISOString(),
    }));

    app.put('/test-clock', { schema: { body: TestClockTime, response: answers } }, async (request, reply) => {
      if (!request.signedIn.actor.roles.includes('administrator'))
        return sendRefusal(reply, refused('not-permitted'));
      if (!clock.moveTo(new Date(request.body.at))) return sendRefusal(reply, refused('clock-back', 'at'));
      await sweep();
      return { at: clock.now().toISOString() };
    });
  };
