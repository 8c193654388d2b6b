import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import {
  isBalanced,
  type ReconciliationLine,
  reconcile,
} from '@zhiben/domain/kinds/hazard/reconciliation.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { daysInMonth } from '@zhiben/domain/values/plain-date.ts';
import type { Database } from '../store/database.ts';
import { readDifferences, readEntries, readOutcomes } from '../store/reconciliation.ts';
import { done, refused } from './refusals.ts';

const KIND = 'hazard';
/** Every item of the period is looked at, so the period has an end. */
const MOST_MONTHS = 36;
const STANDING = hazardLifecycle.states
  .filter((state) => state !== 'merged' && state !== 'dismissed')
  .join(',');

/** For every channel and month: items in = standing + merged + dismissed (plan measure 13), and where it fails to. */
export async function readReconciliation(
  { database }: { readonly database: Database },
  actor: Actor,
  months: { readonly from: string; readonly to: string },
) {
  if (months.from > months.to) return refused('range-upside-down', 'to');
  if (monthNumber(months.to) - monthNumber(months.from) >= MOST_MONTHS)
    return refused('range-too-long', 'to', { months: MOST_MONTHS });
  const period = {
    authorityIds: actor.reach.authorityIds,
    kind: KIND,
    from: `${months.from}-01`,
    to: lastDay(months.to),
  };
  return database.as(actor, async (tx) => {
    const lines = reconcile(await readEntries(tx, period), await readOutcomes(tx, period));
    const differences = await readDifferences(tx, period);
    return done({
      balanced: isBalanced(lines) && differences.length === 0,
      total: totalOf(lines),
      lines: lines.map((line) => ({ ...line, links: linksOf(line) })),
      differences,
    });
  });
}

/** The filters of the list that open the records behind each number. */
function linksOf({ channel, month }: ReconciliationLine) {
  const entered = { channel, foundFrom: `${month}-01`, foundTo: lastDay(month) };
  return {
    entered,
    standing: { ...entered, state: STANDING },
    merged: { ...entered, state: 'merged' },
    dismissed: { ...entered, state: 'dismissed' },
  };
}

function totalOf(lines: readonly ReconciliationLine[]) {
  const sum = (name: 'entered' | 'standing' | 'merged' | 'dismissed' | 'missing') =>
    lines.reduce((all, line) => all + line[name], 0);
  return {
    entered: sum('entered'),
    standing: sum('standing'),
    merged: sum('merged'),
    dismissed: sum('dismissed'),
    missing: sum('missing'),
  };
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function lastDay(month: string): string {
  return `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`;
}
