import { workOutDuties } from '../services/duties.ts';
import { climbDutyLadders } from '../services/duty-ladder.ts';
import { withdrawEndedDrafts } from '../services/entry-documents.ts';
import { detectInquiries } from '../services/inquiries.ts';
import { climbLadders } from '../services/ladder.ts';
import type { LogServices } from '../services/log.ts';
import { followUpNotices } from '../services/notice-sending.ts';
import { type NoticeServices, tellOfUntold } from '../services/notices.ts';
import { remindOfTerms } from '../services/reminders.ts';
import { figureSweeps } from './figures.ts';
import { logSweeps } from './log.ts';
import type { Sweep } from './sweeps.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What the sweeps work with. */
export type JobServices = NoticeServices & LogServices;

/** Every sweep, in the order in which they run when all are asked for: what one makes, the next may find. */
export function allSweeps(services: JobServices): readonly Sweep[] {
  return [
    { name: 'untold', everyMs: 10 * MINUTE_MS, run: (actor) => tellOfUntold(services, actor) },
    { name: 'notices', everyMs: MINUTE_MS, run: (actor) => followUpNotices(services, actor) },
    { name: 'reminders', everyMs: HOUR_MS, run: (actor) => remindOfTerms(services, actor) },
    { name: 'ladder', everyMs: HOUR_MS, run: (actor) => climbLadders(services, actor) },
    { name: 'drafts', everyMs: HOUR_MS, run: (actor) => withdrawEndedDrafts(services, actor) },
    {
      name: 'inquiries',
      everyMs: 6 * HOUR_MS,
      run: async (actor) => void (await detectInquiries(services, actor, actor.reach.authorityId)),
    },
    { name: 'duties', everyMs: HOUR_MS, run: (actor) => workOutDuties(services, actor) },
    { name: 'duty-ladder', everyMs: HOUR_MS, run: (actor) => climbDutyLadders(services, actor) },
    ...figureSweeps(services),
    // The last: what the others did is in it when all are asked for.
    ...logSweeps(services),
  ];
}
