import { defineDuty } from '../../../primitives/duty.ts';
import { CONNECTED, COVERAGE } from '../monitoring-coverage/clause.ts';

/** Each dust site by itself. */
export const monitoringCoverageDust = defineDuty({
  name: 'monitoring-coverage-dust',
  words: ['粉尘涉爆监测预警全覆盖', 'Monitoring of dust sites'],
  about: [
    '2025年12月31日前，每处粉尘涉爆场所接入监测预警，监测点写明所属场所。',
    'By 31 December 2025 every combustible-dust site is connected, by a point that names it.',
  ],
  ...COVERAGE,
  population: { of: 'entry', register: 'dust-site' },
  proof: { ...CONNECTED, facets: ['dust'], about: 'site' },
});
