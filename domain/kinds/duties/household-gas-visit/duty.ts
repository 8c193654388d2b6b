import { defineDuty } from '../../../primitives/duty.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { byRules } from '../parts.ts';

/** Here each operator is asked whether it visits at all; each household, by `household-gas-revisit`. */
export const householdGasVisit = defineDuty({
  name: 'household-gas-visit',
  words: ['入户安检', 'Household gas visit'],
  about: [
    '燃气经营者每年开展入户安检并登记到户结果。',
    'Every gas operator visits its users every year and logs what was found.',
  ],
  clauses: ['6g'],
  rule: byRules(ASSET_RULES['household-gas-visit-resident'], ASSET_RULES['household-gas-visit-other']),
  population: { of: 'organisation', where: { marks: ['city-gas'] } },
  when: { every: 'year' },
  proof: { register: 'household-gas-visit', facets: ['safe', 'hazard'] },
});
