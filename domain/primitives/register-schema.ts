import { z } from 'zod';
import type { Options, RegisterField, Values } from './register.ts';

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
