/**
 * Judges a plan before anybody relies on it: an administrator may bring another plan, or an edited one. Every fault says
 * which clause, which field, and how to mend it; all are found at once, so that nobody mends one to meet the next.
 */
import type { z } from 'zod';
import { daysInMonth, type PlainDate } from '../values/plain-date.ts';
import type { Due, Phase, Plan } from './clause.ts';
import type { PlanFault } from './faults.ts';
import { PlanShape, type ReadBinding, type ReadClause, type ReadPlan } from './shape.ts';
import { BINDING_KINDS, BOUND, FIGURE_WORDS, isBindingKind, isCapability, isOwner } from './vocabulary.ts';

export type Checked =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly faults: readonly PlanFault[] };

/** The plan, when its shape and all its words are right; else every fault. */
export function checkPlan(input: unknown): Checked {
  const shaped = PlanShape.safeParse(input);
  if (!shaped.success) return { ok: false, faults: shapeFaults(input, shaped.error) };
  const faults = faultsOf(shaped.data);
  // Without faults every word is one of the vocabulary, which is all that the types of a plan add to its shape.
  return faults.length === 0 ? { ok: true, plan: shaped.data as Plan } : { ok: false, faults };
}

/** First and last day of a plan. */
export function spanOf({ from, to }: Pick<Plan, 'from' | 'to'>): { first: PlainDate; last: PlainDate } {
  return { first: firstDay(from), last: lastDay(to) };
}

export const firstDay = (month: string): PlainDate => `${month}-01` as PlainDate;

export const lastDay = (month: string): PlainDate =>
  `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}` as PlainDate;

function faultsOf(plan: ReadPlan): PlanFault[] {
  const seen = new Set<string>();
  const repeated = plan.clauses.flatMap(({ ref }) => {
    const again = seen.has(ref);
    seen.add(ref);
    return again ? [fault(ref, 'ref', 'ref-repeated', { value: ref })] : [];
  });
  return [...phaseFaults(plan), ...repeated, ...plan.clauses.flatMap((clause) => clauseFaults(clause, plan))];
}

function clauseFaults(clause: ReadClause, plan: ReadPlan): PlanFault[] {
  const { ref } = clause;
  return [
    ...numberFaults(clause),
    ...ownerFaults(ref, 'owner', clause.owner),
    ...clause.coOwners.flatMap((owner) => ownerFaults(ref, 'coOwners', owner)),
    ...repeats(ref, 'coOwners', [clause.owner, ...clause.coOwners]),
    ...clause.due.flatMap((due) => dueFaults(ref, due, plan)),
    ...figureFaults(clause, plan),
    ...bindingFaults(ref, 'proofs', clause.proofs),
    ...bindingFaults(ref, 'outputs', clause.outputs),
    ...clause.later
      .filter((name) => !isCapability(name))
      .map((value) => fault(ref, 'later', 'unknown-capability', { value })),
    ...repeats(ref, 'later', clause.later),
    ...proofFaults(clause),
  ];
}

function numberFaults({ ref, part, action, measure }: ReadClause): PlanFault[] {
  const given = [
    ['action', action],
    ['measure', measure],
  ] as const;
  return given
    .filter(([, number]) => (number === undefined) === (part === 'measure'))
    .map(([field]) => fault(ref, field, part === 'measure' ? 'measure-missing' : 'measure-unwanted'));
}

function ownerFaults(ref: string, field: string, owner: string): PlanFault[] {
  return isOwner(owner) ? [] : [fault(ref, field, 'unknown-owner', { value: owner })];
}

function dueFaults(ref: string, due: Due, plan: ReadPlan): PlanFault[] {
  if ('every' in due) return [];
  if ('once' in due) return outside(ref, 'due', due.once, plan);
  const backwards =
    due.to < due.from ? [fault(ref, 'due', 'ends-before-start', { value: `${due.from} – ${due.to}` })] : [];
  return [...outside(ref, 'due', due.from, plan), ...outside(ref, 'due', due.to, plan), ...backwards];
}

function outside(ref: string, field: string, day: PlainDate, plan: ReadPlan): PlanFault[] {
  const { first, last } = spanOf(plan);
  return day >= first && day <= last
    ? []
    : [fault(ref, field, 'day-outside-plan', { value: day, from: first, to: last })];
}

function figureFaults({ ref, figures }: ReadClause, plan: ReadPlan): PlanFault[] {
  return [
    ...figures
      .filter(({ name }) => !Object.hasOwn(FIGURE_WORDS, name))
      .map(({ name }) => fault(ref, 'figures', 'unknown-figure', { value: name })),
    ...figures.flatMap(({ target }) =>
      target?.by === undefined ? [] : outside(ref, 'figures', target.by, plan),
    ),
  ];
}

const KINDS = Object.values(BINDING_KINDS)
  .map((words) => words.join(' '))
  .join(', ');

function bindingFaults(ref: string, field: string, bindings: readonly ReadBinding[]): PlanFault[] {
  const unknown = bindings.flatMap(({ kind, name }) => {
    if (!isBindingKind(kind)) return [fault(ref, field, 'unknown-kind', { value: kind, known: KINDS })];
    return Object.hasOwn(BOUND[kind], name)
      ? []
      : [fault(ref, field, 'unknown-name', { kind: BINDING_KINDS[kind].join(' '), value: name })];
  });
  const named = bindings.map(({ kind, name }) => `${kind} ${name}`);
  return [...unknown, ...repeats(ref, field, named)];
}

/**
 * A clause that nothing proves would look as done as any other: it must at least say what it waits for. One that waits
 * is not proven as a whole, and several proofs of one side each may cover it together.
 */
function proofFaults({ ref, proofs, later }: ReadClause): PlanFault[] {
  if (later.length > 0)
    return proofs.every(({ share }) => share === 'part') ? [] : [fault(ref, 'proofs', 'whole-yet-waiting')];
  if (proofs.length === 0) return [fault(ref, 'proofs', 'no-proof')];
  return proofs.length === 1 && proofs[0]?.share === 'part' ? [fault(ref, 'proofs', 'part-alone')] : [];
}

function repeats(ref: string, field: string, values: readonly string[]): PlanFault[] {
  const twice = new Set(values.filter((value, at) => values.indexOf(value) < at));
  return [...twice].map((value) => fault(ref, field, 'repeated', { value }));
}

/** Phases follow each other without a gap from the first month of the plan to its last, each stated by its clause. */
function phaseFaults(plan: ReadPlan): PlanFault[] {
  const { phases, from, to } = plan;
  const span =
    phases[0]?.from === from && phases.at(-1)?.to === to
      ? []
      : [fault('', 'phases', 'phases-do-not-span', { from, to })];
  const backwards = phases
    .filter((phase) => phase.to < phase.from)
    .map((phase) =>
      fault(phase.ref, 'phases', 'ends-before-start', { value: `${phase.from} – ${phase.to}` }),
    );
  const gaps = phases
    .slice(1)
    .filter((phase, at) => phase.from !== monthAfter(phases[at]?.to ?? ''))
    .map((phase) => fault(phase.ref, 'phases', 'phase-gap', { value: phase.title[0] }));
  return [...span, ...backwards, ...gaps, ...phases.flatMap((phase) => statedBy(phase, plan))];
}

function statedBy(phase: Phase, plan: ReadPlan): PlanFault[] {
  const clause = plan.clauses.find(({ ref, part }) => ref === phase.ref && part === 'phase');
  if (clause === undefined) return [fault(phase.ref, 'phases', 'phase-without-clause', { value: phase.ref })];
  const agrees = clause.due.some(
    (due) => 'to' in due && due.from === firstDay(phase.from) && due.to === lastDay(phase.to),
  );
  return agrees ? [] : [fault(phase.ref, 'due', 'phase-differs', { from: phase.from, to: phase.to })];
}

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Faults of shape, told of the clause in which they are: "clauses.17.owner" helps nobody. */
function shapeFaults(input: unknown, error: z.ZodError): PlanFault[] {
  return error.issues.flatMap((issue) => {
    const [head, at, inner] = issue.path;
    const listed = (head === 'clauses' || head === 'phases') && at !== undefined;
    const named = listed ? inside(inside(inside(input, head), at), 'ref') : '';
    const ref = typeof named === 'string' ? named : '';
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((value) => fault(ref, value, 'unknown-field', { value }));
    const field = String((listed ? inner : undefined) ?? head ?? '');
    const value = seen(issue.path.reduce<unknown>(inside, input));
    return [value === '' ? fault(ref, field, 'required') : fault(ref, field, 'not-understood', { value })];
  });
}

/** What a person sees of a value, or of its parts, to find it again; empty when there is none. */
function seen(value: unknown): string {
  const parts = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return parts
    .filter((part) => part !== undefined && typeof part !== 'object')
    .join(' ')
    .slice(0, 80);
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function fault(
  ref: string,
  field: string,
  code: PlanFault['code'],
  detail: PlanFault['detail'] = {},
): PlanFault {
  return { ref, field, code, detail };
}
