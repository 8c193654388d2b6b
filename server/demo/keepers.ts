import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { addDays } from '@zhiben/domain/values/plain-date.ts';
import { type DemoEnterprise, GIVEN, SURNAMES } from './world.ts';

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whom the registers of an enterprise name, by register and field: its own people, or the examples would name one man. */
export function keepersOf({ principal, manager, officer }: DemoEnterprise, index: number): Names {
  return {
    'major-hazard-installation': {
      principal: principal.name,
      technical: manager.name,
      operational: officer.name,
    },
    'chemical-user': { keptBy: officer.name },
    'confined-space': { keptBy: officer.name },
    'high-risk-subproject': { watchedBy: officer.name },
    'household-gas-visit': { visitor: officer.name },
    'emergency-plan': { keptBy: manager.name },
    'emergency-supply': { keptBy: officer.name },
    'rescue-team': { leader: principal.name },
    contractor: { inCharge: nameAt(index), keptBy: `设备科 ${manager.name}` },
  };
}

/** A made-up name that hangs on its place alone: nothing else of the park changes for it. */
export function nameAt(place: number): string {
  return `${SURNAMES[(place * 37 + 11) % SURNAMES.length]}${GIVEN[(place * 23 + 5) % GIVEN.length]}`;
}

/** Who leads on each of the first two days. */
export function rosterOf(first: PlainDate, names: readonly string[]): string {
  return names.map((name, day) => `${wordsOf(addDays(first, day))} ${name}带班`).join('；');
}

const wordsOf = (day: PlainDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
