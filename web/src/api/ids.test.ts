import { isUuid } from '@zhiben/domain/values/ids.ts';
import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('ids are UUIDs of version 7 that tell when they were made and sort that way', () => {
  const made = Date.UTC(2026, 10, 23, 6, 30);
  const id = newId(made);
  expect(isUuid(id)).toBe(true);
  expect(id[14]).toBe('7');
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(made);
  expect(newId(made) < newId(made + 1)).toBe(true);
  expect(newId(made)).not.toBe(newId(made));
});
