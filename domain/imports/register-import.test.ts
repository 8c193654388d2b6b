import { describe, expect, it } from 'vitest';
import { registers } from '../kinds/registers/all.ts';
import { majorHazardInstallation } from '../kinds/registers/major-hazard-installation/register.ts';
import type { Register } from '../primitives/register.ts';
import { valuesSchema } from '../primitives/register-schema.ts';
import { askedFields, completed, headOf } from '../primitives/register-values.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { cellText } from './cells.ts';
import { importErrorTexts } from './error-texts.ts';
import { headingKey } from './guess.ts';
import { registerImport } from './register-import.ts';

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

describe.each(registers.map((register) => [register.name, register] as const))('%s', (_name, register) => {
  it('keeps its own example, which has a name, a key and whatever the list reads', () => {
    const example = exampleOf(register);
    const { values } = example;
    expect(register.check?.(values, TODAY) ?? []).toEqual([]);
    const head = headOf(register, example, '王建国');
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
});

describe('A cell of several lines', () => {
  it('is understood however people part them', () => {
    const field = registerImport(majorHazardInstallation).fields.find(({ name }) => name === 'chemicals');
    const read = (cell: string) => {
      const reading = field?.read(cell);
      return reading?.ok ? reading.value : reading?.code;
    };
    const two = [
      { substance: '液氨', tonnes: 40 },
      { substance: '氯', tonnes: 6 },
    ];
    for (const cell of ['液氨 40；氯 6', '液氨,40;氯,6', '液氨，40吨\n氯，6 吨', '液氨， 40t；氯、6'])
      expect(read(cell), cell).toEqual(two);
    expect(read('1,2-环氧丙烷 40；柴油 5000 W5.4')).toEqual([
      { substance: '1,2-环氧丙烷', tonnes: 40 },
      { substance: '柴油', tonnes: 5000, classes: 'W5.4' },
    ]);
    expect(read('液氨')).toBe('line-incomplete');
  });
});

it.each([
  'ends-before-it-begins',
  'date-in-future',
  'more-than-all',
  'alarm-values-fall',
  'unknown-chemical',
  'ambiguous-chemical',
  'unknown-chemical-class',
])('says of %s what is wrong', (code) => {
  expect(importErrorTexts).toHaveProperty([`import.error.${code}`]);
});
