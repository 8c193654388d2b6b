import { z } from 'zod';
import { type Actor, belongsTo, isSamePerson, type Role } from './reach.ts';

/** What one answer in the form of a move is. The web draws it, the server validates it, both from here. */
export type InputField = {
  readonly name: string;
  readonly required?: boolean;
  /** Asked only of some cases, or because of another answer. `code` is the refusal while it is missing. */
  readonly asked?: { readonly when: (input: MoveInput, file: CaseGrade) => boolean; readonly code: Refusal };
} & (
  | {
      readonly type:
        | 'text'
        | 'long-text'
        | 'date'
        | 'yes-no'
        | 'criterion'
        | 'department'
        | 'organisation'
        | 'person'
        | 'case';
    }
  /** Money in integer 分. */
  | { readonly type: 'money' }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  /** Evidence: ids of files already received; `use` says what they show. */
  | { readonly type: 'files'; readonly use: FileUse; readonly least?: number }
);

/** What a piece of evidence shows. */
export const FILE_USES = ['before', 'after', 'on-site', 'document'] as const;
export type FileUse = (typeof FILE_USES)[number];

/** The parts people take in a case; a move may exclude whoever took one of them. */
export type Part = 'reporter' | 'rectifier' | 'verifier' | 'proposer' | 'enterprise';

/** Stable code of a refusal; `texts/` holds the sentence that says what to do. */
export type Refusal =
  | 'unknown-move'
  | 'wrong-state'
  | 'not-permitted'
  | 'same-person'
  | 'own-enterprise'
  | 'input-invalid'
  | (string & {});

export type Verdict<File> =
  | { readonly ok: true; readonly to: string; readonly patch: Partial<File> }
  | { readonly ok: false; readonly why: Refusal; readonly at?: string };

/** What decides how much is asked of a case. */
export interface CaseGrade {
  readonly grade: string;
  readonly criterionId: string | null;
}

/** What every case has, whatever its kind. */
export interface CaseCore extends CaseGrade {
  readonly state: string;
  readonly organisationId: string | null;
  readonly reportedBy: string | null;
  readonly rectifiedBy: string | null;
  readonly verifiedBy: string | null;
  readonly proposedBy: string | null;
}

/** What a move is judged against, besides the case: passed in, never read from a clock. */
export interface MoveContext {
  /** The calendar day of the judgement in the authority's time zone, YYYY-MM-DD. */
  readonly today: string;
  readonly actor: Actor;
  /** Is this judgement criterion in force on this day? The criteria stay out of the page's first load. */
  readonly criterionValidOn: (criterionId: string, day: string) => boolean;
  /** Days in which the finder may contest, as his authority set them; absent: the product's own default. */
  readonly contestDays?: number | undefined;
}

export type MoveInput = Readonly<Record<string, unknown>>;

export interface Move<State extends string, File extends CaseCore> {
  readonly from: readonly State[];
  /** Absent: the state stays; a function when the answer decides it. */
  readonly to?: State | ((input: MoveInput, file: File) => State);
  readonly by: readonly Role[];
  readonly input?: readonly InputField[];
  /** Nobody who took one of these parts may make the move, whatever account he uses. */
  readonly notBy?: readonly Part[];
  /** Why not now, though state, role and person fit. Shown beside the move before anybody tries. */
  readonly guard?: (file: File, context: MoveContext) => Refusal | undefined;
  /** Why these answers are not accepted; `at` names the field. */
  readonly check?: (
    input: MoveInput,
    file: File,
    context: MoveContext,
  ) => { readonly why: Refusal; readonly at?: string } | undefined;
  /** What the move causes in the record, besides the state. */
  readonly effect?: (input: MoveInput, file: File, context: MoveContext) => Partial<File>;
  /** The move that most people come for in this state: drawn as the one main button. */
  readonly main?: boolean;
}

export interface Lifecycle<
  State extends string = string,
  Name extends string = string,
  File extends CaseCore = CaseCore,
> {
  readonly kind: string;
  readonly start: State;
  readonly final: readonly State[];
  /** Who has it in each state: the side whose turn it is. */
  readonly holder: Readonly<Record<State, Holder>>;
  readonly moves: Readonly<Record<Name, Move<State, File>>>;
}

export type Holder = 'desk' | 'department' | 'enterprise' | 'verifier' | 'nobody';

/** Checks at compile time that every move joins two states of this lifecycle. */
export function defineLifecycle<File extends CaseCore>() {
  return <const State extends string, const Name extends string>(
    states: readonly State[],
    lifecycle: Lifecycle<NoInfer<State>, Name, File>,
  ) => ({ ...lifecycle, states });
}

/** The shape of the answers of one move. Unknown answers are refused, not dropped. */
export function inputSchema(fields: readonly InputField[] = []): z.ZodType<MoveInput> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields)
    shape[field.name] = field.required ? fieldSchema(field) : fieldSchema(field).optional();
  return z.strictObject(shape);
}

function fieldSchema(field: InputField): z.ZodType {
  switch (field.type) {
    case 'text':
      return z
        .string()
        .trim()
        .min(field.required ? 1 : 0)
        .max(200);
    case 'long-text':
      return z
        .string()
        .trim()
        .min(field.required ? 1 : 0)
        .max(4000);
    case 'date':
      return z.iso.date();
    case 'yes-no':
      return z.boolean();
    case 'money':
      return z.int().min(0).max(10_000_000_000_000);
    case 'choice':
      return z.enum(field.options as [string, ...string[]]);
    case 'criterion':
      return z.string().min(1).max(100);
    case 'department':
    case 'organisation':
    case 'person':
    case 'case':
      return z.uuid();
    case 'files':
      return z
        .array(z.uuid())
        .min(field.least ?? (field.required ? 1 : 0))
        .max(50);
  }
}

type AnyLifecycle<File extends CaseCore> = Lifecycle<string, string, File>;

/**
 * May this actor make this move now, before any answers are given? Pure: the page shows the result beside every
 * move, and the server asks again inside the transaction.
 */
export function mayMove<File extends CaseCore>(
  lifecycle: AnyLifecycle<File>,
  file: File,
  name: string,
  context: MoveContext,
): Refusal | undefined {
  const move = Object.hasOwn(lifecycle.moves, name) ? lifecycle.moves[name] : undefined;
  if (move === undefined) return 'unknown-move';
  if (!move.by.some((role) => context.actor.roles.includes(role))) return 'not-permitted';
  if (!move.from.includes(file.state)) return 'wrong-state';
  const part = move.notBy?.find((p) => tookPart(context.actor, file, p));
  if (part !== undefined) return part === 'enterprise' ? 'own-enterprise' : 'same-person';
  return move.guard?.(file, context);
}

/** Decides one move with its answers. Pure: the caller reads the case, asks here, then writes. */
export function decide<File extends CaseCore>(
  lifecycle: AnyLifecycle<File>,
  file: File,
  name: string,
  answers: unknown,
  context: MoveContext,
): Verdict<File> & { readonly input?: MoveInput } {
  const refusal = mayMove(lifecycle, file, name, context);
  const move = lifecycle.moves[name];
  if (refusal !== undefined || move === undefined) return { ok: false, why: refusal ?? 'unknown-move' };
  const parsed = inputSchema(move.input).safeParse(answers ?? {});
  if (!parsed.success) {
    return { ok: false, why: 'input-invalid', at: parsed.error.issues[0]?.path.join('.') ?? '' };
  }
  const input = parsed.data;
  const missing = move.input?.find(
    ({ name: field, asked }) => asked?.when(input, file) && isBlank(input[field]),
  );
  if (missing?.asked !== undefined) return { ok: false, why: missing.asked.code, at: missing.name };
  const problem = move.check?.(input, file, context);
  if (problem !== undefined) return { ok: false, ...problem };
  const to = typeof move.to === 'function' ? move.to(input, file) : (move.to ?? file.state);
  return { ok: true, to, patch: move.effect?.(input, file, context) ?? {}, input };
}

function isBlank(answer: unknown): boolean {
  return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
}

function tookPart(actor: Actor, file: CaseCore, part: Part): boolean {
  switch (part) {
    case 'reporter':
      return isSamePerson(actor, file.reportedBy);
    case 'rectifier':
      return isSamePerson(actor, file.rectifiedBy);
    case 'verifier':
      return isSamePerson(actor, file.verifiedBy);
    case 'proposer':
      return isSamePerson(actor, file.proposedBy);
    case 'enterprise':
      return belongsTo(actor, file.organisationId) || actor.reach.scope === 'organisation';
  }
}
