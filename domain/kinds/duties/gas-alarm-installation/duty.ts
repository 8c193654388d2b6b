import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

/** GB/T 4754 division 62 is catering. An alarm past its calibration or its life is none. */
export const gasAlarmInstallation = defineDuty({
  name: 'gas-alarm-installation',
  words: ['燃气报警装置安装', 'Installation of gas alarms'],
  about: [
    '使用燃气的餐饮单位安装可燃气体报警装置并保持正常，每年核对；不用燃气的由园区登记免除。',
    'Caterers that use gas have gas alarms in working order, checked each year; who uses none is excused by the park.',
  ],
  clauses: ['6b'],
  rule: byLaw('安全生产法第三十六条第四款'),
  population: { of: 'organisation', where: { industries: ['62'] } },
  when: { every: 'year' },
  proof: { register: 'gas-alarm', answered: 'installedOn', standing: true },
});
