import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLog } from '../services/verify-log.ts';
import { openTestApp, setUpPark, type TestApp } from '../testing/app.ts';

let park: TestApp;

beforeAll(async () => {
  park = await openTestApp();
});
afterAll(async () => park.close());

test('an event can be proven later, whatever offset, precision and letters a device wrote', async () => {
  const { administrator } = await setUpPark(park);
  const id = randomUUID().toUpperCase();
  const made = await administrator.post('/api/hazards', {
    id,
    title: '喷漆房排风机停用',
    channel: 'supervision',
    foundOn: '2026-11-20',
    happenedAt: '2026-11-20T09:00:00.1234567+08:00',
  });
  expect(made.status).toBe(201);
  const moved = await administrator.post(`/api/hazards/${id}/moves/confirm`, {
    moveId: randomUUID().toUpperCase(),
    seenVersion: 1,
    happenedAt: '2026-11-20T10:00:00+08:00',
    input: { grade: 'general' },
  });
  expect(moved.status).toBe(200);
  const { checked, faults } = await verifyLog({ ownerUrl: park.home.ownerUrl, files: park.services.files });
  expect(checked.caseEvents).toBe(2);
  expect(faults).toEqual([]);
});
