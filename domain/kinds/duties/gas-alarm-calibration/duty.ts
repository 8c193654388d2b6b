import { defineDuty } from '../../../primitives/duty.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { byRules } from '../parts.ts';

export const gasAlarmCalibration = defineDuty({
  name: 'gas-alarm-calibration',
  words: ['燃气报警装置校准', 'Calibration of gas alarms'],
  about: ['燃气泄漏报警装置在应校准日期前校准。', 'A gas alarm is calibrated by its day.'],
  clauses: ['6b'],
  rule: byRules(ASSET_RULES['gas-alarm-calibration']),
  population: { of: 'entry', register: 'gas-alarm' },
  when: { anchor: { field: 'calibrateBy' }, opens: 30 },
  proof: { itself: 'moved' },
});
