import type { DocumentContent } from '@zhiben/domain/kinds/document/content.ts';
import { describe, expect, it } from 'vitest';
import { freshId, moved, withoutBlock, withoutRow } from './edit.ts';

const opens = '/hazards?open=true';
const content: DocumentContent = {
  title: '通报',
  addressee: '',
  copies: [],
  blocks: [
    { id: 'b1', type: 'paragraph', text: '共3处' },
    { id: 'b4', type: 'table', caption: '', head: ['编号'], rows: [['甲'], ['乙'], ['丙']] },
  ],
  references: [
    { block: 'b1', value: '3', opens },
    ...['甲', '乙', '丙'].map((value, row) => ({ block: 'b4', row, column: 0, value, opens })),
  ],
};

describe('A draft that is edited', () => {
  it('keeps what stands behind each row when another row goes', () => {
    const { blocks, references } = withoutRow(content, 'b4', 1);
    expect(blocks[1]).toMatchObject({ rows: [['甲'], ['丙']] });
    expect(references.filter(({ block }) => block === 'b4')).toMatchObject([
      { row: 0, value: '甲' },
      { row: 1, value: '丙' },
    ]);
  });

  it('forgets what stood behind a block that goes', () => {
    expect(withoutBlock(content, 'b4').references).toEqual([{ block: 'b1', value: '3', opens }]);
  });

  it('moves a block past its neighbour and never off the page', () => {
    expect(moved(content, 'b4', -1).blocks.map(({ id }) => id)).toEqual(['b4', 'b1']);
    expect(moved(content, 'b4', 1)).toBe(content);
  });

  it('gives a new block an id of its own', () => {
    expect(freshId(content.blocks)).toBe('b5');
    expect(freshId([])).toBe('b1');
  });
});
