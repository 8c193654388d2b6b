import type { Due, PlanClause, Words } from '@zhiben/domain/plan/clause.ts';
import { hasPassed } from '@zhiben/domain/plan/due.ts';
import type { EvidenceByKey } from '@zhiben/domain/plan/evidence.ts';
import { freshest, standOf } from '@zhiben/domain/plan/evidence.ts';
import { CAPABILITIES, OWNERS, type OwnerName } from '@zhiben/domain/plan/vocabulary.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Say } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';

export const inLanguage = (pair: Words, language: Language): string => pair[language === 'zh' ? 0 : 1];

export const ownerInWords = (name: OwnerName, language: Language): string =>
  inLanguage(OWNERS[name], language);

export const laterInWords = ({ later }: PlanClause, t: Say, language: Language): string =>
  later.map((name) => inLanguage(CAPABILITIES[name], language)).join(t('list.comma'));

/** A term as people write it; a day is the last one that is in time. */
export function dueInWords(due: Due, t: Say, language: Language): string {
  if ('once' in due) return t('plan.due.once', { day: dayInWords(due.once, language) });
  if ('to' in due)
    return t('plan.due.span', { from: dayInWords(due.from, language), to: dayInWords(due.to, language) });
  const every = t(`plan.due.${due.every}`);
  return due.only === undefined ? every : t('plan.due.high-risk', { every });
}

/** How a clause stands on a day; past its day without any proof is a stand of its own. */
export function shownStand(clause: PlanClause, known: EvidenceByKey, today: PlainDate) {
  const stand = standOf(clause, known);
  return stand === 'missing' && hasPassed(clause, today) ? 'overdue' : stand;
}
export type ShownStand = ReturnType<typeof shownStand>;

/** Day of the newest record, as the instant at which that day began in China; null when there is none. */
export function newestOf(clause: PlanClause, known: EvidenceByKey): string | null {
  const day = freshest(clause, known);
  return day === null ? null : startOfDay(day);
}

export const startOfDay = (day: string): string => `${day}T00:00:00+08:00`;

/** Who of an enterprise is asked: clauses of these concern it. */
const OF_AN_ENTERPRISE: readonly OwnerName[] = ['enterprise', 'principal', 'worker'];

/** It is the first who must act. */
export const leadsEnterprise = ({ owner }: PlanClause): boolean => OF_AN_ENTERPRISE.includes(owner);

export const concernsEnterprise = ({ owner, coOwners }: PlanClause): boolean =>
  OF_AN_ENTERPRISE.some((name) => owner === name || coOwners.includes(name));

/** Items under their key, in the order in which the keys were met first. Map.groupBy is younger than the phones here. */
export function groupsOf<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
