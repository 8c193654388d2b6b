import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longId, shortId } from './short-id.ts';

it('a short id stands for one id and gives it back', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(shortId(id)).toMatch(/^[\w-]{22}$/);
      expect(longId(shortId(id))).toBe(id);
    }),
  );
});

it.each(['', 'abc', '9'.repeat(22), '/'.repeat(22), 'A'.repeat(23)])('%j stands for none', (short) => {
  expect(longId(short)).toBeUndefined();
});
