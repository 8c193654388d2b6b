import type { FieldProblem, Register, RegisterField, Values } from '@zhiben/domain/primitives/register.ts';
import { askedFields, completed } from '@zhiben/domain/primitives/register-values.ts';
import { type Fen, formatYuan, parseMoney } from '@zhiben/domain/values/money.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';

/** What stands in the controls: words as they are typed, so that nothing half typed is lost. */
export type Typed = Readonly<Record<string, unknown>>;

/** Why an answer cannot be kept; the sentence is `entry.fault.<code>` or `refusal.<code>`. */
export type Fault = Omit<FieldProblem, 'field'> & {
  /** Which line of a small table, from 0, and its field. */
  readonly line?: { readonly index: number; readonly field: string };
};
export type Faults = Readonly<Record<string, Fault>>;

/** The answers of an entry as its controls show them. */
export function typedOf(fields: readonly RegisterField[], values: Values): Typed {
  return Object.fromEntries(
    fields
      .filter(({ compute }) => compute === undefined)
      .map((field) => [field.name, shown(field, values[field.name])]),
  );
}

function shown(field: RegisterField, value: unknown): unknown {
  if (field.type === 'lines')
    return ((value ?? []) as readonly Values[]).map((line) => typedOf(field.of, line));
  if (field.type === 'choices') return value ?? [];
  if (field.type === 'yes-no') return value ?? null;
  if (value === undefined || value === null) return '';
  return field.type === 'money' ? formatYuan(value as Fen).replaceAll(',', '') : String(value);
}

/** What was typed as answers, and what is wrong with it before anything is sent. */
export function readForm(
  register: Register,
  typed: Typed,
  today: PlainDate,
): { readonly values: Values; readonly faults: Faults } {
  const { values, faults } = readFields(askedFields(register), typed);
  if (Object.keys(faults).length > 0) return { values, faults };
  const [problem] = register.check?.(completed(register, values).values, today) ?? [];
  return problem === undefined ? { values, faults } : { values, faults: { [problem.field]: problem } };
}

function readFields(fields: readonly RegisterField[], typed: Typed) {
  const values: Record<string, unknown> = {};
  const faults: Record<string, Fault> = {};
  for (const field of fields) {
    const read = readTyped(field, typed[field.name]);
    if ('fault' in read) faults[field.name] = read.fault;
    else if (read.value !== undefined) values[field.name] = read.value;
    else if (field.required === true) faults[field.name] = { code: 'required' };
  }
  return { values, faults };
}

type Read = { readonly value: unknown } | { readonly fault: Fault };

function readTyped(field: RegisterField, typed: unknown): Read {
  if (typed === undefined || typed === null) return { value: undefined };
  if (field.type === 'lines') return readLines(field.of, typed as readonly Typed[]);
  if (Array.isArray(typed)) return { value: typed.length === 0 ? undefined : typed };
  if (typeof typed !== 'string') return { value: typed };
  const text = typed.trim();
  if (text === '') return { value: undefined };
  if (field.type === 'number') return readNumber(field, text);
  if (field.type !== 'money') return { value: text };
  const amount = parseMoney(/^[\d.,\s]+$/.test(text) ? `${text}元` : text);
  return amount === undefined || amount < 0 ? { fault: { code: 'not-money' } } : { value: amount };
}

function readNumber(field: RegisterField & { type: 'number' }, text: string): Read {
  const { least = 0, most = 1_000_000_000, places = 0 } = field;
  const value = Number(text.normalize('NFKC').replace(/,/g, ''));
  if (Number.isNaN(value)) return { fault: { code: 'not-a-number' } };
  if (value < least || value > most)
    return { fault: { code: 'out-of-range', detail: { from: least, to: most } } };
  return Number((value * 10 ** places).toFixed(6)) % 1 === 0
    ? { value }
    : { fault: { code: 'too-many-places', detail: { places } } };
}

/** Lines in which nothing stands are left out. */
function readLines(of: readonly RegisterField[], typed: readonly Typed[]): Read {
  const lines: Values[] = [];
  for (const [index, line] of typed.entries()) {
    const { values, faults } = readFields(of, line);
    const [first] = Object.entries(faults);
    if (Object.keys(values).length === 0 && (first === undefined || first[1].code === 'required')) continue;
    if (first !== undefined) return { fault: { ...first[1], line: { index, field: first[0] } } };
    lines.push(values);
  }
  return { value: lines.length === 0 ? undefined : lines };
}

/** Where the server's refusal belongs: `values.chemicals.2.amount` is line 2 of the field chemicals. */
export function faultAt(at: string | undefined): { field: string; line?: Fault['line'] } | undefined {
  if (at === undefined) return undefined;
  const [head, field, index, inside] = at.split('.');
  if (head !== 'values' || field === undefined) return { field: at };
  return index !== undefined && inside !== undefined
    ? { field, line: { index: Number(index), field: inside } }
    : { field };
}
