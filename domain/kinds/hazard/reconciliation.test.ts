import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from './fields.ts';
import { type Entry, isBalanced, type Outcome, reconcile } from './reconciliation.ts';

const item = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  month: fc.constantFrom('2026-09', '2026-10', '2026-11'),
  end: fc.constantFrom('standing' as const, 'merged' as const, 'dismissed' as const),
});
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

const entry = ({ channel, month }: Item): Entry => ({ channel, month, count: 1 });
const outcome = ({ channel, month, end }: Item): Outcome => ({
  channel,
  month,
  standing: 0,
  merged: 0,
  dismissed: 0,
  [end]: 1,
});

describe('Reconciliation', () => {
  it('balances when every item that came in ended somewhere, in whatever order it is counted', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const lines = reconcile(items.map(entry), items.map(outcome).reverse());
        expect(isBalanced(lines)).toBe(true);
        expect(lines.reduce((sum, line) => sum + line.entered, 0)).toBe(items.length);
      }),
    );
  });

  it('names the channel and month of any one item that is lost', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), fc.nat(), (items, n) => {
        const lost = n % items.length;
        const lines = reconcile(items.map(entry), items.filter((_, i) => i !== lost).map(outcome));
        const wrong = lines.filter((line) => line.missing !== 0);
        const { channel, month } = items[lost] as Item;
        expect(wrong).toEqual([expect.objectContaining({ channel, month, missing: 1 })]);
      }),
    );
  });

  it('shows an item that changed its channel on both sides, though the total still agrees', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (items) => {
        const [first, ...rest] = items as [Item, ...Item[]];
        const other = CHANNELS.find((c) => c !== first.channel) ?? 'expert';
        const lines = reconcile(items.map(entry), [{ ...first, channel: other }, ...rest].map(outcome));
        expect(
          lines
            .map((l) => l.missing)
            .filter((m) => m !== 0)
            .sort(),
        ).toEqual([-1, 1]);
      }),
    );
  });
});
