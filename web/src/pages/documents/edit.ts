import type { Block, DocumentContent } from '@zhiben/domain/kinds/document/content.ts';

/** An id that no block of the document has. */
export function freshId(blocks: readonly Block[]): string {
  const highest = Math.max(0, ...blocks.map(({ id }) => Number(id.slice(1))));
  return `b${highest + 1}`;
}

export function withBlock(content: DocumentContent, changed: Block): DocumentContent {
  return { ...content, blocks: content.blocks.map((block) => (block.id === changed.id ? changed : block)) };
}

/** Without a block, and without what stood behind its numbers. */
export function withoutBlock(content: DocumentContent, id: string): DocumentContent {
  return {
    ...content,
    blocks: content.blocks.filter((block) => block.id !== id),
    references: content.references.filter(({ block }) => block !== id),
  };
}

/** A block one place up (-1) or down (1). */
export function moved(content: DocumentContent, id: string, by: -1 | 1): DocumentContent {
  const from = content.blocks.findIndex((block) => block.id === id);
  const to = from + by;
  const [one, other] = [content.blocks[from], content.blocks[to]];
  if (one === undefined || other === undefined) return content;
  const blocks = [...content.blocks];
  blocks[from] = other;
  blocks[to] = one;
  return { ...content, blocks };
}

/** A table without a row: the references of the rows below move up with them. */
export function withoutRow(content: DocumentContent, id: string, row: number): DocumentContent {
  const blocks = content.blocks.map((block) =>
    block.id === id && block.type === 'table'
      ? { ...block, rows: block.rows.filter((_, i) => i !== row) }
      : block,
  );
  const references = content.references.flatMap((reference) => {
    if (reference.block !== id || reference.row === undefined || reference.row < row) return [reference];
    return reference.row === row ? [] : [{ ...reference, row: reference.row - 1 }];
  });
  return { ...content, blocks, references };
}
