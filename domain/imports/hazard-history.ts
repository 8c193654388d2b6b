import type { hazardLifecycle } from '../kinds/hazard/lifecycle.ts';
import { said, type Values } from './field.ts';
import { criterionNamed } from './hazards.ts';
import type { Decisions } from './kinds.ts';

type State = (typeof hazardLifecycle.states)[number];

/** One step that the ledger tells with its day; `on` is absent for what is only known to hold at the import. */
export interface Step {
  readonly move: 'report' | 'submit' | 'close' | 'import';
  readonly to: State;
  readonly on: string | null;
  readonly by: string;
}

/** A hazard as the ledger tells it, before it has an id, a number and an organisation. */
export interface ToldHazard {
  readonly state: State;
  readonly suspended: boolean;
  readonly title: string;
  readonly description: string;
  readonly closedOn: string | null;
  readonly steps: readonly Step[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly criterionId: string | null;
}

/** The longest title that a list can show; a longer text is kept whole as the description. */
const TITLE_LENGTH = 200;

/**
 * The history that a row testifies to, and no more: each step stands under the day that the ledger gives for it. A
 * state that no day leads to is known from the import onwards.
 */
export function tellHazard(values: Values, decisions: Decisions): ToldHazard {
  const { state, suspended } = stateOf(values, decisions);
  const foundBy = said(values, 'foundBy');
  const rectifiedOn = said(values, 'rectifiedOn') || null;
  const endedOn = said(values, 'closedOn') || (state === 'closed' ? rectifiedOn : null);
  const steps: Step[] = [{ move: 'report', to: 'reported', on: said(values, 'foundOn'), by: foundBy }];
  const done = state === 'submitted' || state === 'verified' || state === 'closed';
  if (done && rectifiedOn !== null && rectifiedOn !== endedOn)
    steps.push({ move: 'submit', to: 'submitted', on: rectifiedOn, by: said(values, 'responsible') });
  if (state === 'closed' && endedOn !== null)
    steps.push({ move: 'close', to: 'closed', on: endedOn, by: said(values, 'verifiedBy') });
  if (steps.at(-1)?.to !== state || suspended) steps.push({ move: 'import', to: state, on: null, by: '' });
  const text = said(values, 'title');
  return {
    state,
    suspended,
    title: text.length <= TITLE_LENGTH ? text : `${text.slice(0, TITLE_LENGTH - 1)}…`,
    description: text.length <= TITLE_LENGTH ? '' : text,
    closedOn: state === 'closed' ? endedOn : null,
    steps,
    criterionId: criterionNamed(said(values, 'criterion')),
    fields: present({
      sourceNumber: values['sourceNumber'],
      criterionTold: values['criterion'],
      responsibleTold: values['responsible'],
      verifiedByTold: values['verifiedBy'],
      note: values['note'],
      plan:
        values['measures'] === undefined && values['money'] === undefined
          ? undefined
          : present({ measures: values['measures'], money: values['money'] }),
    }),
  };
}

/**
 * 已整改 is not yet 已销号: closed and verified are kept apart. A ledger that names a day of re-inspection has closed
 * it; without one the person who imports decides, and the default is that somebody still has to look.
 */
function stateOf(values: Values, { rectifiedMeans }: Decisions): { state: State; suspended: boolean } {
  const told = said(values, 'state');
  const closed = said(values, 'closedOn') !== '';
  if (told === 'suspended') return { state: closed ? 'closed' : 'rectifying', suspended: !closed };
  if (told === 'rectified') return { state: closed ? 'closed' : rectifiedMeans, suspended: false };
  if (told !== '') return { state: told as State, suspended: false };
  if (closed) return { state: 'closed', suspended: false };
  if (said(values, 'rectifiedOn') !== '') return { state: rectifiedMeans, suspended: false };
  return { state: said(values, 'dueOn') === '' ? 'confirmed' : 'ordered', suspended: false };
}

function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== ''));
}
