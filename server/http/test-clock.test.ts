import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestClock } from '../services/clock.ts';
import { openTestApp, PASSWORD, setUpPark, type TestApp } from '../testing/app.ts';
import { signedInWorker } from '../testing/world.ts';
import { type App, buildApp } from './app.ts';

let test: TestApp;
let trial: App;
let sweeps = 0;
const clock = new TestClock();
beforeAll(async () => {
  test = await openTestApp();
  await setUpPark(test);
  const sweep = async () => {
    sweeps += 1;
  };
  trial = await buildApp({ ...test.services, clock, testClock: clock, sweep });
});
afterAll(async () => {
  await trial.close();
  await test.close();
});

async function move(at: string, payload = { username: 'lin', password: PASSWORD }) {
  const entered = await trial.inject({ method: 'POST', url: '/api/session', payload });
  const cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  return trial.inject({ method: 'PUT', url: '/api/test-clock', headers: { cookie }, payload: { at } });
}

it('has no clock to move where real work is done', async () => {
  const lin = await test.signIn('lin');
  expect((await lin.put('/api/test-clock', { at: '2030-01-01T00:00:00Z' })).status).toBe(404);
  expect((await test.stranger.get('/api/installation')).body.testClock).toBe(false);
});

it('lets the administrator move the clock of a trial forward, and does what became due', async () => {
  const there = new Date(clock.now().getTime() + 30 * 86_400_000).toISOString();
  expect((await move(there)).json().at.slice(0, 16)).toBe(there.slice(0, 16));
  expect(sweeps).toBe(1);
  const back = await move(new Date(clock.now().getTime() - 86_400_000).toISOString());
  expect([back.statusCode, back.json().code]).toEqual([422, 'clock-back']);
  expect(sweeps).toBe(1);
});

it('refuses everybody else', async () => {
  const made = await signedInWorker(test, await test.signIn('lin'), { name: '周专班' }, ['desk', 'leader']);
  const { username } = (await made.get('/api/session')).body;
  const later = new Date(clock.now().getTime() + 86_400_000).toISOString();
  expect((await move(later, { username, password: PASSWORD })).json().code).toBe('not-permitted');
  const nobody = await trial.inject({ method: 'PUT', url: '/api/test-clock', payload: {} });
  expect(nobody.statusCode).toBe(401);
});
