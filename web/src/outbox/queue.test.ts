import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutboxFile, OutboxItem, OutboxRecord } from './database.ts';
import { afterFailure, again, nextUp, waitAfter, wakeAt } from './queue.ts';

const record = (id: string, more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  what: 'record',
  id,
  accountId: 'a',
  label: '反应釜安全阀未校验',
  madeAt: 0,
  tries: 0,
  nextTryAt: 0,
  state: 'waiting',
  path: '/hazards',
  body: {},
  caseId: id,
  fileIds: [],
  draft: { key: 'report', values: {} },
  ...more,
});
const file = (id: string, recordId: string, more: Partial<OutboxFile> = {}): OutboxFile => ({
  what: 'file',
  id,
  recordId,
  caseId: recordId,
  accountId: 'a',
  label: '现场.jpg',
  madeAt: 0,
  tries: 0,
  nextTryAt: 0,
  state: 'waiting',
  ...more,
});

describe('the outbox', () => {
  test('sends records before files, and the oldest record first', () => {
    const items = [file('f0', 'gone'), record('r2', { madeAt: 2 }), record('r1', { madeAt: 1 })];
    expect(nextUp(items, 10)?.id).toBe('r1');
    expect(nextUp(items.slice(0, 2), 10)?.id).toBe('r2');
    expect(nextUp(items.slice(0, 1), 10)?.id).toBe('f0');
  });

  test('keeps a file back until its own record has gone', () => {
    expect(nextUp([record('r', { nextTryAt: 99 }), file('f', 'r')], 10)).toBeUndefined();
    expect(nextUp([file('f', 'r')], 10)?.id).toBe('f');
  });

  test('lets one refused record hold back nobody but its own files', () => {
    const items = [record('r', { state: 'refused' }), file('f', 'r'), record('s', { madeAt: 5 })];
    expect(nextUp(items, 10)?.id).toBe('s');
    expect(nextUp(items.slice(0, 2), 10)).toBeUndefined();
    expect(wakeAt(items.slice(0, 2))).toBeUndefined();
  });

  test.each([0, 401, 408, 429, 500, 503])('waits and tries again after %i', (status) => {
    const after = afterFailure(record('r'), status, { code: 'offline' }, 1000);
    expect(after).toMatchObject({ state: 'waiting', tries: 1, nextTryAt: 1000 + waitAfter(1) });
  });

  test.each([400, 403, 404, 409, 413, 422])('takes %i for an answer', (status) => {
    const after = afterFailure(record('r'), status, { code: 'stale' }, 1000);
    expect(after).toMatchObject({ state: 'refused', problem: { code: 'stale' } });
    expect(again(after)).toMatchObject({ state: 'waiting', nextTryAt: 0, problem: undefined });
  });

  test('waits longer each time, and never longer than five minutes', () => {
    expect([1, 2, 3, 9, 500].map(waitAfter)).toEqual([2_000, 4_000, 8_000, 300_000, 300_000]);
  });

  test('sends everything in the end when the network comes and goes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 4 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (records, filesEach, fails) => {
          let items: OutboxItem[] = [];
          for (let r = 0; r < records; r++) {
            for (let f = 0; f < filesEach; f++) items.push(file(`f${r}-${f}`, `r${r}`, { madeAt: r }));
            items.push(record(`r${r}`, { madeAt: r }));
          }
          const sent: string[] = [];
          let now = 0;
          const failures = [...fails];
          for (let step = 0; items.length > 0; step++) {
            expect(step).toBeLessThan(200);
            const item = nextUp(items, now);
            if (item === undefined) {
              const wake = wakeAt(items);
              expect(wake).toBeGreaterThan(now);
              now = wake ?? 0;
              continue;
            }
            items = items.filter((other) => other.id !== item.id);
            if (failures.pop() === true) items.push(afterFailure(item, 0, { code: 'offline' }, now));
            else sent.push(item.id);
          }
          for (let r = 0; r < records; r++) {
            const at = sent.indexOf(`r${r}`);
            expect(at).toBeGreaterThanOrEqual(0);
            for (let f = 0; f < filesEach; f++) expect(sent.indexOf(`f${r}-${f}`)).toBeGreaterThan(at);
          }
        },
      ),
    );
  });
});
