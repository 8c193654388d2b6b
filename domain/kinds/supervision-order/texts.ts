import { texts } from '../../primitives/texts.ts';

/** Words of supervision orders in lists that leave the product. */
export const orderTexts = texts({
  'order.state.issued': ['督办中', 'In force'],
  'order.state.done': ['已办结', 'Done'],
  'order.state.withdrawn': ['已撤销', 'Withdrawn'],
});
