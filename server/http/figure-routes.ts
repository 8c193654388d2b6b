import { Problem } from '@zhiben/domain/contract/common.ts';
import { ExportFormat } from '@zhiben/domain/contract/export.ts';
import {
  FigureExport,
  FigureQuery,
  Figures,
  LaggardQuery,
  Laggards,
  Month,
  SnapshotPage,
  SnapshotQuery,
  Snapshots,
} from '@zhiben/domain/contract/figure.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { exportFigures } from '../services/exports/figures.ts';
import { readSnapshot, readSnapshots } from '../services/figure-upkeep.ts';
import { type FigureServices, readFigures, readLaggards } from '../services/figures.ts';
import { sendRefusal } from './problems.ts';
import { attachment, CSV, XLSX } from './sheet-answers.ts';

/** What all the records of an authority, or of a department, add up to. */
export const figureRoutes =
  (services: FigureServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/figures',
      { schema: { querystring: FigureQuery, response: { 200: Figures, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readFigures(services, request.signedIn.actor, request.query);
        return read.ok ? (read.value as Figures) : sendRefusal(reply, read);
      },
    );

    for (const format of ExportFormat.options)
      app.get(
        `/figures/export.${format}`,
        { compress: false, schema: { querystring: FigureExport, response: { '4xx': Problem } } },
        async (request, reply) => {
          const made = await exportFigures(services, request.signedIn.actor, format, request.query);
          return made.ok
            ? attachment(reply, made.value.name, format === 'csv' ? CSV : XLSX).send(made.value.body)
            : sendRefusal(reply, made);
        },
      );

    app.get(
      '/figures/laggards',
      { schema: { querystring: LaggardQuery, response: { 200: Laggards, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readLaggards(services, request.signedIn.actor, request.query);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.get(
      '/figures/snapshots',
      { schema: { querystring: SnapshotQuery, response: { 200: Snapshots, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readSnapshots(services, request.signedIn.actor, request.query);
        return read.ok ? (read.value as Snapshots) : sendRefusal(reply, read);
      },
    );

    app.get(
      '/figures/snapshots/:month',
      {
        schema: {
          params: z.object({ month: Month }),
          querystring: SnapshotQuery,
          response: { 200: SnapshotPage, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { month } = request.params;
        const read = await readSnapshot(services, request.signedIn.actor, month, request.query);
        return read.ok ? (read.value as SnapshotPage) : sendRefusal(reply, read);
      },
    );
  };
