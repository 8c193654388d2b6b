import { defineDuty } from '../../../primitives/duty.ts';
import { CONNECTED, COVERAGE } from '../monitoring-coverage/clause.ts';

/** Smelters have no register of their furnaces: the enterprise is asked. */
export const monitoringCoverageSmelting = defineDuty({
  name: 'monitoring-coverage-smelting',
  words: ['金属冶炼监测预警全覆盖', 'Monitoring of smelters'],
  about: [
    '2025年12月31日前，每家金属冶炼企业接入监测预警。',
    'By 31 December 2025 every metal smelter is connected.',
  ],
  ...COVERAGE,
  population: { of: 'organisation', where: { marks: ['metal-smelting'] } },
  proof: { ...CONNECTED, facets: ['steel'] },
});
