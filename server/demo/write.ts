import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { eventRow } from '../store/case-files.ts';
import type { ContentStore } from '../store/content-store.ts';
import type { Db } from '../store/database.ts';
import { actAs, insertAll } from '../store/demonstration.ts';
import { countCases } from '../store/figure-changes.ts';
import type { NewFile } from '../store/files.ts';
import { leafHash } from '../store/leaf-hash.ts';
import { takeNumbers } from '../store/numbers.ts';
import { recordChange } from '../store/register-events.ts';
import { noteTurns } from '../store/turns.ts';
import { DUTIES_FROM } from './entries.ts';
import { writeOwnRules } from './own-rules.ts';
import { drawSketch, labelled, VARIANTS } from './pictures.ts';
import { type DemoFile, type DemoHazard, dayOf } from './simulate.ts';
import type { DemoPerson, DemoWorld } from './world.ts';

/** Writes authorities, departments, enterprises and people, each with the first event of its history. */
export async function writeWorld(tx: Db, world: DemoWorld): Promise<void> {
  const { county, park, regionCode, foundedAt } = world;
  const authority = { regionCode, demonstration: true, createdAt: foundedAt };
  await insertAll(tx, 'authority', [
    {
      ...authority,
      id: county.id,
      name: county.name,
      kind: 'county',
      parentId: null,
      settings: '{}',
    },
    {
      ...authority,
      id: park.id,
      name: park.name,
      kind: 'park',
      parentId: county.id,
      settings: JSON.stringify({ dutiesFrom: DUTIES_FROM }),
    },
  ]);
  const departments = world.departments.map((d) => ({
    authorityId: park.id,
    id: d.id,
    name: d.name,
    industries: [...d.industries],
    sectorMarks: [...d.sectorMarks],
    version: 1,
  }));
  await insertAll(
    tx,
    'department',
    departments.map((d) => ({ ...d, createdAt: foundedAt })),
  );
  const organisations = world.enterprises.map((e) => ({
    authorityId: park.id,
    id: e.id,
    kind: 'enterprise',
    name: e.name,
    uscc: e.uscc,
    industryCode: e.industryCode,
    scale: e.scale,
    headcount: e.headcount,
    sectorMarks: [...e.sectorMarks],
    departmentId: e.departmentId,
    regionCode: e.regionCode,
    address: e.address,
    lng: e.lng,
    lat: e.lat,
    active: true,
    version: 1,
  }));
  const dated = { createdAt: foundedAt, updatedAt: foundedAt };
  await insertAll(
    tx,
    'organisation',
    organisations.map((o) => ({ ...o, ...dated })),
  );
  const people = world.people.map((p) => ({
    authorityId: p.authorityId,
    id: p.id,
    name: p.name,
    phone: p.phone,
    identityKey: p.phone,
    identityDigest: null,
    organisationId: p.organisationId,
    departmentId: p.departmentId,
    active: true,
    version: 1,
  }));
  await insertAll(
    tx,
    'person',
    people.map((p) => ({ ...p, ...dated })),
  );
  const posts = world.people.flatMap((p) => postsOf(p).map((post) => ({ ...post, personId: p.id })));
  await insertAll(
    tx,
    'post',
    posts.map((post) => ({ authorityId: park.id, ...post })),
  );

  const [first] = world.people;
  if (first === undefined) return;
  const by = { actor: { personId: first.id, name: first.name }, at: foundedAt };
  const create = { authorityId: park.id, move: 'create', organisationId: null };
  for (const d of departments) {
    await recordChange(tx, by, { ...create, register: 'department', entryId: d.id, changes: d });
  }
  for (const o of organisations) {
    await recordChange(tx, by, {
      ...create,
      register: 'organisation',
      entryId: o.id,
      organisationId: o.id,
      changes: o,
    });
  }
  await writeOwnRules(tx, world);
  for (const [index, p] of people.entries()) {
    const held = postsOf(world.people[index]);
    await recordChange(tx, by, {
      ...create,
      authorityId: p.authorityId,
      register: 'person',
      entryId: p.id,
      organisationId: p.organisationId,
      changes: { ...p, ...(held.length > 0 ? { posts: held } : {}) },
    });
  }
}

function postsOf(person: DemoPerson | undefined) {
  const organisationId = person?.organisationId;
  if (person === undefined || organisationId == null) return [];
  return person.posts.map(({ id, post, fromOn }) => ({ id, organisationId, post, fromOn, toOn: null }));
}

/** Writes hazards with their whole stories, and the series from which the next number is taken. */
export async function writeHazards(tx: Db, world: DemoWorld, hazards: readonly DemoHazard[]): Promise<void> {
  // What was merged or came back names another: the order of their making would not do, so those come last.
  const links = (file: CaseFile) => file.mergedInto !== null || file.recurrenceOf !== null;
  const files = hazards.map((h) => h.file);
  for (const some of [files.filter((f) => !links(f)), files.filter(links)]) {
    await insertAll(
      tx,
      'caseFile',
      some.map(({ fields, ...columns }) => ({ ...columns, fields: JSON.stringify(fields) })),
    );
  }
  await insertAll(
    tx,
    'caseEvent',
    hazards.flatMap(({ file, events }) =>
      events.map(({ event, toState, changes }, index) =>
        eventRow(file, index + 1, toState, event, snakeKeys(changes)),
      ),
    ),
  );
  const ids = files.map(({ id }) => id);
  await countCases(tx, world.park.id, ids, 1);
  await noteTurns(tx, world.park.id, ids);
  const perYear = new Map<number, number>();
  for (const { file } of hazards) {
    const year = Number(file.number.slice(2, 6));
    perYear.set(year, (perYear.get(year) ?? 0) + 1);
  }
  for (const [year, count] of perYear) await takeNumbers(tx, world.park.id, 'hazard', year, count);
}

function snakeKeys(patch: Partial<CaseFile>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );
}

interface Sketch {
  readonly hazard: DemoHazard;
  readonly file: DemoFile;
  readonly row: NewFile;
}

/** Draws the evidence of every story and keeps its bytes; the rows are written with the hazards. */
export async function drawEvidence(
  files: ContentStore,
  hazards: readonly DemoHazard[],
): Promise<readonly Sketch[]> {
  const drawn = new Map<string, Promise<Buffer>>();
  const wanted = hazards.flatMap((hazard, index) =>
    hazard.files.map((file) => ({ hazard, file, variant: index % VARIANTS })),
  );
  const rows: Sketch[] = [];
  const work = wanted.values();
  const draw = async () => {
    for (const { hazard, file, variant } of work) {
      const key = `${variant}/${file.use}`;
      const sketch = drawn.get(key) ?? drawSketch(variant, file.use);
      drawn.set(key, sketch);
      const content = await files.put(labelled(await sketch, file.id));
      rows.push({ hazard, file, row: fileRow(hazard, file, content) });
    }
  };
  await Promise.all(Array.from({ length: 16 }, draw));
  return rows;
}

function fileRow(
  { file: hazard }: DemoHazard,
  file: DemoFile,
  content: { sha256: string; size: number },
): NewFile {
  const at = new Date(file.at).toISOString();
  const name = `IMG_${dayOf(file.at).replaceAll('-', '')}_${at.slice(11, 19).replaceAll(':', '')}.jpg`;
  return {
    authorityId: hazard.authorityId,
    id: file.id,
    name,
    mime: 'image/jpeg',
    ...content,
    // Sketches of one scene resemble each other as photos of different places never would.
    phash: null,
    uploadedBy: file.by.id,
    organisationId: file.by.organisationId,
    happenedAt: at,
    capturedAt: at,
    receivedAt: at,
    lng: hazard.lng,
    lat: hazard.lat,
    camera: null,
    signals: [],
    meta: { origin: 'demonstration', width: 640, height: 480 },
  };
}

/** Writes the rows of the evidence, each as the person who brought it. */
export async function writeEvidence(tx: Db, sketches: readonly Sketch[]): Promise<void> {
  const byPerson = Map.groupBy(sketches, ({ file }) => file.by.id);
  for (const [personId, some] of byPerson) {
    await actAs(tx, personId);
    await insertAll(
      tx,
      'file',
      some.map(({ row }) => ({
        ...row,
        signals: [...row.signals],
        meta: JSON.stringify(row.meta),
        leafHash: leafHash({ ...row }),
      })),
    );
    await insertAll(
      tx,
      'fileUse',
      some.map(({ hazard: { file: hazard }, file }) => ({
        authorityId: hazard.authorityId,
        caseId: hazard.id,
        fileId: file.id,
        use: file.use,
        seq: file.seq,
        usedBy: personId,
      })),
    );
  }
}
