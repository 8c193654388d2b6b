import { firstOf } from '@zhiben/domain/kinds/figure/spans.ts';
import { submitBy } from '@zhiben/domain/kinds/monthly/monthly.ts';
import { addDays, addMonths, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { EntryServices } from '../services/entries.ts';
import { approveMonth, pickMonth, submitMonth } from '../services/monthly.ts';
import { type DemoHazard, dayOf } from './simulate.ts';
import { made } from './story.ts';
import { actorOf, type DemoWorld } from './world.ts';

/** Months that were submitted: a year, up to the one before the last, which is left to whoever tries the park. */
const [FIRST_BACK, LAST_BACK] = [12, 2];
const MOST = 3;

/** The park's monthly submissions, each signed by two people some days before its last day, as they would have. */
export async function furnishMonths(
  { database, clock }: EntryServices,
  world: DemoWorld,
  hazards: readonly DemoHazard[],
): Promise<void> {
  const [desk, second] = world.staff.desk;
  if (desk === undefined || second === undefined) return;
  const present = firstOf(dayOf(clock.now().getTime()));
  for (let back = FIRST_BACK; back >= LAST_BACK; back--) {
    const first = addMonths(present as PlainDate, -back);
    const month = first.slice(0, 7);
    const then = new Date(`${addDays(submitBy(first), -2)}T09:30:00+08:00`);
    const services = { database, clock: { now: () => then } };
    const items = hazards
      .filter(({ file }) => file.grade === 'major' && file.foundOn.startsWith(month))
      .slice(0, MOST)
      .map(({ file }) => ({ caseId: file.id, named: false }));
    await made(pickMonth(services, actorOf(desk), month, { seenVersion: 0, items }));
    const opinion = items.length === 0 ? '同意零报告。' : '情况属实，同意上报。';
    await made(approveMonth(services, actorOf(second), month, { seenVersion: 1, opinion }));
    const to = `${world.county.name}安全生产委员会办公室`;
    await made(submitMonth(services, actorOf(desk), month, { seenVersion: 2, to, receipt: '' }));
  }
}
