import { registerNamed, registers } from '@zhiben/domain/kinds/registers/all.ts';
import { valuesSchema } from '@zhiben/domain/primitives/register-schema.ts';
import { askedFields } from '@zhiben/domain/primitives/register-values.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { describe, expect, it } from 'vitest';
import { makeEntries } from './entries.ts';
import { Random } from './random.ts';
import { makeWorld } from './world.ts';

const TODAY = '2026-11-23' as PlainDate;
const world = makeWorld(new Random('zhiben'));
const { entries } = makeEntries('zhiben', world, TODAY);

describe('the registers of the demonstration park', () => {
  it('are the same for the same seed, and others for another', () => {
    const made = (seed: string) => JSON.stringify(makeEntries(seed, world, TODAY));
    expect(made('zhiben')).toBe(made('zhiben'));
    expect(made('zhiben')).not.toBe(made('another'));
  });

  it('have entries, every one of them', () => {
    const filled = new Set(entries.map(({ stands }) => stands[0]?.record.register));
    expect(registers.map(({ name }) => name).filter((name) => !filled.has(name))).toEqual([]);
  });

  it('name for each installation the people of its own enterprise', () => {
    const principals = new Map(world.enterprises.map(({ id, principal }) => [id, principal.name]));
    const named = entries.flatMap(({ stands }) => {
      const { register, organisationId, fields } = stands[0]?.record ?? {};
      return register === 'major-hazard-installation'
        ? [[fields?.['principal'], principals.get(organisationId ?? '')]]
        : [];
    });
    expect(named.length).toBeGreaterThan(3);
    for (const [said, own] of named) expect(said).toBe(own);
    expect(new Set(named.map(([said]) => said)).size).toBe(named.length);
  });

  it('hold only what their own forms would have taken on that day, each thing once', () => {
    const keys = new Set<string>();
    for (const { stands } of entries)
      for (const { on, record } of stands) {
        const register = registerNamed(record.register);
        if (register === undefined) throw new Error(record.register);
        const asked = askedFields(register).map(({ name }) => name);
        const told = Object.fromEntries(
          Object.entries(record.fields).filter(([name]) => asked.includes(name)),
        );
        const said = `${record.register} ${record.title} ${on}`;
        expect(valuesSchema(askedFields(register)).safeParse(told).error?.issues ?? [], said).toEqual([]);
        expect(register.check?.(record.fields, on) ?? [], said).toEqual([]);
        expect(on <= TODAY, said).toBe(true);
        const { organisationId, personId, key, version } = record;
        if (version === 1) {
          const once = [record.register, organisationId, personId, key].join(' ');
          expect(keys.has(once), once).toBe(false);
          keys.add(once);
        }
      }
  });
});
