import { describe, expect, it } from 'vitest';
import { type Asked, askedBy, asks, closureOf, importsOf, readKeys, sources, textOf } from './texts.ts';

const files = sources();
const { keys, twice } = readKeys(files);
const isText = (file: string) => file.includes('/texts');
const asked = new Map(files.filter((file) => !isText(file)).map((file) => [file, askedBy(textOf(file))]));

/** Their codes come from the server, by whatever the page called. */
const isRefusal = (key: string) => key.startsWith('refusal.');

/** By its whole key, or by one that begins with a fixed word: what begins with a variable could be any catalogue's. */
const asksSurely = ({ whole, built }: Asked, key: string) =>
  asks({ whole, built: built.filter(({ source }) => /^\^[a-z]/.test(source)) }, key);

/** Once for each file: many pages share it. */
const surely = new Map(
  [...asked].map(([file, each]) => [
    file,
    [...keys].filter(([key]) => !isRefusal(key) && asksSurely(each, key)),
  ]),
);

describe('The catalogues of texts', () => {
  it('are read: hundreds of keys, each in one catalogue', () => {
    expect(keys.size).toBeGreaterThan(1500);
    expect(twice).toEqual([]);
  });

  it('hold no text that nobody asks for', () => {
    const all = [...asked.values()];
    const unused = [...keys.keys()].filter((key) => !isRefusal(key) && !all.some((each) => asks(each, key)));
    expect(unused).toEqual([]);
  });
});

describe('A page', () => {
  const pages = importsOf('web/src/app/router.tsx').filter((file) => file.includes('/pages/'));

  it('brings every text that it asks for', () => {
    expect(pages.length).toBeGreaterThan(25);
    const missing = pages.flatMap((page) => {
      const closure = closureOf(page, (file) => file.endsWith('/router.tsx'));
      return [...closure].flatMap((file) =>
        (surely.get(file) ?? [])
          .filter(([, catalogue]) => !closure.has(catalogue))
          .map(([key, catalogue]) => `${page} asks in ${file} for ${key} of ${catalogue}`),
      );
    });
    expect(missing).toEqual([]);
  });
});

describe('A key', () => {
  it('that is built while the page runs is known by its fixed parts', () => {
    const source =
      't(`figures.facet.$' + '{facet}`), t(`$' + '{kind}.state.$' + "{state}`), t('action.save')";
    const each = askedBy(source);
    const known = ['figures.facet.region', 'listing.state.listed', 'action.save'];
    expect(known.map((key) => asks(each, key))).toEqual([true, true, true]);
    expect(['figures.facet', 'action.add'].map((key) => asks(each, key))).toEqual([false, false]);
  });
});
