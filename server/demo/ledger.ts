import { cellText } from '@zhiben/domain/imports/cells.ts';
import { registerImport } from '@zhiben/domain/imports/register-import.ts';
import { registerNamed } from '@zhiben/domain/kinds/registers/all.ts';
import type { Register, Values } from '@zhiben/domain/primitives/register.ts';
import { isInner } from '@zhiben/domain/primitives/register.ts';
import { completed, headOf } from '@zhiben/domain/primitives/register-values.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { EntryRecord } from '../store/register-entries.ts';
import type { Random } from './random.ts';
import type { DemoPerson } from './world.ts';

/** An entry as it stood from a day on. The first stand is how it was entered; each later one, a change of it. */
export interface DemoStand {
  /** The day on which this was written. */
  readonly on: PlainDate;
  readonly record: EntryRecord;
}

export interface DemoEntry {
  readonly id: string;
  readonly by: DemoPerson;
  readonly stands: readonly DemoStand[];
}

/** Whom an entry is about. */
export interface About {
  readonly organisationId?: string;
  readonly person?: Pick<DemoPerson, 'id' | 'name'>;
}

/**
 * The registers of the park, entry by entry. What a story does not say of an entry is taken from the example that the
 * register itself gives, its days excepted. Nothing is written later than today.
 */
export class Ledger {
  readonly entries: DemoEntry[] = [];
  readonly random: Random;
  readonly today: PlainDate;
  readonly #authorityId: string;
  readonly #examples = new Map<string, Values>();

  constructor(authorityId: string, random: Random, today: PlainDate) {
    this.#authorityId = authorityId;
    this.random = random;
    this.today = today;
  }

  /**
   * Enters one, unless that would be after today.
   *
   * @param changes What was changed of it later: the day, and the answers of that day. Those after today are left out.
   */
  enter(
    by: DemoPerson,
    name: string,
    about: About,
    on: PlainDate,
    values: Values,
    changes: readonly (readonly [on: PlainDate, values: Values])[] = [],
  ): void {
    if (on > this.today) return;
    const register = registerNamed(name);
    if (register === undefined) throw new Error(`no register is called ${name}`);
    const id = this.random.id(Date.parse(`${on}T02:00:00Z`));
    let told: Values = { ...this.#exampleOf(register), ...values };
    const stands = [{ on, record: this.#record(register, id, about, told, 1) }];
    for (const [day, more] of changes) {
      if (day < on) continue;
      if (day > this.today) break;
      told = { ...told, ...more };
      stands.push({ on: day, record: this.#record(register, id, about, told, stands.length + 1) });
    }
    this.entries.push({ id, by, stands });
  }

  /** A day some days later. */
  after(day: PlainDate, least: number, most: number): PlainDate {
    return addDays(day, this.random.whole(least, most));
  }

  #record(
    register: Register,
    id: string,
    { organisationId = null, person }: { organisationId?: string | null; person?: About['person'] },
    values: Values,
    version: number,
  ): EntryRecord {
    const answered = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    const fields = completed(register, answered);
    return {
      ...headOf(register, fields, person?.name),
      authorityId: this.#authorityId,
      id,
      register: register.name,
      organisationId,
      personId: person?.id ?? null,
      innerSide: isInner(register, organisationId),
      endedOn: null,
      endedBecause: null,
      follows: null,
      fields,
      version,
    };
  }

  #exampleOf(register: Register): Values {
    let example = this.#examples.get(register.name);
    if (example === undefined) {
      const told: Record<string, unknown> = {};
      const days = new Set(register.fields.flatMap(({ type, name }) => (type === 'date' ? [name] : [])));
      for (const field of registerImport(register).fields) {
        const own = register.fields.some(({ name }) => name === field.name) && !days.has(field.name);
        const reading = field.read(cellText(field.example));
        if (own && reading.ok) told[field.name] = reading.value;
      }
      example = told;
      this.#examples.set(register.name, example);
    }
    return example;
  }
}
