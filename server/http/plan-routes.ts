import { Problem } from '@zhiben/domain/contract/common.ts';
import {
  PlanDraft,
  PlanEvidence,
  PlanIssue,
  PlanJudged,
  PlanPage,
  PlanSheet,
  PlanSign,
  PlanSigned,
  PlanStands,
  PlanToSign,
  ReceiptAuthorities,
  ReceiptList,
  ReceiptQuery,
} from '@zhiben/domain/contract/plan.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { writeXlsx } from '../services/exports/sheet-writer.ts';
import { sheetWords } from '../services/plan-sheet.ts';
import {
  issuePlan,
  judgeDraft,
  listReceiptsFor,
  type PlanServices,
  planRows,
  readEvidence,
  readPlan,
  readReceiptAuthorities,
  readSheet,
  readStands,
  readToSign,
  signPlan,
} from '../services/plans.ts';
import { refused } from '../services/refusals.ts';
import { sendRefusal } from './problems.ts';
import { attachment, XLSX } from './sheet-answers.ts';

const MOST_BYTES = 5 * 1024 * 1024;
const Language = z.object({ language: z.enum(['zh', 'en']).default('zh') });
const Name = z.object({ name: z.string().trim().min(1).max(255) });

/** The action plan (行动计划): clauses, what proves them, who has signed, and the next edition. */
export const planRoutes =
  (services: PlanServices): FastifyPluginAsyncZod =>
  async (app) => {
    // Whatever type the browser gives a sheet; JSON is still read as such.
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );

    app.get('/plan', { schema: { response: { 200: PlanPage, '4xx': Problem } } }, async (request) =>
      readPlan(services, request.signedIn.actor),
    );

    app.get(
      '/plan/evidence',
      { schema: { response: { 200: PlanEvidence, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readEvidence(services, request.signedIn.actor);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.get(
      '/plan/stands',
      { schema: { response: { 200: PlanStands, '4xx': Problem } } },
      async (request, reply) => {
        const counted = await readStands(services, request.signedIn.actor);
        return counted.ok ? counted.value : sendRefusal(reply, counted);
      },
    );

    app.put(
      '/plan',
      { bodyLimit: MOST_BYTES, schema: { body: PlanIssue, response: { 200: PlanJudged, '4xx': Problem } } },
      async (request, reply) => {
        const issued = await issuePlan(services, request.signedIn.actor, request.body);
        return issued.ok ? issued.value : sendRefusal(reply, issued);
      },
    );

    app.post(
      '/plan/sheet',
      {
        bodyLimit: MOST_BYTES,
        schema: { querystring: Name, response: { 200: PlanSheet, '4xx': Problem } },
      },
      async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) return sendRefusal(reply, refused('not-a-table', 'file'));
        const words = await sheetWords(body, request.query.name);
        if (!words.ok) return sendRefusal(reply, words);
        const read = await readSheet(services, request.signedIn.actor, words.value);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.post(
      '/plan/judged',
      { bodyLimit: MOST_BYTES, schema: { body: PlanDraft, response: { 200: PlanJudged, '4xx': Problem } } },
      async (request, reply) => {
        const judged = await judgeDraft(services, request.signedIn.actor, request.body);
        return judged.ok ? judged.value : sendRefusal(reply, judged);
      },
    );

    app.get(
      '/plan/export.xlsx',
      { compress: false, schema: { querystring: Language, response: { '4xx': Problem } } },
      async (request, reply) => {
        const { name, rows } = await planRows(services, request.signedIn.actor, request.query.language);
        const [head = [], ...body] = rows;
        const columns = head.map((title, i) => ({ title, width: 24, of: (row: string[]) => row[i] ?? '' }));
        async function* pages() {
          yield body;
        }
        return attachment(reply, `${name}.xlsx`, XLSX).send(writeXlsx(name.slice(0, 30), columns, pages()));
      },
    );

    app.get('/plan/receipt', { schema: { response: { 200: PlanToSign, '4xx': Problem } } }, async (request) =>
      readToSign(services, request.signedIn.actor),
    );

    app.post(
      '/plan/receipt',
      { schema: { body: PlanSign, response: { 200: PlanSigned, '4xx': Problem } } },
      async (request, reply) => {
        const signed = await signPlan(services, request.signedIn.actor, request.body);
        return signed.ok ? signed.value : sendRefusal(reply, signed);
      },
    );

    app.get(
      '/plan/receipts/authorities',
      { schema: { response: { 200: ReceiptAuthorities, '4xx': Problem } } },
      async (request, reply) => {
        const read = await readReceiptAuthorities(services, request.signedIn.actor);
        return read.ok ? read.value : sendRefusal(reply, read);
      },
    );

    app.get(
      '/plan/receipts',
      { schema: { querystring: ReceiptQuery, response: { 200: ReceiptList, '4xx': Problem } } },
      async (request, reply) => {
        const listed = await listReceiptsFor(services, request.signedIn.actor, request.query);
        return listed.ok ? listed.value : sendRefusal(reply, listed);
      },
    );
  };
