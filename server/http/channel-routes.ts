import { ChannelForm, ChannelList, ChannelTest } from '@zhiben/domain/contract/channel.ts';
import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { Written } from '@zhiben/domain/contract/world.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ChannelServices, listChannelsFor, putChannel, testChannel } from '../services/channels.ts';
import { sendRefusal } from './problems.ts';

const One = z.object({ id: Id });

/** The ways out of the product, set up by the administrator of an authority. Secrets go in and never come out. */
export const channelRoutes =
  (services: ChannelServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/channels',
      { schema: { response: { 200: ChannelList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listChannelsFor(services, request.signedIn.actor);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.put(
      '/channels/:id',
      { schema: { params: One, body: ChannelForm, response: { 200: Written, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const written = await putChannel(services, actor, request.params.id, request.body);
        return written.ok ? written.value : sendRefusal(reply, written);
      },
    );

    app.post(
      '/channels/:id/test',
      { schema: { params: One, body: ChannelTest, response: { 200: One, '4xx': Problem } } },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const queued = await testChannel(services, actor, request.params.id, request.body);
        return queued.ok ? queued.value : sendRefusal(reply, queued);
      },
    );
  };
