import { defineDuty } from '../../../primitives/duty.ts';
import { RESCUE_MARKS } from '../../../standards/sector-lists.ts';
import { byLaw } from '../parts.ts';

export const rescueTeamCoverage = defineDuty({
  name: 'rescue-team-coverage',
  words: ['应急救援队伍建设', 'Rescue teams'],
  about: [
    '危险物品、燃气、矿山、金属冶炼和建筑施工企业建有救援队伍或签有有效救援协议，每年核对。',
    'Enterprises with dangerous goods, gas, mines, smelting or building works have a rescue team of their own or a standing agreement, checked each year.',
  ],
  clauses: ['18c'],
  rule: byLaw('安全生产法第八十二条；治本攻坚三年行动方案第18项'),
  population: { of: 'organisation', where: { kinds: ['enterprise'], marks: RESCUE_MARKS } },
  when: { every: 'year' },
  proof: { register: 'rescue-team', standing: true },
});
