import { type LogServices, sequenceLog } from '../services/log.ts';
import type { Sweep } from './sweeps.ts';

const SECOND_MS = 1000;

/** Every event is a leaf within two seconds of its commit. */
export const logSweeps = (services: LogServices): readonly Sweep[] => [
  { name: 'log', everyMs: SECOND_MS, run: (actor) => sequenceLog(services, actor) },
];
