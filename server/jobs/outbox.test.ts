import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, setUpPark, type TestApp, type Visitor } from '../testing/app.ts';
import { type HttpGateway, openHttpGateway } from '../testing/gateways.ts';
import { put } from '../testing/world.ts';
import { OutboxWorker } from './outbox.ts';

let test: TestApp;
let office: Visitor;
let robot: HttpGateway;
let channelId = '';
beforeAll(async () => {
  test = await openTestApp();
  ({ administrator: office } = await setUpPark(test));
  robot = await openHttpGateway('takes', 50);
  channelId = randomUUID();
  const settings = { kind: 'wecom' };
  await put(office, `/api/channels/${channelId}`, {
    name: '群机器人',
    position: 1,
    settings,
    secrets: { url: robot.url },
  });
});
afterAll(async () => {
  await robot.close();
  await test.close();
});

const worker = (told: unknown[] = []) =>
  new OutboxWorker({ ...test.services, publicUrl: 'http://localhost' }, (error) => told.push(error));
const queue = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await office.post(`/api/channels/${channelId}/test`, { id: randomUUID() });
};
const travelling = async (): Promise<number> =>
  (await office.get('/api/messages?which=travelling&limit=100')).body.rows.length;

it('sends everything that is due, each once, and looks again by itself', async () => {
  const outbox = worker();
  await queue(20);
  outbox.start();
  await queue(5);
  await expect.poll(travelling, { timeout: 20_000 }).toBe(0);
  await outbox.stop();
  expect(robot.taken).toHaveLength(25);
  expect(new Set(robot.taken).size).toBe(25);
});

it('stops only after what is in hand has ended and is noted', async () => {
  robot.taken.length = 0;
  robot.delayMs = 300;
  const outbox = worker();
  await queue(3);
  outbox.start();
  await expect.poll(() => robot.taken.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await outbox.stop();
  const { rows } = (await office.get('/api/messages?limit=100')).body;
  const states = new Set(rows.map(({ state }: { state: string }) => state));
  expect(states.has('sending')).toBe(false);
  expect(rows.filter(({ state }: { state: string }) => state === 'accepted')).toHaveLength(
    25 + robot.taken.length,
  );
});
