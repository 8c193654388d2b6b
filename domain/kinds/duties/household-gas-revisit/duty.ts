import { defineDuty } from '../../../primitives/duty.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { byRules } from '../parts.ts';

/** Of each visit in which somebody was met: only a later one of the same address, in which he was met again, proves it. */
export const householdGasRevisit = defineDuty({
  name: 'household-gas-revisit',
  words: ['按期再次入户安检', 'Next household gas visit'],
  about: [
    '每户在下次安检期限前再次入户，燃气经营者登记到户结果。',
    'Every user is visited again by its day, and the gas operator logs what was found.',
  ],
  clauses: ['6g'],
  rule: byRules(ASSET_RULES['household-gas-visit-resident'], ASSET_RULES['household-gas-visit-other']),
  population: { of: 'entry', register: 'household-gas-visit' },
  when: { anchor: { field: 'nextBy' }, opens: 'after' },
  proof: { register: 'household-gas-visit', facets: ['safe', 'hazard'], about: 'address' },
});
