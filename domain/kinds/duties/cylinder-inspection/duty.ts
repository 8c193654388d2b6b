import { defineDuty } from '../../../primitives/duty.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { byRules } from '../parts.ts';

/** Terms of the other classes are UNSURE: the register shows them, nobody is asked by them. */
export const cylinderInspection = defineDuty({
  name: 'cylinder-inspection',
  words: ['气瓶检验', 'Inspection of cylinders'],
  about: [
    '液化石油气钢瓶和溶解乙炔气瓶在检验或报废期限前送检或报废。',
    'LPG and acetylene cylinders are inspected or scrapped by their day.',
  ],
  clauses: ['6c', '6i'],
  rule: byRules(ASSET_RULES['cylinder-inspection-lpg'], ASSET_RULES['cylinder-inspection-acetylene']),
  population: { of: 'entry', register: 'gas-cylinder', facets: ['lpg', 'acetylene'] },
  when: { anchor: 'expiry', opens: 30 },
  proof: { itself: 'moved' },
});
