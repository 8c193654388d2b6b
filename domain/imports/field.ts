import type { RegisterField } from '../primitives/register.ts';
import type { Cell } from './cells.ts';

export type Detail = Readonly<Record<string, string | number>>;

/** What a cell says, or the code of why it says nothing that can be kept. */
export type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly detail?: Detail };

export type CellReader = (cell: Cell) => Reading;

/** One thing that a column may hold. */
export interface ImportField {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Other headings that people give it. The first fitting one decides, so the plainest comes first. */
  readonly synonyms: readonly string[];
  readonly required?: boolean;
  /** Never called for a blank cell. */
  readonly read: CellReader;
  /** Reads a column whose heading says more, such as the unit of an amount. */
  readonly readUnder?: (title: string) => CellReader;
  /** Words that a person may choose from, for the drop-down list of the template. */
  readonly choices?: readonly string[];
  /** Prefix of the catalogue's keys when the value is a code: `hazard.state` + `.closed`. */
  readonly words?: string;
  /** The question of a register that it answers: what was understood is shown in the words of its definition. */
  readonly answers?: RegisterField;
  /** A cell of the example row. */
  readonly example: string;
  /** What the template says about it. */
  readonly note?: string;
}

/** Why a row cannot be kept though each cell could be read; `field` names the cell to mend. */
export interface RowProblem {
  readonly field: string;
  readonly code: string;
  readonly detail?: Detail;
}

export const understood = (value: unknown): Reading => ({ ok: true, value });
export const unreadable = (code: string, detail?: Detail): Reading =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail };

/** The fields of one row that had an answer, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** A kind of file: what its columns may hold, and what must hold between them. */
export interface ImportDefinition {
  readonly zh: string;
  readonly en: string;
  readonly fields: readonly ImportField[];
  /** What is wrong between the cells of one row. `today` is a calendar day, YYYY-MM-DD. */
  readonly check: (values: Values, today: string) => readonly RowProblem[];
}

/** The words of a field that was answered; empty when it was not. */
export function said(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
