import type { Say } from '../../texts/index.ts';
import type { Filter } from './filter.ts';

/** One part of the sentence that a filter is. Taking it away takes away these names of the address. */
export interface Chip {
  readonly key: string;
  readonly text: string;
  readonly removes: readonly string[];
}

/** Names of what the address holds only ids or codes of; undefined until they are known. */
export type NameOf = (
  kind: 'organisation' | 'department' | 'criterion' | 'region' | 'industry',
  id: string,
) => string | undefined;

const CHOICES: Readonly<Record<string, string>> = {
  state: 'hazard.state',
  channel: 'hazard.channel',
  accidentType: 'hazard.accident-type',
  rootCause: 'hazard.root-cause',
  defence: 'hazard.defence',
  supervisingLevel: 'hazard.supervising-level',
};

const NAMED = {
  organisationId: 'organisation',
  departmentId: 'department',
  criterionId: 'criterion',
  regionCode: 'region',
  industryCode: 'industry',
} as const;

/** The filter as a sentence: 逾期 · 重大 · 宏达化工 · 责任部门：应急管理局. The past day is not in it: it has its banner. */
export function chipsOf(filter: Filter, t: Say, nameOf: NameOf, dayOf: (day: string) => string): Chip[] {
  const chips: Chip[] = [];
  const add = (text: string, ...removes: string[]) => chips.push({ key: removes.join(), text, removes });
  for (const [name, value] of Object.entries(filter)) {
    const choice = CHOICES[name];
    const kind = NAMED[name as keyof typeof NAMED];
    if (choice !== undefined) {
      const words = value.split(',').map((one) => t(`${choice}.${one}`));
      add(words.join(t('hazards.or')), name);
    } else if (kind !== undefined) {
      add(t(`hazards.by.${kind}`, { name: nameOf(kind, value) ?? '…' }), name);
    } else if (name === 'grade') add(t(`hazard.grade.${value}`), name);
    else if (name === 'q') add(t('hazards.by.words', { words: value }), name);
    else if (name === 'ids') add(t('hazards.by.ids', { n: value.split(',').length }), name);
    else if (value === 'true' || value === 'false') add(t(`hazards.by.${name}.${value}`), name);
  }
  for (const span of ['found', 'due', 'closed']) {
    const from = filter[`${span}From`];
    const to = filter[`${span}To`];
    if (from === undefined && to === undefined) continue;
    const shape = from === undefined ? 'to' : to === undefined ? 'from' : from === to ? 'on' : 'between';
    add(
      t(`hazards.span.${shape}`, {
        what: t(`hazards.span.${span}`),
        from: from === undefined ? '' : dayOf(from),
        to: to === undefined ? '' : dayOf(to),
      }),
      `${span}From`,
      `${span}To`,
    );
  }
  return chips;
}
