/** How many hazards came in through one channel, found in one month, as their first events tell it. */
export interface Entry {
  readonly channel: string;
  /** YYYY-MM */
  readonly month: string;
  readonly count: number;
}

/** What became of the hazards of one channel and month, as the list shows it now. */
export interface Outcome {
  readonly channel: string;
  readonly month: string;
  /** Being worked on, or closed. */
  readonly standing: number;
  /** Merged into another hazard that is there. */
  readonly merged: number;
  readonly dismissed: number;
}

export interface ReconciliationLine extends Outcome {
  /** Items in. */
  readonly entered: number;
  /** Items in that are nowhere to be found (positive), or hazards that never came in (negative). 0 balances. */
  readonly missing: number;
}

/**
 * Plan measure 13: all channels feed one list. For every channel and month, items in = standing + merged + dismissed,
 * to the item. The two sides come from different records, the events and the list, so that a hazard lost, relabelled
 * or merged into nothing shows as a difference.
 */
export function reconcile(entries: readonly Entry[], outcomes: readonly Outcome[]): ReconciliationLine[] {
  const lines = new Map<string, ReconciliationLine>();
  const lineOf = (channel: string, month: string): ReconciliationLine =>
    lines.get(`${month} ${channel}`) ?? {
      channel,
      month,
      entered: 0,
      standing: 0,
      merged: 0,
      dismissed: 0,
      missing: 0,
    };
  for (const { channel, month, count } of entries) {
    const line = lineOf(channel, month);
    lines.set(`${month} ${channel}`, { ...line, entered: line.entered + count });
  }
  for (const { channel, month, standing, merged, dismissed } of outcomes) {
    const line = lineOf(channel, month);
    lines.set(`${month} ${channel}`, {
      ...line,
      standing: line.standing + standing,
      merged: line.merged + merged,
      dismissed: line.dismissed + dismissed,
    });
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => ({
      ...line,
      missing: line.entered - line.standing - line.merged - line.dismissed,
    }));
}

/** True when not one item is missing or too many, in any line. */
export function isBalanced(lines: readonly ReconciliationLine[]): boolean {
  return lines.every((line) => line.missing === 0);
}
