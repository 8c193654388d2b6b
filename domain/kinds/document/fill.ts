import { type Block, type DocumentContent, gap, type Reference } from './content.ts';
import { PLACEHOLDERS, type PlaceholderName } from './placeholders.ts';

/** A value for the text, and where in the page the records behind it are. */
export interface Fact {
  readonly text: string;
  readonly opens?: string | undefined;
}

/** A block as whoever drafts gives it: no id, and the cells of a table with what stands behind them. */
export type FactBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: readonly (string | Fact)[] }
  | {
      readonly type: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly (string | Fact)[])[];
    }
  | {
      readonly type: 'picture';
      readonly sha256: string;
      readonly mime: 'image/png' | 'image/jpeg' | 'image/svg+xml';
      readonly caption: string;
      readonly widthMm: number;
      readonly heightMm: number;
    };

/** What is known for a document: words for its placeholders, and whole blocks for its insertions. */
export interface Facts {
  readonly words?: Readonly<Partial<Record<PlaceholderName, Fact | string>>>;
  readonly blocks?: Readonly<Partial<Record<PlaceholderName, readonly FactBlock[]>>>;
}

export type TemplateBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  /** Whole blocks under the Chinese name of a placeholder; an optional one leaves no gap where nothing is known. */
  | { readonly type: 'insert'; readonly name: string; readonly optional: boolean };

/** The form of a document, in the authority's own words. Placeholders stand in braces: {隐患编号}. */
export interface Template {
  readonly title: string;
  readonly addressee: string;
  readonly blocks: readonly TemplateBlock[];
  readonly copies: readonly string[];
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
const NAMES = new Map<string, PlaceholderName>(
  Object.entries(PLACEHOLDERS).map(([name, { zh }]) => [zh, name as PlaceholderName]),
);

/** Placeholders of a template that the product does not know, as they are written. */
export function unknownPlaceholders({ title, addressee, blocks, copies }: Template): string[] {
  const texts = [
    title,
    addressee,
    ...copies,
    ...blocks.flatMap((b) => (b.type === 'insert' ? [] : [b.text])),
  ];
  const named = [
    ...texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')),
    ...blocks.flatMap((b) => (b.type === 'insert' ? [b.name] : [])),
  ];
  return [...new Set(named.filter((name) => !NAMES.has(name)))];
}

/**
 * Writes a template out with what is known. What is not known stays as a visible gap: nothing is guessed and nothing
 * is left out in silence.
 */
export function fillTemplate(template: Template, facts: Facts): DocumentContent {
  const blocks: Block[] = [];
  const references: Reference[] = [];
  const next = () => `b${blocks.length + 1}`;
  const addParagraph = (parts: readonly (string | Fact)[]) => {
    const id = next();
    blocks.push({ id, type: 'paragraph', text: parts.map(textOf).join('') });
    references.push(...refer(parts, { block: id }));
  };
  for (const block of template.blocks) {
    if (block.type === 'paragraph') addParagraph(partsOf(block.text, facts));
    else if (block.type === 'heading')
      blocks.push({ ...block, id: next(), text: partsOf(block.text, facts).map(textOf).join('') });
    else for (const given of insertedBlocks(block.name, block.optional, facts)) add(given);
  }
  const words = (text: string) => partsOf(text, facts).map(textOf).join('');
  return {
    title: words(template.title),
    addressee: words(template.addressee),
    blocks,
    copies: template.copies.map(words),
    references,
  };

  function add(given: FactBlock): void {
    const id = next();
    if (given.type === 'paragraph') addParagraph(given.text);
    else if (given.type !== 'table') blocks.push({ ...given, id });
    else addTable(given, id);
  }

  function addTable(given: Extract<FactBlock, { type: 'table' }>, id: string): void {
    blocks.push({ ...given, id, rows: given.rows.map((cells) => cells.map(textOf)) });
    given.rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        references.push(...refer([cell], { block: id, row, column }));
      });
    });
  }
}

function insertedBlocks(zh: string, optional: boolean, facts: Facts): readonly FactBlock[] {
  const name = NAMES.get(zh);
  const known = name === undefined ? undefined : facts.blocks?.[name];
  return known ?? (optional ? [] : [{ type: 'paragraph', text: [gap(zh)] }]);
}

function partsOf(text: string, { words = {} }: Facts): (string | Fact)[] {
  return text.split(PLACEHOLDER).map((part, i) => {
    if (i % 2 === 0) return part;
    const name = NAMES.get(part);
    const known = name === undefined ? undefined : words[name];
    return known === undefined || textOf(known) === '' ? gap(part) : known;
  });
}

function textOf(part: string | Fact): string {
  return typeof part === 'string' ? part : part.text;
}

function refer(parts: readonly (string | Fact)[], at: Omit<Reference, 'value' | 'opens'>): Reference[] {
  return parts.flatMap((part) =>
    typeof part === 'string' || part.opens === undefined || part.text === ''
      ? []
      : [{ ...at, value: part.text, opens: part.opens }],
  );
}
