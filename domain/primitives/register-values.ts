import { z } from 'zod';
import type { PlainDate } from '../values/plain-date.ts';
import type { Options, Register, RegisterField, Values } from './register.ts';

/** Fields that somebody fills in; the others are worked out. */
export function askedFields({ fields }: Pick<Register, 'fields'>): RegisterField[] {
  return fields.filter(({ compute }) => compute === undefined);
}

/** The shape of the answers. Unknown answers are refused, not dropped; null and absent are the same. */
export function valuesSchema(fields: readonly RegisterField[]): z.ZodType<Values> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) {
    const schema = fieldSchema(field);
    shape[field.name] = field.required === true ? schema : schema.nullish();
  }
  return z.strictObject(shape).transform(answered) as unknown as z.ZodType<Values>;
}

function answered(values: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && value !== ''));
}

const MOST_MONEY = 10_000_000_000_000;
const MOST_LINES = 100;

function fieldSchema(field: RegisterField): z.ZodType {
  const least = field.required === true ? 1 : 0;
  switch (field.type) {
    case 'text':
      return z.string().trim().min(least).max(200);
    case 'long-text':
      return z.string().trim().min(least).max(4000);
    case 'region':
      return z.string().regex(/^\d{6}$/);
    case 'industry':
      return z.string().regex(/^\d{2,4}$/);
    case 'date':
      return z.iso.date();
    case 'yes-no':
      return z.boolean();
    case 'number': {
      const number = z
        .number()
        .min(field.least ?? 0)
        .max(field.most ?? 1_000_000_000);
      return (field.places ?? 0) === 0 ? number.int() : number;
    }
    case 'money':
      return z.int().min(0).max(MOST_MONEY);
    case 'choice':
      return z.enum(valuesOf(field.options));
    case 'choices':
      return z.array(z.enum(valuesOf(field.options))).min(least);
    case 'lines':
      return z.array(valuesSchema(field.of)).min(least).max(MOST_LINES);
  }
}

const valuesOf = (options: Options) => Object.keys(options) as [string, ...string[]];

/** The answers with what follows from them. */
export function completed({ fields }: Pick<Register, 'fields'>, values: Values): Values {
  const all: Record<string, unknown> = { ...values };
  for (const { name, compute } of fields) {
    if (compute === undefined) continue;
    const value = compute(all);
    if (value === undefined || value === null) delete all[name];
    else all[name] = value;
  }
  return all;
}

/** What lists, duties and reminders read of an entry, besides its answers. */
export interface EntryHead {
  readonly title: string;
  /** Null when nothing that would make it the same again was answered. */
  readonly key: string | null;
  readonly facet: string | null;
  readonly heldOn: PlainDate | null;
  readonly amount: number | null;
  readonly expiresOn: PlainDate | null;
}

/** @param person Name of the person whom the entry is about, if it is about one. */
export function headOf(register: Register, values: Values, person: string | undefined): EntryHead {
  const text = (name: string | undefined) => {
    const value = name === undefined ? undefined : values[name];
    return value === undefined ? null : String(value);
  };
  const { expires } = register;
  const key = register.key.map((name) => text(name) ?? '').join('|');
  const amount = register.amount === undefined ? undefined : values[register.amount];
  return {
    title: text(register.title) ?? person ?? '',
    key: /^\|*$/.test(key) ? null : key,
    facet: text(register.facet),
    heldOn: text(register.day) as PlainDate | null,
    amount: typeof amount === 'number' ? amount : null,
    expiresOn:
      typeof expires === 'function' ? (expires(values) ?? null) : (text(expires) as PlainDate | null),
  };
}
