import { defineDuty } from '../../../primitives/duty.ts';
import { CONNECTED, COVERAGE } from './clause.ts';

/** Each installation by itself: the point names it. */
export const monitoringCoverage = defineDuty({
  name: 'monitoring-coverage',
  words: ['重大危险源监测预警全覆盖', 'Monitoring of installations'],
  about: [
    '2025年12月31日前，每处重大危险源接入监测预警，监测点写明所属重大危险源。',
    'By 31 December 2025 every major hazard installation is connected, by a point that names it.',
  ],
  ...COVERAGE,
  population: {
    of: 'entry',
    register: 'major-hazard-installation',
    facets: ['first', 'second', 'third', 'fourth', 'pending'],
  },
  proof: { ...CONNECTED, facets: ['chemical-installation'], about: 'site' },
});
