import type { Confidence } from '../../standards/criteria.ts';
import type { Template, TemplateBlock } from './fill.ts';

/** What a text of the product's own leans on, how sure of it the product is, and where it was read. */
export interface Basis {
  readonly words: string;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface DefaultTemplate extends Template {
  readonly basis: readonly Basis[];
}

/** A paragraph, a heading, and whole blocks under the Chinese name of their placeholder. */
export const p = (text: string): TemplateBlock => ({ type: 'paragraph', text });
export const h = (text: string, level: 1 | 2 = 1): TemplateBlock => ({ type: 'heading', level, text });
export const insert = (name: string, optional = false): TemplateBlock => ({ type: 'insert', name, optional });
