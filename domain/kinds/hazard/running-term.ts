import type { CaseEvent, CaseFile } from '../../primitives/case-file.ts';
import {
  daysLeft,
  endOfTerm,
  type OwnVersion,
  type TermRule,
  type TermVersion,
  versionOn,
} from '../../standards/term-rules.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import type { WorkCalendar } from '../../values/working-days.ts';

/** What moved the last day of a term, and to when. */
export interface TermStep {
  readonly move: string;
  readonly on: string;
  readonly by: string;
  readonly dueOn: string;
  readonly reason: string | null;
}

/** The clock that runs on a hazard now, with everything that it was computed from. Days YYYY-MM-DD. */
export interface RunningTerm {
  /** `rectify`: ordered by a person, day by day. The others follow a rule. */
  readonly rule: TermRule | 'rectify';
  readonly startedOn: string;
  /** Null while nobody has said how long the term is. */
  readonly endsOn: string | null;
  readonly workingDaysLeft: number | null;
  /** False where the holidays of that year are not announced: weekends alone were counted. */
  readonly certain: boolean;
  /** Null for `rectify`. */
  readonly version: TermVersion | null;
  readonly steps: readonly TermStep[];
}

export interface TermContext {
  readonly today: PlainDate;
  readonly own: readonly OwnVersion[];
  readonly calendar: WorkCalendar;
}

type TermFile = Pick<CaseFile, 'state' | 'holder' | 'dueOn' | 'suspended'>;

/** The term that runs on a hazard as it stands; undefined when none does. */
export function runningTerm(
  file: TermFile,
  story: readonly CaseEvent[],
  context: TermContext,
): RunningTerm | undefined {
  const startedOn = enteredOn(file, story);
  if (startedOn === undefined) return undefined;
  if (file.holder === 'enterprise' && file.dueOn !== null)
    return rectification(file.dueOn as PlainDate, story, context);
  const rule = ruleOf(file);
  if (rule === undefined) return undefined;
  const version = versionOn(rule, context.own, context.today);
  const endsOn = endOfTerm(startedOn, version, context.calendar);
  return { rule, startedOn, version, steps: [], ...left(endsOn, context) };
}

/** By which rule it is the governing side's turn; undefined when it is not, or none says by when. */
export function ruleOf({ state, suspended }: Pick<CaseFile, 'state' | 'suspended'>) {
  if (state === 'reported') return 'confirm';
  if (state === 'confirmed') return 'order';
  if (state === 'submitted') return suspended ? 'review-stopped' : 'review';
  return undefined;
}

function rectification(dueOn: PlainDate, story: readonly CaseEvent[], context: TermContext): RunningTerm {
  const steps = rectificationSteps(story);
  return {
    rule: 'rectify',
    startedOn: steps[0]?.on ?? dueOn,
    version: null,
    steps,
    ...left(dueOn, context),
  };
}

/** What set and what moved the last day of the rectification, also once it is somebody else's turn. */
export function rectificationSteps(story: readonly CaseEvent[]): TermStep[] {
  return inOrder(story)
    .filter(({ changes }) => typeof changes['due_on'] === 'string')
    .map((event) => ({
      move: event.move,
      on: dayInChina(event.happenedAt),
      by: event.actorName,
      dueOn: String(event.changes['due_on']),
      reason: typeof event.body['reason'] === 'string' ? event.body['reason'] : null,
    }));
}

function left(endsOn: PlainDate | undefined, { today, calendar }: TermContext) {
  if (endsOn === undefined) return { endsOn: null, workingDaysLeft: null, certain: true };
  const { workingDays, certain } = daysLeft(today, endsOn, calendar);
  return { endsOn, workingDaysLeft: workingDays, certain };
}

/** The day on which the case came into the state in which it stands. Work without signal counts when it happened. */
function enteredOn({ state }: TermFile, story: readonly CaseEvent[]): PlainDate | undefined {
  let entered: CaseEvent | undefined;
  for (const event of inOrder(story))
    if (event.toState === state && event.fromState !== state) entered = event;
  return entered && dayInChina(entered.happenedAt);
}

function inOrder(story: readonly CaseEvent[]): CaseEvent[] {
  return [...story].sort((a, b) => a.seq - b.seq);
}

/** The first hour, in UTC, of the next day in China. */
const NEXT_DAY = 16;

/** @param at An instant as the server writes it, ISO 8601 in UTC. */
export function dayInChina(at: string): PlainDate {
  const day = at.slice(0, 10) as PlainDate;
  return Number(at.slice(11, 13)) >= NEXT_DAY ? addDays(day, 1) : day;
}
