import { describe, expect, it } from 'vitest';
import { cellText } from '../../imports/cells.ts';
import { headingKey } from '../../imports/guess.ts';
import { registerImport } from '../../imports/register-import.ts';
import type { Register, RegisterField } from '../../primitives/register.ts';
import { askedFields, completed, headOf, valuesSchema } from '../../primitives/register-values.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import { registers } from './all.ts';

const TODAY = '2026-11-23' as PlainDate;

/** The answers of the template's example row, read as an import reads them. */
function exampleOf(register: Register) {
  const told: Record<string, unknown> = {};
  for (const field of registerImport(register).fields) {
    const own = register.fields.find(({ name }) => name === field.name);
    if (own === undefined) continue;
    const reading = field.read(cellText(field.example));
    if (!reading.ok) throw new Error(`${register.name}.${field.name}: ${reading.code}`);
    told[field.name] = reading.value;
  }
  return completed(register, valuesSchema(askedFields(register)).parse(told));
}

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
  it('keeps its own example, which has a name, a key and whatever the list reads', () => {
    const values = exampleOf(register);
    expect(register.check?.(values, TODAY) ?? []).toEqual([]);
    const head = headOf(register, values, '王建国');
    expect(head.title).not.toBe('');
    expect(head.key).not.toBeNull();
    if (register.facet !== undefined) expect(head.facet).not.toBeNull();
    if (register.day !== undefined) expect(head.heldOn).not.toBeNull();
    if (register.amount !== undefined) expect(head.amount).not.toBeNull();
    // The example may be one that is done, and then ends no more.
    const { expiresOn } = head;
    if (typeof register.expires === 'string') expect(expiresOn).not.toBeNull();
    if (register.expires === undefined) expect(expiresOn).toBeNull();
  });

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

  it('heads no two columns alike, so that a spreadsheet is understood in one way', () => {
    const heads = registerImport(register).fields.map(({ zh, en, synonyms }) => [
      ...new Set([zh, en, ...synonyms].map(headingKey)),
    ]);
    const computed = register.fields
      .filter((f) => f.compute !== undefined)
      .map((f) => headingKey(f.words[0]));
    const all = [...heads.flat(), ...computed];
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
    // 状态 and 停用原因 are columns of every export.
    expect(all.filter((word) => ['状态', 'state', '停用原因', 'endedbecause'].includes(word))).toEqual([]);
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
