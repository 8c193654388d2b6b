import type { NoticeServices } from '../services/notices.ts';
import type { Sweep } from './sweeps.ts';

/** What the sweeps work with. */
export type JobServices = NoticeServices;

/** Every sweep, in the order in which they run when all are asked for: what one makes, the next may find. */
export function allSweeps(_services: JobServices): readonly Sweep[] {
  return [];
}
