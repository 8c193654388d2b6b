import { describe, expect, it } from 'vitest';
import type { Register, RegisterField } from '../../primitives/register.ts';
import { askedFields } from '../../primitives/register-values.ts';
import { registers } from './all.ts';

const allFields = ({ fields }: Pick<Register, 'fields'>): RegisterField[] =>
  fields.flatMap((field) => (field.type === 'lines' ? [field, ...field.of] : [field]));

it('has a name and words of its own for every register', () => {
  for (const of of [
    (r: Register) => r.name,
    (r: Register) => r.words[0],
    (r: Register) => r.words[1].toLowerCase(),
  ])
    expect(new Set(registers.map(of)).size).toBe(registers.length);
});

describe.each(registers.map((register) => [register.name, register] as const))('%s', (_name, register) => {
  it('refers only to fields that it has, by their kinds', () => {
    const typeOf = (name: string | undefined) => register.fields.find((f) => f.name === name)?.type;
    for (const name of register.key) expect(typeOf(name), name).toBeDefined();
    if (register.facet !== undefined) expect(typeOf(register.facet)).toBe('choice');
    if (register.day !== undefined) expect(typeOf(register.day)).toBe('date');
    if (register.amount !== undefined) expect(['number', 'money']).toContain(typeOf(register.amount));
    if (typeof register.expires === 'string') expect(typeOf(register.expires)).toBe('date');
    if (register.title !== undefined) expect(typeOf(register.title)).toBe('text');
    if (register.title !== undefined)
      expect(register.fields.find((f) => f.name === register.title)?.required).toBe(true);
  });

  it('is filled in on a phone in a minute, and its list fits a screen', () => {
    expect(askedFields(register).filter((f) => f.required === true).length).toBeLessThanOrEqual(6);
    const listed = register.fields.filter((f) => f.listed === true && f.name !== register.title).length;
    expect(listed).toBeGreaterThanOrEqual(2);
    expect(listed).toBeLessThanOrEqual(5);
  });

  it('says everything in Chinese and in English', () => {
    const named = [
      register.words,
      register.about,
      ...allFields(register).flatMap((f) => [
        f.words,
        ...(f.hint ? [f.hint] : []),
        ...('options' in f ? Object.values(f.options) : []),
      ]),
    ];
    for (const [zh, en] of named) {
      expect(zh, en).toMatch(/[\u4e00-\u9fff]|^[A-Z]+$/u);
      expect(en, zh).toMatch(/[a-z]|^[A-Z]+$/u);
    }
    // Sources are cited in Chinese; whatever else is shown in English is English.
    for (const [, en] of [register.words, register.about, ...allFields(register).map((f) => f.words)])
      expect(en).not.toMatch(/[\u4e00-\u9fff]/u);
  });

  it('offers a choice where it asks to choose, in words that mean one thing', () => {
    for (const field of allFields(register)) {
      if (!('options' in field)) continue;
      const words = Object.entries(field.options).flatMap(([code, list]) => [
        ...new Set([code, ...list].map((w) => w.toLowerCase())),
      ]);
      expect(Object.keys(field.options).length, field.name).toBeGreaterThanOrEqual(2);
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    }
  });
});
