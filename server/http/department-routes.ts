import { Id, Problem } from '@zhiben/domain/contract/common.ts';
import { DepartmentForm, DepartmentList, Written } from '@zhiben/domain/contract/world.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listDepartmentsFor, putDepartment } from '../services/departments.ts';
import { sendRefusal } from './problems.ts';
import type { Services } from './services.ts';

/** Departments with the industries and sector marks that they answer for (三管三必须). */
export const departmentRoutes =
  (services: Services): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/departments',
      { schema: { response: { 200: DepartmentList, '4xx': Problem } } },
      async (request) => ({ rows: await listDepartmentsFor(services, request.signedIn.actor) }),
    );

    app.put(
      '/departments/:id',
      {
        schema: {
          params: z.object({ id: Id }),
          body: DepartmentForm,
          response: { 200: Written, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { actor } = request.signedIn;
        const written = await putDepartment(services, actor, request.params.id, request.body);
        return written.ok ? written.value : sendRefusal(reply, written);
      },
    );
  };
