import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUuid, uuidFromName } from './ids.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

it('a named id is the one that RFC 9562 gives for the name', () => {
  expect(uuidFromName(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

it('a named id is the same for the same name and differs for another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(isUuid(uuidFromName(DNS, a))).toBe(true);
      expect(uuidFromName(DNS, a) === uuidFromName(DNS, b)).toBe(a === b);
    }),
  );
});

it.each(['', 'x', '2ed6657de927568b95e12665a8aea6a2', 12, null])('%j is no id', (value) => {
  expect(isUuid(value)).toBe(false);
});
