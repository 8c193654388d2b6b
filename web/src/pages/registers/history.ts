import type { EntryPage } from '@zhiben/domain/contract/register.ts';
import type { Register, RegisterField, Values } from '@zhiben/domain/primitives/register.ts';
import { todayInChina } from '../../ui/time.ts';

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

/**
 * The page of an entry as it stood at the end of a day, folded from its events: nothing of it may be changed.
 *
 * @param on A day in China, YYYY-MM-DD.
 * @returns Undefined when it was entered only later.
 */
export function asOf(page: EntryPage, on: string): EntryPage | undefined {
  const known = (at: string) => todayInChina(Date.parse(at)) <= on;
  const history = page.history.filter(({ at }) => known(at));
  if (history.length === 0) return undefined;
  const was: Readonly<Record<string, unknown>> = Object.assign({}, ...history.map(({ changes }) => changes));
  const day = (column: string) => (was[column] as string | null | undefined) ?? null;
  const endedOn = day('ended_on');
  const ended = endedOn !== null && endedOn <= on;
  const files = page.files
    .filter(({ attachedAt }) => known(attachedAt))
    .map((file) =>
      file.detachedAt !== null && known(file.detachedAt)
        ? file
        : { ...file, detachedAt: null, detachedBecause: null },
    );
  return {
    ...page,
    entry: {
      ...page.entry,
      title: day('title') ?? page.entry.title,
      heldOn: day('held_on'),
      expiresOn: day('expires_on'),
      endedOn: ended ? endedOn : null,
      endedBecause: ended ? day('ended_because') : null,
      values: (was['fields'] as Values | undefined) ?? page.entry.values,
    },
    files,
    history,
    mayChange: false,
  };
}
