import type { PlainDate } from '../values/plain-date.ts';
import type { Computed, Register, RegisterField, Sentence, Values } from './register.ts';
import { inForce, leastSure, NO_OWN_RULES, type OwnRules, step, unconfirmed } from './rule.ts';

/** Days ahead in which an expiry is told as coming. */
export const SOON_DAYS = 60;

/** Files that an entry has at most. */
export const MOST_FILES = 50;

export const ENTRY_SORTS = ['-updated', 'expires', '-held'] as const;

/** `standing`: in service. `expired`: in service though it no longer holds. `soon`: ends within 60 days. */
export const ENTRY_STATES = ['standing', 'soon', 'expired', 'ended', 'all'] as const;

/** Fields that somebody fills in; the others are worked out. */
export function askedFields({ fields }: Pick<Register, 'fields'>): RegisterField[] {
  return fields.filter(({ compute }) => compute === undefined);
}

/** The answers with what follows from them. */
export interface Completed {
  readonly values: Values;
  /** How each computed answer was found, by field: also of one that waits. */
  readonly found: Readonly<Record<string, Computed>>;
  /** Rules that are not sure, by id, on which something rests that is therefore not told yet; sorted. */
  readonly waitsFor: readonly string[];
}

/** The answers with what follows from them by the rules in force; of what is not sure nothing follows. */
export function completed(
  { fields }: Pick<Register, 'fields'>,
  values: Values,
  own: OwnRules = NO_OWN_RULES,
): Completed {
  const all: Record<string, unknown> = { ...values };
  const found: Record<string, Computed> = {};
  for (const { name, compute } of fields) {
    if (compute === undefined) continue;
    const computed = compute(all, own);
    if (computed !== undefined) found[name] = computed;
    const value = computed && (waits(computed) ? computed.meanwhile : computed.value);
    if (value === undefined || value === null) delete all[name];
    else all[name] = value;
  }
  const waitsFor = unconfirmed(Object.values(found).flatMap(({ trace }) => trace)).sort();
  return { values: all, found, waitsFor };
}

/** Does it rest on a rule that the authority has not confirmed? */
export function waits({ trace }: Computed): boolean {
  return leastSure(trace) === 'UNSURE';
}

/** What stands beside a question: its hint, or the sentences of its rules as they bind, with their sources. */
export function hintOf(
  { hint, rules }: Pick<RegisterField, 'hint' | 'rules'>,
  { values }: OwnRules = NO_OWN_RULES,
): Sentence | undefined {
  if (hint !== undefined || rules === undefined) return hint;
  const steps = rules.map((rule) => step(inForce(rule, values)));
  const unsure = leastSure(steps) === 'UNSURE';
  const sources = [...new Set(steps.map(({ source }) => source))].join('；');
  return [
    `${steps.map(({ zh }) => zh).join('')}（${sources}${unsure ? '；依据待核实' : ''}）`,
    `${steps.map(({ en }) => en).join(' ')} (${sources}${unsure ? '; to be confirmed' : ''})`,
  ];
}

/** What a renewed one begins with: the answers of the one before it, without its days and what is asked anew. */
export function renewedFrom(
  { fields, renewal }: Pick<Register, 'fields' | 'renewal'>,
  values: Values,
): Values {
  const anew = new Set<string>([
    ...(renewal?.afresh ?? []),
    ...fields.filter(({ type }) => type === 'date').map(({ name }) => name),
  ]);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !anew.has(name)));
}

/** From which day on the next one takes its place: its own day, where that lies after the one before it. */
export function renewalDay(
  before: Pick<EntryHead, 'heldOn'>,
  next: Pick<EntryHead, 'heldOn'>,
  today: PlainDate,
): PlainDate {
  return next.heldOn !== null && next.heldOn > (before.heldOn ?? '') ? next.heldOn : today;
}

/** Is a row of a file the next of an entry that stands? It holds for longer, and began no earlier. */
export function renews(before: EntryHead, next: EntryHead): boolean {
  return (
    before.expiresOn !== null &&
    next.expiresOn !== null &&
    next.expiresOn > before.expiresOn &&
    (next.key === before.key || (next.heldOn ?? '') > (before.heldOn ?? ''))
  );
}

/** Was it ended by the one that followed it? Whoever ends one himself gives a reason. */
export const isRenewed = ({
  endedOn,
  endedBecause,
}: Readonly<Record<'endedOn' | 'endedBecause', string | null>>) => endedOn !== null && endedBecause === null;

/** What lists, duties and reminders read of an entry, besides its answers. */
export interface EntryHead {
  readonly title: string;
  /** Null when nothing that would make it the same again was answered. */
  readonly key: string | null;
  readonly facet: string | null;
  readonly heldOn: PlainDate | null;
  readonly amount: number | null;
  readonly expiresOn: PlainDate | null;
  /** Rules, by id, that the authority has to confirm before the rest can be told. */
  readonly waitsFor: readonly string[];
}

/** @param person Name of the person whom the entry is about, if it is about one. */
export function headOf(
  register: Register,
  { values, waitsFor }: Pick<Completed, 'values' | 'waitsFor'>,
  person: string | undefined,
  own: OwnRules = NO_OWN_RULES,
): EntryHead {
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
      typeof expires === 'function' ? (expires(values, own) ?? null) : (text(expires) as PlainDate | null),
    waitsFor,
  };
}
