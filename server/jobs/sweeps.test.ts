import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { SYSTEM_PERSON } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, setUpPark, type TestApp } from '../testing/app.ts';
import { type Sweep, Sweeper } from './sweeps.ts';

let test: TestApp;
let authorityId = '';
beforeAll(async () => {
  test = await openTestApp();
  ({ authorityId } = await setUpPark(test));
});
afterAll(() => test.close());

const sweep = (name: string, run: Sweep['run']): Sweep => ({ name, everyMs: 3_600_000, run });

it('sweeps every authority in the name of the product, who holds no role there', async () => {
  const seen: Actor[] = [];
  const sweeper = new Sweeper(test.services.database, [
    sweep('look', async (actor) => void seen.push(actor)),
  ]);
  await sweeper.sweepAll();
  await sweeper.stop();
  expect(seen).toMatchObject([
    { personId: SYSTEM_PERSON, roles: [], reach: { scope: 'authority', authorityIds: [authorityId] } },
  ]);
});

it('goes on with the next sweep when one fails, and says which failed', async () => {
  const told: string[] = [];
  let went = false;
  const sweeps = [
    sweep('falls', () => Promise.reject(new Error('no'))),
    sweep('goes', async () => {
      went = true;
    }),
  ];
  const sweeper = new Sweeper(test.services.database, sweeps, (_error, name) => told.push(name));
  await sweeper.sweepAll();
  expect([told, went]).toEqual([['falls'], true]);
  await sweeper.stop();
});

it('never runs a sweep beside itself, and lets it end before it stops', async () => {
  let beside = 0;
  let most = 0;
  let ends = 0;
  const slow = sweep('slow', async () => {
    most = Math.max(most, ++beside);
    await new Promise((resolve) => setTimeout(resolve, 30));
    beside -= 1;
    ends += 1;
  });
  const sweeper = new Sweeper(test.services.database, [slow]);
  const both = [sweeper.sweepAll(), sweeper.sweepAll()];
  await Promise.race([both[0], new Promise((resolve) => setTimeout(resolve, 10))]);
  await sweeper.stop();
  await Promise.all(both);
  expect([most, beside]).toEqual([1, 0]);
  expect(ends).toBeGreaterThan(0);
});
