import type { TermContext } from '@zhiben/domain/kinds/hazard/running-term.ts';
import { workCalendar } from '@zhiben/domain/reference/work-calendar.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { withOwnDays } from '@zhiben/domain/values/working-days.ts';
import { readSettings } from '../store/authorities.ts';
import type { Db } from '../store/database.ts';

/** By which rules and holidays an authority counts its terms on a day. */
export async function termsOf(tx: Db, authorityId: string, today: string): Promise<TermContext> {
  const { terms: own = [], ownDays } = await readSettings(tx, authorityId);
  const calendar = ownDays === undefined ? workCalendar : withOwnDays(workCalendar, ownDays);
  return { today: today as PlainDate, own, calendar };
}
