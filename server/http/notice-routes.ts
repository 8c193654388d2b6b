import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import {
  Acknowledgement,
  CaseNotices,
  Notice,
  NoticeList,
  NoticeQuery,
  Service,
} from '@zhiben/domain/contract/notice.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  acknowledgeNotice,
  listNoticesFor,
  type NoticeServices,
  noticesOfHazard,
  openNotice,
  serveNotice,
} from '../services/notices.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });
const answers = { 200: Notice, '4xx': Problem };

/** Who was told of a major hazard, and what he answered. */
export const noticeRoutes =
  (services: NoticeServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/notices',
      { schema: { querystring: NoticeQuery, response: { 200: NoticeList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listNoticesFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/hazards/:id/notices',
      { schema: { params: One, response: { 200: CaseNotices, '4xx': Problem } } },
      async (request, reply) => {
        const found = await noticesOfHazard(services, request.signedIn.actor, request.params.id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.post('/notices/:id/open', { schema: { params: One, response: answers } }, async (request, reply) => {
      const opened = await openNotice(services, request.signedIn.actor, request.params.id);
      return opened.ok ? opened.value : sendRefusal(reply, opened);
    });

    app.post(
      '/notices/:id/acknowledge',
      { schema: { params: One, body: Acknowledgement, response: answers } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const answered = await acknowledgeNotice(services, actor, request.params.id, request.body);
        return answered.ok ? answered.value : sendRefusal(reply, answered);
      },
    );

    app.post(
      '/notices/:id/serve',
      { schema: { params: One, body: Service, response: answers } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const served = await serveNotice(services, actor, request.params.id, request.body);
        return served.ok ? served.value : sendRefusal(reply, served);
      },
    );
  };
