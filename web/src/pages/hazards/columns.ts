import type { HAZARD_SORTS } from '@zhiben/domain/contract/hazard.ts';

export const COLUMNS = [
  'grade',
  'title',
  'organisation',
  'state',
  'due',
  'holder',
  'found',
  'channel',
  'department',
  'owner',
  'accidentType',
  'rootCause',
  'defence',
  'supervisingLevel',
  'closed',
  'updated',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these a line says nothing. */
export const FIXED: readonly Column[] = ['title'];
export const DEFAULT_COLUMNS: readonly Column[] = [
  'grade',
  'title',
  'organisation',
  'state',
  'due',
  'holder',
];

/** The sorts that a column's head offers: first touch, second touch. */
export const SORTS_OF: Partial<Record<Column, readonly [string, string]>> = {
  title: ['-number', 'number'],
  due: ['due', '-due'],
  found: ['-found', 'found'],
  updated: ['-updated', '-updated'],
};

/** What was remembered, tidied: known columns only, in the order of the table, never without the fixed ones. */
export function columnsFrom(remembered: string | null): readonly Column[] {
  if (remembered === null) return DEFAULT_COLUMNS;
  const names = remembered.split(',');
  return COLUMNS.filter((column) => FIXED.includes(column) || names.includes(column));
}

/** The orders that the server knows; written again, since its own list stands among schemas too heavy for this page. */
export const HAZARD_SORT_NAMES: readonly (typeof HAZARD_SORTS)[number][] = [
  '-updated',
  'due',
  '-due',
  '-found',
  'found',
  '-number',
  'number',
];
