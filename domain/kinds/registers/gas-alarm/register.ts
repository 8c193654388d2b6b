import { choice, day, defineRegister, text, yesNo } from '../../../primitives/register.ts';
import { ASSET_RULES, againDue, scrapOn } from '../../../standards/asset-rules.ts';
import { SCRAP_CATALOGUE } from '../../../standards/scrap-catalogue.ts';
import { byRule, checks, dayIn, earliest, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  commercial: ['工业及商业用', 'Industrial or commercial', '工商业', '商用', '工业用'],
  household: ['家用', 'Household', '居民用'],
} as const;

/** 燃气泄漏报警装置 in places that use gas (安全生产法 art. 36 and 99; plan measure 6). */
export const gasAlarm = defineRegister({
  name: 'gas-alarm',
  words: ['燃气泄漏报警装置', 'Gas leak alarms'],
  about: [
    '装在哪里、何时校准、何时到寿命、是否联动切断。',
    'Where it hangs, when it was calibrated, when its life ends, whether it shuts the gas off.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'place',
  key: ['number', 'place'],
  facet: 'kind',
  expires: ({ calibrateBy, replaceBy }) => earliest(dayIn(calibrateBy), dayIn(replaceBy)),
  fields: {
    place: text(['安装位置', 'Place', '安装地点', '位置'], '食堂后厨灶台上方', { required: true }),
    number: text(['装置编号', 'Number', '设备编号', '编号', '探测器编号'], 'RQ-2025-0031', { listed: true }),
    kind: choice(['用途', 'Use', '探测器类型', '类型'], KINDS, { required: true }),
    madeOn: day(['出厂日期', 'Made on', '生产日期'], { example: '2025-01-08' }),
    installedOn: day(['安装日期', 'Installed on', '安装时间'], { example: '2025-03-01', listed: true }),
    calibratedOn: day(['最近校准日期', 'Calibrated on', '校准日期', '检定日期'], { example: '2026-03-01' }),
    shutsOff: yesNo(['联动切断阀', 'Shuts the gas off', '联动切断', '紧急切断']),
    connected: yesNo(['已接入监测平台', 'Connected to monitoring', '联网']),
    calibrateBy: day(['应校准日期', 'Calibrate by'], {
      listed: true,
      rules: [ASSET_RULES['gas-alarm-calibration']],
      compute: ({ calibratedOn, installedOn }, own) => {
        const last = dayIn(calibratedOn) ?? dayIn(installedOn);
        return byRule(last && againDue('gas-alarm-calibration', last, own.values));
      },
    }),
    replaceBy: day(['应更换日期', 'Replace by'], {
      rules: [
        SCRAP_CATALOGUE['scrap-gas-detector-commercial'],
        SCRAP_CATALOGUE['scrap-gas-detector-household'],
      ],
      compute: ({ kind, madeOn }, own) => {
        const made = dayIn(madeOn);
        return byRule(made && scrapOn(`scrap-gas-detector-${String(kind)}`, made, null, own.values));
      },
    }),
  },
  check: checks(notAfterToday('madeOn', 'installedOn', 'calibratedOn'), inOrder('madeOn', 'installedOn')),
});
