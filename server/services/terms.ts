import type { TermContext } from '@zhiben/domain/kinds/hazard/running-term.ts';
import { workCalendar } from '@zhiben/domain/reference/work-calendar.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { withOwnDays } from '@zhiben/domain/values/working-days.ts';
import { readSettings } from '../store/authorities.ts';
import type { Db } from '../store/database.ts';

/** By which rules and holidays an authority counts its terms on a day. */
export async function termsOf(tx: Db, authorityId: string, today: string): Promise<TermContext> {
  const { terms: own = [], ownDays } = await readSettings(tx, authorityId);
  return { today: today as PlainDate, own, calendar: calendarOf(ownDays) };
}

/** The legal working days, with what an authority has set otherwise. */
export function calendarOf(ownDays: Parameters<typeof withOwnDays>[1] | undefined) {
  return ownDays === undefined ? workCalendar : withOwnDays(workCalendar, ownDays);
}
