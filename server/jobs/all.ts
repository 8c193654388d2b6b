import { detectInquiries } from '../services/inquiries.ts';
import { climbLadders } from '../services/ladder.ts';
import { type NoticeServices, tellOfUntold } from '../services/notices.ts';
import { figureSweeps } from './figures.ts';
import type { Sweep } from './sweeps.ts';

const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;

/** What the sweeps work with. */
export type JobServices = NoticeServices;

/** Every sweep, in the order in which they run when all are asked for: what one makes, the next may find. */
export function allSweeps(services: JobServices): readonly Sweep[] {
  return [
    { name: 'untold', everyMs: TEN_MINUTES_MS, run: (actor) => tellOfUntold(services, actor) },
    { name: 'ladder', everyMs: HOUR_MS, run: (actor) => climbLadders(services, actor) },
    {
      name: 'inquiries',
      everyMs: 6 * HOUR_MS,
      run: async (actor) => void (await detectInquiries(services, actor, actor.reach.authorityId)),
    },
    ...figureSweeps(services),
  ];
}
