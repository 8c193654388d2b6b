import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrganisation, openWorld, type World } from '../../testing/world.ts';
import { systemActor } from '../system-actor.ts';
import { documentsOf, readDocumentPage } from './documents.ts';
import { type DraftOrder, draftDocument } from './draft.ts';
import { issueDocument } from './issue.ts';
import { openPdfMaker } from './pdf.ts';

let world: World;
let authorityId: string;
let factory: string;
const moment = { at: '2026-12-01T01:00:00.000Z', today: '2026-12-01' };

beforeAll(async () => {
  world = await openWorld();
  const [authority] = (await world.administrator.get('/api/authorities')).body.rows;
  authorityId = authority.id;
  factory = await makeOrganisation(world.administrator, { name: '凤台县宏达铝制品有限公司' });
});
afterAll(() => world.test.close());

const bulletin = (over: Partial<DraftOrder> = {}): DraftOrder => ({
  authorityId,
  id: randomUUID(),
  kind: 'monthly-bulletin',
  issuer: 'committee',
  issuerDepartmentId: null,
  caseId: null,
  organisationId: null,
  recipient: { kind: 'department', id: null, name: '各部门' },
  subject: { kind: 'month', id: randomUUID() },
  ...over,
});

/** What came due by itself, in one transaction of the product's own. */
const asProduct = (order: DraftOrder) =>
  world.test.services.database.as(systemActor(authorityId), (tx) =>
    draftDocument(tx, systemActor(authorityId), order, moment),
  );

describe('A document that the product drafts by itself', () => {
  it('carries the numbers, tables and pictures that it was given, each with its records', async () => {
    const { files } = world.test.services;
    const drawing = await files.put(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    );
    const order = bulletin({
      facts: {
        words: { period: '2026年11月', 'open-count': { text: '7', opens: '/hazards?open=true' } },
        blocks: {
          'hazard-list': [
            {
              type: 'table',
              caption: '清单',
              head: ['编号'],
              rows: [[{ text: 'YH2026-00001', opens: '/hazards/x' }]],
            },
          ],
          charts: [
            {
              type: 'picture',
              sha256: drawing.sha256,
              mime: 'image/svg+xml',
              caption: '图1',
              widthMm: 90,
              heightMm: 90,
            },
          ],
        },
      },
    });
    expect(await asProduct(order)).toEqual({ ok: true, value: { id: order.id, version: 1 } });
    const { content, document } = (await world.administrator.get(`/api/documents/${order.id}`)).body;
    expect(document).toMatchObject({
      title: '2026年11月事故隐患排查治理情况通报',
      draftedByName: expect.any(String),
    });
    expect(content.references.map((r: { value: string }) => r.value)).toEqual(['7', 'YH2026-00001']);
    const picture = await world.test.app.inject({
      url: `/api/documents/${order.id}/pictures/${drawing.sha256}`,
    });
    expect(picture.statusCode).toBe(401);
    const absent = 'f'.repeat(64);
    expect((await world.administrator.get(`/api/documents/${order.id}/pictures/${absent}`)).body.code).toBe(
      'not-found',
    );
  });

  it('is the same one when the product tries again, and is found by the record that asked for it', async () => {
    const order = bulletin();
    expect(await asProduct(order)).toEqual(await asProduct(order));
    const found = await world.test.services.database.as(systemActor(authorityId), (tx) =>
      documentsOf(tx, authorityId, order.subject),
    );
    expect(found.map(({ id, state }) => `${id} ${state}`)).toEqual([`${order.id} draft`]);
    expect(await asProduct({ ...order, kind: 'yearly-listing' })).toMatchObject({
      ok: false,
      code: 'id-taken',
    });
  });

  it('is signed by a person, never by the product', async () => {
    const order = bulletin();
    await asProduct(order);
    const actor = systemActor(authorityId);
    expect(await issueDocument(world.test.services, actor, order.id, { seenVersion: 1 })).toMatchObject({
      ok: false,
      code: 'not-permitted',
    });
    const page = await readDocumentPage(world.test.services, actor, order.id);
    expect(page.ok && page.value.document.state).toBe('draft');
  });

  it('is refused when its enterprise, department or hazard is nobody’s', async () => {
    const nobody = randomUUID();
    for (const over of [
      { kind: 'circular', recipient: { kind: 'enterprise', id: nobody, name: '' } },
      { issuer: 'department', issuerDepartmentId: nobody },
      { kind: 'circular', caseId: nobody, recipient: { kind: 'enterprise', id: factory, name: '' } },
    ] as const)
      expect(await asProduct(bulletin(over))).toMatchObject({ ok: false, code: 'reference-not-found' });
  });
});

describe('The PDF of a document', () => {
  it('is refused in so many words where LibreOffice is not installed', async () => {
    expect(await openPdfMaker('no-such-program').convert('/dev/null', '/dev/null')).toBe('not-available');
    const order = bulletin();
    await asProduct(order);
    expect((await world.administrator.get(`/api/documents/${order.id}/document.pdf`)).body.code).toBe(
      'pdf-of-draft',
    );
  });

  it('is made one after the other, and a program that fails is told from one that is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhiben-soffice-'));
    try {
      // Says what it was called for, and fails at the second call that converts.
      const program = join(folder, 'soffice');
      const log = join(folder, 'log');
      await writeFile(
        program,
        `#!/bin/sh
[ "$1" = --version ] && exit 0
echo begin >> ${log}
for last in "$@"; do :; done
out=$(dirname "$last")/out
[ "$(grep -c begin ${log})" = 2 ] && { echo end >> ${log}; exit 1; }
printf PDF > "$out/document.pdf"
echo end >> ${log}
`,
        { mode: 0o755 },
      );
      const maker = openPdfMaker(program);
      const word = join(folder, 'word');
      await writeFile(word, 'x');
      const made = await Promise.all([1, 2, 3].map((n) => maker.convert(word, join(folder, `${n}.pdf`))));
      expect([...made].sort()).toEqual(['failed', 'made', 'made']);
      expect((await readFile(log, 'utf8')).trim().split('\n')).toEqual(
        Array.from({ length: 3 }, () => ['begin', 'end']).flat(),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
