import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { importDefinition } from '@zhiben/domain/imports/definitions.ts';
import type { ImportField } from '@zhiben/domain/imports/field.ts';
import { type Layout, type ReadRow, rowReader } from '@zhiben/domain/imports/rows.ts';
import { registerNamed, registers } from '@zhiben/domain/kinds/registers/all.ts';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../testing/app.ts';
import { makeOrganisation, makePerson, openWorld, type World } from '../../testing/world.ts';
import { registerExport } from '../exports/exports.ts';
import { systemActor } from '../system-actor.ts';
import { entryTarget } from './entry-target.ts';
import { templateSheet } from './sheets.ts';

const TODAY = '2026-11-23';

let world: World;
let desk: Visitor;
let authorityId: string;
beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  authorityId = (await desk.get('/api/session')).body.authority.id;
  const organisationId = await makeOrganisation(desk, { name: '凤台县宏达面粉有限公司' });
  await makePerson(desk, { name: '导入人', organisationId });
});
afterAll(() => world.test.close());

/** Whom the row is about: an enterprise and a person that are here. */
const HERE: Readonly<Record<string, string>> = {
  organisationName: '凤台县宏达面粉有限公司',
  organisationUscc: '',
  personName: '导入人',
  personPhone: '',
};

/** Reads, matches and writes one sheet of a register as an import does, apart from its threads. */
async function take(name: string, head: readonly string[], row: readonly string[], write: boolean) {
  const definition = importDefinition(name);
  const fieldOf = (title: string) => definition.fields.find(({ zh }) => zh === title)?.name ?? null;
  const layout: Layout = { columns: head.map((title, index) => ({ index, title, field: fieldOf(title) })) };
  const read: ReadRow = rowReader(definition, layout, TODAY)({ row: 2, cells: [...row] });
  const actor = systemActor(authorityId);
  const decisions = { unknownOrganisation: 'error', rectifiedMeans: 'submitted' } as const;
  const context = { actor, authorityId, batchId: randomUUID(), decisions, today: TODAY };
  const { database } = world.test.services;
  return database.as(actor, async (tx) => {
    const target = await entryTarget(name)(tx, context, layout);
    const candidates = await target.match(tx, [read]);
    if (write) await target.write(tx, candidates, '2026-11-23T02:00:00.000Z');
    return candidates;
  });
}

describe('Every register', () => {
  it.each(registers.map(({ name }) => name))(
    '%s is imported from its own template, and known again from its own export',
    async (name) => {
      const { fields } = importDefinition(name);
      const book = new excel.Workbook();
      await book.xlsx.load((await templateSheet(name)).bytes as never);
      const titles = [book.worksheets[0]?.getRow(1).values ?? []]
        // The library counts columns from 1 and leaves a hole before them, which this drops.
        .flat()
        .map((title) => String(title).replace('*', ''));
      expect(titles).toEqual(fields.map(({ zh }) => zh));

      const example = fields.map((field) => HERE[field.name] ?? field.example);
      const [first] = await take(name, titles, example, true);
      expect(first).toMatchObject({ outcome: 'new', problems: [] });

      const query = { which: 'all', sort: '-updated', language: 'zh' } as const;
      const exported = await registerExport(name).make(
        world.test.services,
        systemActor(authorityId),
        'csv',
        query,
      );
      if (!exported.ok) throw new Error(exported.code);
      const [head = [], ...rows] = readCsvWords(await text(exported.value.body));
      expect(rows).toHaveLength(1);
      const [again] = await take(name, head, rows[0] ?? [], false);
      expect(again).toMatchObject({ outcome: 'known', problems: [], differences: [] });
    },
  );

  it.each(registers.map(({ name }) => name))('%s names every cell that it cannot read', async (name) => {
    const typed =
      registerNamed(name)?.fields.filter(
        ({ type, compute }) => compute === undefined && !['text', 'long-text'].includes(type),
      ) ?? [];
    const { fields } = importDefinition(name);
    const cell = (field: ImportField) =>
      typed.some((t) => t.name === field.name) ? '乱写' : (HERE[field.name] ?? field.example);
    const [row] = await take(
      name,
      fields.map(({ zh }) => zh),
      fields.map(cell),
      false,
    );
    expect(row?.outcome).toBe('failed');
    expect(row?.problems.map(({ field }) => field).sort()).toEqual(typed.map((t) => t.name).sort());
  });
});

/** Cells of a CSV file as we write it: a byte order mark, quotes doubled, lines ended by CRLF. */
function readCsvWords(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, , quoted, bare = '', end] of file
    .replace(/^\ufeff/, '')
    .matchAll(/("((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && bare === '' && quoted === undefined) break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
