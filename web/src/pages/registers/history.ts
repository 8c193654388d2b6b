import type { EntryPage } from '@zhiben/domain/contract/register.ts';
import type { Register, RegisterField, Values } from '@zhiben/domain/primitives/register.ts';

type Change = EntryPage['history'][number];

/** One line of an entry's history: what was answered otherwise than before. */
export interface Told extends Change {
  readonly answers: readonly {
    readonly field: RegisterField;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  /** By whose name the entry was called, where that changed: a register of people has no title of its own. */
  readonly person: { readonly before: string; readonly after: string } | undefined;
}

/** The history with each change beside what stood before it, newest first. */
export function toldHistory(register: Register, history: EntryPage['history']): Told[] {
  let values: Values = {};
  let title: string | undefined;
  const told = history.map((change): Told => {
    const next = (change.changes['fields'] as Values | undefined) ?? values;
    const named = change.changes['title'] as string | undefined;
    const first = title === undefined;
    const answers = first ? [] : differences(register.fields, values, next);
    const renamed = !first && named !== undefined && register.title === undefined && named !== title;
    const person = renamed ? { before: title ?? '', after: named } : undefined;
    values = next;
    title = named ?? title;
    return { ...change, answers, person };
  });
  return told.toReversed();
}

/** Answers in which two states of an entry differ, in the order of the form. */
export function differences(
  fields: readonly RegisterField[],
  before: Values,
  after: Values,
): Told['answers'] {
  return fields
    .filter(({ name }) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((field) => ({ field, before: before[field.name], after: after[field.name] }));
}
