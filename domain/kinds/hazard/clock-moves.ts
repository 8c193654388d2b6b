import type { CaseFile } from '../../primitives/case-file.ts';
import type { InputField, Move } from '../../primitives/lifecycle.ts';
import { isSamePerson, type Role } from '../../primitives/reach.ts';
import { addDays, daysBetween, type PlainDate } from '../../values/plain-date.ts';
import { notBefore } from './rules.ts';

/** Why the clock of a term may stand still: what the enterprise cannot work against. */
export const STOP_GROUNDS = ['force-majeure', 'appraisal', 'approval-pending', 'other'] as const;

interface StopAsked {
  readonly until: string;
  readonly ground: string;
  readonly askedBy: string;
}

interface Stopped {
  readonly from: string;
  readonly until: string;
}

/** What was asked and not decided; a rectification that is submitted meanwhile needs no more time. */
function asked({ extensionAsked, fields }: CaseFile): StopAsked | undefined {
  return extensionAsked ? ((fields['stopAsked'] ?? undefined) as StopAsked | undefined) : undefined;
}

/** More time was asked by a stop of the clock, not by an extension. */
export function asksStop(file: CaseFile): boolean {
  return asked(file) !== undefined;
}

function stopped({ fields }: Pick<CaseFile, 'fields'>): Stopped | undefined {
  return (fields['stopped'] ?? undefined) as Stopped | undefined;
}

const why: InputField = { name: 'reason', type: 'long-text', required: true };

/**
 * Stopping the clock of a rectification: asked with a reason, granted by a second person of the governing side until a
 * day. The term moves on by as many calendar days at once, so that every list counts right; a clock that starts again
 * earlier takes the rest back.
 */
export function clockMoves<State extends string>(
  from: readonly State[],
  enterprise: readonly Role[],
  government: readonly Role[],
) {
  return {
    'ask-stop': {
      from,
      by: [...enterprise, ...government],
      guard: (file) => {
        if (file.dueOn === null) return 'no-term';
        return file.extensionAsked ? 'extension-pending' : undefined;
      },
      input: [
        { name: 'ground', type: 'choice', options: STOP_GROUNDS, required: true },
        { name: 'until', type: 'date', required: true },
        why,
      ],
      check: (input, _file, { today }) => notBefore(input, 'until', today, 'not-later'),
      effect: (input, file, { actor }) => ({
        extensionAsked: true,
        fields: {
          ...file.fields,
          stopAsked: { until: input['until'], ground: input['ground'], askedBy: actor.personId },
        },
      }),
    },
    'grant-stop': {
      from,
      by: government,
      guard: (file, { actor, today }) => {
        const ask = asked(file);
        if (ask === undefined) return 'no-stop-asked';
        if (isSamePerson(actor, ask.askedBy)) return 'same-person';
        return ask.until > today ? undefined : 'stop-over';
      },
      input: [why],
      effect: (_input, file, { today }) => {
        const until = (asked(file)?.until ?? today) as PlainDate;
        const days = daysBetween(today as PlainDate, until);
        return {
          dueOn: file.dueOn === null ? null : addDays(file.dueOn as PlainDate, days),
          extensionAsked: false,
          fields: { ...file.fields, stopAsked: null, stopped: { from: today, until } },
        };
      },
    },
    'refuse-stop': {
      from,
      by: government,
      guard: (file) => (asked(file) === undefined ? 'no-stop-asked' : undefined),
      input: [why],
      effect: (_input, file) => ({ extensionAsked: false, fields: { ...file.fields, stopAsked: null } }),
    },
    'start-clock': {
      from,
      by: government,
      guard: (file, { today }) => {
        const stop = stopped(file);
        return stop !== undefined && stop.until > today ? undefined : 'not-stopped';
      },
      input: [why],
      effect: (_input, file, { today }) => {
        const until = (stopped(file)?.until ?? today) as PlainDate;
        const days = daysBetween(today as PlainDate, until);
        return {
          dueOn: file.dueOn === null ? null : addDays(file.dueOn as PlainDate, -days),
          fields: { ...file.fields, stopped: null },
        };
      },
    },
  } as const satisfies Readonly<Record<string, Move<State, CaseFile>>>;
}
