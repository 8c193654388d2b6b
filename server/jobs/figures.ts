import { foldFigures, freezeMonths } from '../services/figure-upkeep.ts';
import type { FigureServices } from '../services/figures.ts';
import type { Sweep } from './sweeps.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

/** Roll-ups are folded often, so that a reader finds little to add; month-ends are taken in the hour after midnight. */
export const figureSweeps = (services: FigureServices): readonly Sweep[] => [
  { name: 'fold-figures', everyMs: 5 * SECOND_MS, run: (actor) => foldFigures(services, actor) },
  { name: 'freeze-months', everyMs: HOUR_MS, run: (actor) => freezeMonths(services, actor) },
];
