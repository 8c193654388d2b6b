import type { PlainDate } from '../values/plain-date.ts';

/** Chinese, English, and other words that ledgers use for the same. */
export type Named = readonly [zh: string, en: string, ...also: string[]];

/** One sentence in both languages. */
export type Sentence = readonly [zh: string, en: string];

/** What may be chosen, by code. */
export type Options = Readonly<Record<string, Named>>;

interface Asked {
  readonly required?: boolean;
  /** A column of the list. */
  readonly listed?: boolean;
  readonly hint?: Sentence;
  /** Worked out from the other answers whenever they change; never typed, never imported. */
  readonly compute?: (values: Values) => unknown;
}

/** What one answer is, and the cell of an example. The form, the list, the import and the export are drawn from it. */
export type FieldDefinition = Asked & { readonly words: Named; readonly example: string } & (
    | { readonly type: 'text' | 'long-text' | 'date' | 'yes-no' | 'region' | 'industry' }
    /** At most so many places behind the point (0 when not said), in this unit. */
    | {
        readonly type: 'number';
        readonly unit?: Sentence;
        readonly least?: number;
        readonly most?: number;
        readonly places?: number;
      }
    /** Money in integer 分. */
    | { readonly type: 'money' }
    | { readonly type: 'choice' | 'choices'; readonly options: Options }
    /** Lines of a small table, each of plain fields. In a spreadsheet one cell: 「氨 40；氯 6」. */
    | { readonly type: 'lines'; readonly of: readonly RegisterField[] }
  );

export type RegisterField = FieldDefinition & { readonly name: string };

/* Makers of fields, so that a definition reads as a list of its questions. */
const plain =
  (type: 'text' | 'long-text' | 'region' | 'industry') =>
  (words: Named, example: string, asked: Asked = {}): FieldDefinition => ({ type, words, example, ...asked });
export const text = plain('text');
export const longText = plain('long-text');
export const region = plain('region');
export const industry = plain('industry');
export const day = (words: Named, asked: Asked & { readonly example?: string } = {}): FieldDefinition => ({
  type: 'date',
  words,
  example: '2026-06-12',
  ...asked,
});
export const yesNo = (words: Named, asked: Asked = {}): FieldDefinition => ({
  type: 'yes-no',
  words,
  example: '是',
  ...asked,
});
export const money = (words: Named, example: string, asked: Asked = {}): FieldDefinition => ({
  type: 'money',
  words,
  example,
  ...asked,
});
export const number = (
  words: Named,
  example: string,
  asked: Asked & { unit?: Sentence; least?: number; most?: number; places?: number } = {},
): FieldDefinition => ({ type: 'number', words, example, ...asked });
export const choice = (words: Named, options: Options, asked: Asked = {}): FieldDefinition => ({
  type: 'choice',
  words,
  options,
  example: Object.values(options)[0]?.[0] ?? '',
  ...asked,
});
export const choices = (words: Named, options: Options, asked: Asked = {}): FieldDefinition => ({
  ...choice(words, options, asked),
  type: 'choices',
  options,
});
export const lines = (
  words: Named,
  of: Readonly<Record<string, FieldDefinition>>,
  asked: Asked = {},
): FieldDefinition => ({
  type: 'lines',
  words,
  of: namedFields(of),
  example: Object.values(of)
    .map(({ example }) => example)
    .join(' '),
  ...asked,
});

/** The answers of one entry, by the names of its fields; what was not answered is absent. */
export type Values = Readonly<Record<string, unknown>>;

/** Why answers cannot be kept: the field to mend, and the code of the sentence that says how. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Where the registers stand on the page, in this order. */
export const REGISTER_GROUPS = [
  'installations',
  'sites',
  'people',
  'permits',
  'emergency',
  'government',
  'bodies',
] as const;
export type RegisterGroup = (typeof REGISTER_GROUPS)[number];

/** A register (台账): records of one kind of thing that exists, with history and expiry. */
export interface RegisterDefinition<Field extends string = string> {
  /** Its name in addresses, in the database and in files: kebab-case, never changed once used. */
  readonly name: string;
  readonly words: Named;
  /** What it is for, in one sentence. */
  readonly about: Sentence;
  readonly group: RegisterGroup;
  /** Who keeps it: each enterprise its own entries, or the governing side, then closed to enterprises. */
  readonly keeper: 'organisation' | 'authority';
  /**
   * Whether an entry is about one organisation; one that an enterprise keeps always is. `optional` where enterprises
   * keep it: the governing side has entries of its own beside theirs, without organisation and closed to them.
   */
  readonly organisation?: 'required' | 'optional';
  /** Whether an entry is about one person: his name stands in the entry, his record is found by it. */
  readonly person?: 'required' | 'optional';
  readonly fields: Readonly<Record<Field, FieldDefinition>>;
  /** The field by whose words an entry is called. With a person and without this: his name. */
  readonly title?: NoInfer<Field>;
  /** The fields that make an entry the same one when it comes again in a file. */
  readonly key: readonly NoInfer<Field>[];
  /** The choice by which the list is narrowed. */
  readonly facet?: NoInfer<Field>;
  /** The day that an entry is about: held on, issued on. */
  readonly day?: NoInfer<Field>;
  /** How much of something, as duties count it: hours of training, persons drilled. */
  readonly amount?: NoInfer<Field>;
  /** Until when it holds: a field, or what follows from the answers. Absent: it does not expire. */
  readonly expires?: NoInfer<Field> | ((values: Values) => PlainDate | undefined);
  /** How one is followed by the next when it is renewed (续期、换证); absent: it is changed in place. */
  readonly renewal?: {
    /** Answers that one and its next share, by which a row of a file is known to be the next. */
    readonly same: readonly NoInfer<Field>[];
    /** Answers that are asked anew, as every day is. */
    readonly afresh?: readonly NoInfer<Field>[];
  };
  /** What must hold between the answers. `today` is a calendar day in China. */
  readonly check?: (values: Values, today: PlainDate) => readonly FieldProblem[];
}

export interface Register extends Omit<RegisterDefinition, 'fields'> {
  readonly fields: readonly RegisterField[];
}

/** Refuses at once a definition in which an entry would have no name. */
export function defineRegister<const Field extends string>(definition: RegisterDefinition<Field>): Register {
  if (definition.title === undefined && definition.person !== 'required')
    throw new Error(`an entry of ${definition.name} would have no name`);
  return { ...(definition as unknown as RegisterDefinition), fields: namedFields(definition.fields) };
}

/** Has every entry an organisation? */
export function needsOrganisation({
  keeper,
  organisation,
}: Pick<RegisterDefinition, 'keeper' | 'organisation'>): boolean {
  return (organisation ?? (keeper === 'organisation' ? 'required' : undefined)) === 'required';
}

/** Is such an entry the governing side's own, closed to enterprises? */
export function isInner(
  { keeper }: Pick<RegisterDefinition, 'keeper'>,
  organisationId: string | null,
): boolean {
  return keeper === 'authority' || organisationId === null;
}

function namedFields(fields: Readonly<Record<string, FieldDefinition>>): RegisterField[] {
  return Object.entries<FieldDefinition>(fields).map(([name, field]) => ({ ...field, name }));
}
