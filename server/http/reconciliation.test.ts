import { randomUUID } from 'node:crypto';
import { NewHazard } from '@zhiben/domain/contract/hazard.ts';
import { CHANNELS } from '@zhiben/domain/kinds/hazard/fields.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveHazard, reportHazard } from '../services/hazards.ts';
import { readReconciliation } from '../services/reconciliation.ts';
import { sql } from '../store/database.ts';
import { openTestPark, type TestPark } from '../testing/park.ts';

let park: TestPark;
let desk: Actor;
let second: Actor;
beforeAll(async () => {
  park = await openTestPark();
  desk = await actor('lin');
  second = await actor('qian');
});
afterAll(() => park.close());

async function actor(username: string): Promise<Actor> {
  const cookie = username === 'lin' ? park.desk.cookie : park.verifier.cookie;
  const who = await park.test.services.accounts.whoIs(cookie);
  if (who === undefined) throw new Error(username);
  // The second person decides like the desk: nobody dismisses what he reported himself.
  return { ...who.actor, roles: ['desk'] };
}

const MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11'] as const;
const step = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  month: fc.constantFrom(...MONTHS),
  day: fc.integer({ min: 1, max: 20 }),
  end: fc.constantFrom('leave', 'confirm', 'dismiss', 'contest', 'merge', 'merge-chain'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function move(who: Actor, id: string, seenVersion: number, name: string, input: object) {
  const order = {
    id,
    move: name,
    moveId: randomUUID(),
    seenVersion,
    happenedAt: '2026-11-22T09:00:00+08:00',
  };
  return moveHazard(park.test.services, who, { ...order, input: { ...input } });
}

/** Lives one hazard's story; the moves themselves may be refused, the books must balance all the same. */
async function live({ channel, month, day, end }: Step, earlier: string | undefined): Promise<string> {
  const id = randomUUID();
  const report = NewHazard.parse({
    id,
    title: '配电室未设挡鼠板',
    channel,
    foundOn: `${month}-${`${day}`.padStart(2, '0')}`,
    happenedAt: '2026-11-22T08:00:00+08:00',
  });
  const made = await reportHazard(park.test.services, desk, report);
  expect(made.ok).toBe(true);
  const why = { because: 'not-found', reason: '现场未见', nextUnit: '消防救援大队' };
  if (end === 'confirm') await move(desk, id, 1, 'confirm', { grade: 'general' });
  if (end === 'dismiss' || end === 'contest') await move(second, id, 1, 'dismiss', why);
  if (end === 'contest') await move(desk, id, 2, 'contest', { reason: '确有隐患' });
  if ((end === 'merge' || end === 'merge-chain') && earlier !== undefined)
    await move(desk, id, 1, 'merge', { caseId: earlier, reason: '重复' });
  return id;
}

const read = async (from = '2026-08', to = '2026-11') => {
  const answer = await readReconciliation(park.test.services, desk, { from, to });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};

describe('The books of every channel', () => {
  it('balance to the item over any history, and count every report in its channel and month', async () => {
    const expected = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        let earlier: string | undefined;
        for (const one of steps) {
          const id = await live(one, earlier);
          if (one.end !== 'merge') earlier = id;
          const key = `${one.channel} ${one.month}`;
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const books = await read();
        expect(books).toMatchObject({ balanced: true, differences: [] });
        expect(new Map(books.lines.map((l) => [`${l.channel} ${l.month}`, l.entered]))).toEqual(expected);
        const { entered, standing, merged, dismissed, missing } = books.total;
        expect([standing + merged + dismissed, missing]).toEqual([entered, 0]);
      }),
      { numRuns: 8 },
    );
  });

  it('open, at every number, exactly the records that it counts', async () => {
    const { lines } = await park.desk.json('/api/reconciliation?from=2026-08&to=2026-11');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      for (const name of ['entered', 'standing', 'merged', 'dismissed']) {
        const address = new URLSearchParams(line.links[name]);
        const { count } = await park.desk.json(`/api/hazards/count?${address}`);
        expect([name, count]).toEqual([name, line[name]]);
      }
    }
  });

  it('show a hazard whose channel was changed behind the product, by name', async () => {
    const id = await live({ channel: 'expert', month: '2026-11', day: 3, end: 'leave' }, undefined);
    await sql`update case_file set channel = 'insurer' where id = ${id}`.execute(park.owner.plain);
    const books = await read();
    expect(books.balanced).toBe(false);
    expect(books.differences).toEqual([{ id, number: expect.any(String), why: 'channel-changed' }]);
    expect(books.lines.filter((l) => l.missing !== 0).map((l) => [l.channel, l.missing])).toEqual([
      ['expert', 1],
      ['insurer', -1],
    ]);
    await sql`update case_file set channel = 'expert' where id = ${id}`.execute(park.owner.plain);
    expect((await read()).balanced).toBe(true);
  });

  it('show a hazard whose state was changed without an event, and one merged into nothing', async () => {
    const id = await live({ channel: 'expert', month: '2026-11', day: 3, end: 'leave' }, undefined);
    await sql`update case_file set state = 'closed' where id = ${id}`.execute(park.owner.plain);
    expect((await read()).differences).toEqual([{ id, number: expect.any(String), why: 'state-differs' }]);
    await sql`update case_file set state = 'merged' where id = ${id}`.execute(park.owner.plain);
    expect((await read()).lines.find((l) => l.missing !== 0)).toMatchObject({
      channel: 'expert',
      missing: 1,
    });
    await sql`update case_file set state = 'reported' where id = ${id}`.execute(park.owner.plain);
  });

  it('are kept for who may see them: an enterprise counts its own alone', async () => {
    const { total } = await park.rival.json('/api/reconciliation?from=2026-08&to=2026-11');
    expect(total.entered).toBe(0);
  });

  it('cover at most three years at a time, from the earlier month to the later', async () => {
    expect(await park.desk.json('/api/reconciliation?from=2026-11&to=2026-08')).toMatchObject({
      code: 'range-upside-down',
    });
    expect(await park.desk.json('/api/reconciliation?from=2020-01&to=2026-08')).toMatchObject({
      code: 'range-too-long',
    });
  });
});
