import { choice, day, defineRegister, text } from '../../../primitives/register.ts';
import { ASSET_RULES, validTo } from '../../../standards/asset-rules.ts';
import { checks, dayIn, hintOf, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  'safety-production': ['安全生产许可证', 'Safety production licence', '安全许可证'],
  'chemicals-trade': [
    '危险化学品经营许可证',
    'Hazardous chemicals trade licence',
    '危化品经营许可证',
    '危化经营许可',
  ],
  'chemicals-use': ['危险化学品安全使用许可证', 'Hazardous chemicals use licence', '危化品使用许可证'],
  'chemicals-registration': ['危险化学品登记证', 'Hazardous chemicals registration', '危化品登记证'],
  'gas-trade': ['燃气经营许可证', 'Gas trade licence', '燃气经营许可'],
  'cylinder-filling': ['气瓶充装许可证', 'Cylinder filling licence', '气瓶充装许可', '充装许可证'],
  fireworks: ['烟花爆竹经营（零售）许可证', 'Fireworks licence', '烟花爆竹许可证'],
  transport: ['道路危险货物运输许可证', 'Dangerous goods transport licence', '危货运输许可'],
  'hazardous-waste': ['危险废物经营许可证', 'Hazardous waste licence', '危废经营许可证'],
  'fire-check': [
    '公众聚集场所消防安全检查意见',
    'Fire-safety approval of a public place',
    '消防安全检查合格证',
  ],
  equipment: ['特种设备使用登记证', 'Special equipment registration', '使用登记证'],
  pollution: ['排污许可证', 'Pollutant discharge permit', '排污许可'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 许可证照 with their expiry (plan measure 6: 燃气经营许可、气瓶充装许可; 安全生产许可证条例). */
export const licence = defineRegister({
  name: 'licence',
  words: ['许可证照', 'Licences', '证照'],
  about: [
    '有哪些许可证、谁发的、许可什么、何时到期。',
    'Which licences there are, who issued them, for what, until when.',
  ],
  group: 'permits',
  keeper: 'organisation',
  title: 'number',
  key: ['kind', 'number'],
  facet: 'kind',
  day: 'issuedOn',
  expires: ({ kind, issuedOn, validTo: printed }) => {
    const issued = dayIn(issuedOn);
    const byRule =
      kind === 'cylinder-filling' && issued ? validTo('filling-licence', issued).dueOn : undefined;
    return dayIn(printed) ?? byRule;
  },
  renewal: { same: ['kind', 'number'], afresh: ['number', 'conditions'] },
  fields: {
    number: text(['证书编号', 'Number', '许可证编号', '证号', '编号'], '皖淮危化经字〔2024〕000012', {
      required: true,
    }),
    kind: choice(['证照名称', 'Licence', '许可证类型', '证照类型', '许可证名称'], KINDS, {
      required: true,
      listed: true,
    }),
    scope: text(['许可范围', 'Scope', '许可内容', '经营范围'], '柴油、甲醇（无储存）', { listed: true }),
    issuer: text(['发证机关', 'Issued by', '发证单位', '颁发机关'], '淮南市应急管理局'),
    issuedOn: day(['发证日期', 'Issued on', '颁发日期', '有效期起'], { example: '2024-05-20' }),
    validTo: day(['有效期至', 'Valid to', '到期日期', '有效期', '截止日期'], {
      listed: true,
      example: '2027-05-19',
      hint: hintOf(ASSET_RULES['filling-licence']),
    }),
    conditions: text(['许可条件和限制', 'Conditions', '附加条件'], '不得储存'),
  },
  check: checks(notAfterToday('issuedOn'), inOrder('issuedOn', 'validTo')),
});
