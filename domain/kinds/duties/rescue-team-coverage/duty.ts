import { defineDuty } from '../../../primitives/duty.ts';
import { HIGH_RISK_MARKS } from '../../../reference/sector-marks.ts';
import { byLaw } from '../parts.ts';

export const rescueTeamCoverage = defineDuty({
  name: 'rescue-team-coverage',
  words: ['应急救援队伍建设', 'Rescue teams'],
  about: [
    '高危行业领域企业建有救援队伍或签有有效救援协议，每年核对。',
    'Enterprises in high-risk sectors have a rescue team of their own or a standing agreement, checked each year.',
  ],
  clauses: ['18c'],
  rule: byLaw('安全生产法第八十二条；治本攻坚三年行动方案第18项'),
  population: { of: 'organisation', where: { kinds: ['enterprise'], marks: HIGH_RISK_MARKS } },
  when: { every: 'year' },
  proof: { register: 'rescue-team', standing: true },
});
