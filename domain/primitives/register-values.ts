import type { PlainDate } from '../values/plain-date.ts';
import type { Register, RegisterField, Values } from './register.ts';

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
