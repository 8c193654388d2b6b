import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

export const installationTrio = defineDuty({
  name: 'installation-trio',
  words: ['重大危险源包保责任', 'Responsible trio of installations'],
  about: [
    '每处重大危险源明确主要负责人、技术负责人、操作负责人，每年核对。',
    'Every major hazard installation has a principal, a technical and an operational person; checked each year.',
  ],
  clauses: ['7a'],
  rule: byLaw('危险化学品企业重大危险源安全包保责任制办法（试行）（应急厅〔2021〕12号）'),
  population: {
    of: 'entry',
    register: 'major-hazard-installation',
    facets: ['first', 'second', 'third', 'fourth', 'pending'],
  },
  when: { every: 'year' },
  proof: { itself: { answered: ['principal', 'technical', 'operational'] } },
});
