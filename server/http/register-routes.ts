import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  EntryAttach,
  EntryDetach,
  EntryEnd,
  EntryForm,
  EntryList,
  EntryPage,
  EntryQuery,
  EntryResume,
  EntrySearchQuery,
  EntrySearchResult,
  EntryWritten,
  OneEntry,
  OneEntryFile,
  RegisterCounts,
  RegisterCountsQuery,
  RegisterName,
} from '@zhiben/domain/contract/register.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { attachTo, detachFrom } from '../services/entry-files.ts';
import type { RegisterServices } from '../services/entry-parts.ts';
import {
  countRegistersFor,
  endEntry,
  listEntriesFor,
  putEntry,
  readEntryFor,
  resumeEntry,
  searchEntries,
} from '../services/registers.ts';
import { sendRefusal } from './problems.ts';

/** Registers (台账): whatever exists and is kept in a list, each kind drawn from its definition. */
export const registerRoutes =
  (services: RegisterServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/registers',
      { schema: { querystring: RegisterCountsQuery, response: { 200: RegisterCounts, '4xx': Problem } } },
      async (request) => countRegistersFor(services, request.signedIn.actor, request.query),
    );

    app.get(
      '/entries',
      { schema: { querystring: EntrySearchQuery, response: { 200: EntrySearchResult, '4xx': Problem } } },
      async (request) => searchEntries(services, request.signedIn.actor, request.query),
    );

    app.get(
      '/registers/:register/entries',
      {
        schema: {
          params: RegisterName,
          querystring: EntryQuery,
          response: { 200: EntryList, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { register } = request.params;
        const listed = await listEntriesFor(services, request.signedIn.actor, register, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );

    app.get(
      '/registers/:register/entries/:id',
      { schema: { params: OneEntry, response: { 200: EntryPage, '4xx': Problem } } },
      async (request, reply) => {
        const { register, id } = request.params;
        const found = await readEntryFor(services, request.signedIn.actor, register, id);
        return found.ok ? found.value : sendRefusal(reply, found);
      },
    );

    app.put(
      '/registers/:register/entries/:id',
      { schema: { params: OneEntry, body: EntryForm, response: { 200: EntryWritten, '4xx': Problem } } },
      async (request, reply) => {
        const { register, id } = request.params;
        const written = await putEntry(services, request.signedIn.actor, register, id, request.body);
        return written.ok ? written.value : sendRefusal(reply, written);
      },
    );

    app.post(
      '/registers/:register/entries/:id/end',
      { schema: { params: OneEntry, body: EntryEnd, response: { 200: EntryWritten, '4xx': Problem } } },
      async (request, reply) => {
        const { register, id } = request.params;
        const ended = await endEntry(services, request.signedIn.actor, register, id, request.body);
        return ended.ok ? ended.value : sendRefusal(reply, ended);
      },
    );

    app.post(
      '/registers/:register/entries/:id/files',
      { schema: { params: OneEntry, body: EntryAttach, response: { 200: EntryWritten, '4xx': Problem } } },
      async (request, reply) => {
        const { register, id } = request.params;
        const attached = await attachTo(services, request.signedIn.actor, register, id, request.body);
        return attached.ok ? attached.value : sendRefusal(reply, attached);
      },
    );

    app.post(
      '/registers/:register/entries/:id/files/:fileId/detach',
      {
        schema: { params: OneEntryFile, body: EntryDetach, response: { 200: EntryWritten, '4xx': Problem } },
      },
      async (request, reply) => {
        const { register, ...one } = request.params;
        const detached = await detachFrom(services, request.signedIn.actor, register, one, request.body);
        return detached.ok ? detached.value : sendRefusal(reply, detached);
      },
    );

    app.post(
      '/registers/:register/entries/:id/resume',
      { schema: { params: OneEntry, body: EntryResume, response: { 200: EntryWritten, '4xx': Problem } } },
      async (request, reply) => {
        const { register, id } = request.params;
        const resumed = await resumeEntry(services, request.signedIn.actor, register, id, request.body);
        return resumed.ok ? resumed.value : sendRefusal(reply, resumed);
      },
    );
  };
