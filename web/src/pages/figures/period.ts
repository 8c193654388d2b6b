import type { FigureQuery } from '@zhiben/domain/contract/figure.ts';
import { type ListFilter, listBehind } from '@zhiben/domain/kinds/figure/links.ts';
import type { Span } from '@zhiben/domain/kinds/figure/spans.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Words } from '../../pickers/address.ts';
import { monthPlus } from '../reconciliation/months.ts';

export const SPANS = ['year', '1', '3', '12'] as const;

/** The facets that a bar can be touched for, by the word that the address, the figures and the list of hazards share. */
export const FILTERS = {
  region: 'regionCode',
  industry: 'industryCode',
  department: 'departmentId',
  channel: 'channel',
  criterion: 'criterionId',
  accidentType: 'accidentType',
  rootCause: 'rootCause',
  defence: 'defence',
} as const;
export type Facet = keyof typeof FILTERS;

/** The months that the address asks for, and what it narrows them to. */
export function queryOf(words: Words, month: string): FigureQuery {
  const to = words['to'] ?? month;
  const span = SPANS.find((each) => each === words['span']) ?? 'year';
  const from = span === 'year' ? `${to.slice(0, 4)}-01` : monthPlus(to, 1 - Number(span));
  const kept = ['grade', ...Object.values(FILTERS)].flatMap((name) => {
    const value = words[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { from, to, ...Object.fromEntries(kept) };
}

/** What the months were narrowed to, as the list of hazards says it. */
export function narrowedBy({ from: _, to: __, ...rest }: FigureQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}

export function spanOf({ from, to }: Pick<FigureQuery, 'from' | 'to'>): Span {
  return { from: `${from}-01` as PlainDate, to: `${to}-01` as PlainDate };
}

/** The list of hazards behind a figure of these months, where a list can tell it. */
export function listOf(name: string, query: FigureQuery): ListFilter | undefined {
  return listBehind(name, spanOf(query), narrowedBy(query));
}

/** The list of what was found in these months. */
export const foundFilter = (query: FigureQuery): ListFilter => listOf('increment', query) ?? {};
