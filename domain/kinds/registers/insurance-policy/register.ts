import { choice, day, defineRegister, money, number, text, yesNo } from '../../../primitives/register.ts';
import { ASSET_RULES, insuranceOn } from '../../../standards/asset-rules.ts';
import { dayIn, hintOf, inOrder } from '../parts.ts';

const LIMITS = {
  enough: ['达到最低限额', 'Enough'],
  low: ['低于最低限额', 'Too low'],
} as const;
const FEN = 100;

/** 安责险保单 and its accident-prevention service (应急〔2025〕27号; 安全生产法 art. 51; plan measure 24). */
export const insurancePolicy = defineRegister({
  name: 'insurance-policy',
  words: ['安责险保单', 'Safety liability policies', '安全生产责任保险'],
  about: [
    '谁承保、保多少人、每人限额够不够、何时到期、事故预防服务做没做。',
    'Who insures how many people, whether the limit is enough, until when, and what prevention service was given.',
  ],
  group: 'permits',
  keeper: 'organisation',
  title: 'number',
  key: ['number'],
  facet: 'limit',
  day: 'beginsOn',
  amount: 'people',
  expires: 'endsOn',
  renewal: { same: ['insurer'], afresh: ['number', 'premium', 'service'] },
  fields: {
    number: text(['保单号', 'Policy number', '保单编号', '保险单号'], 'PZAQ202634040000012', {
      required: true,
    }),
    insurer: text(['承保机构', 'Insurer', '保险公司', '保险机构'], '人保财险凤台支公司', {
      required: true,
      listed: true,
    }),
    beginsOn: day(['保险起期', 'Begins on', '起保日期', '生效日期'], {
      required: true,
      example: '2026-01-01',
    }),
    endsOn: day(['保险止期', 'Ends on', '到期日期', '终保日期', '有效期至'], {
      required: true,
      listed: true,
      example: '2026-12-31',
    }),
    people: number(['承保人数', 'People insured', '投保人数', '参保人数'], '86', {
      required: true,
      listed: true,
      unit: ['人', 'people'],
    }),
    perPerson: money(['每人死亡伤残限额', 'Limit per person', '每人责任限额', '每人限额'], '500000', {
      required: true,
      listed: true,
      hint: hintOf(ASSET_RULES['insurance-per-person-yuan']),
    }),
    limit: choice(['限额是否达标', 'Limit enough?'], LIMITS, {
      compute: ({ beginsOn, perPerson }) => {
        const from = dayIn(beginsOn);
        if (from === undefined || typeof perPerson !== 'number') return undefined;
        const { state } = insuranceOn([], [{ from, to: from, perPersonYuan: perPerson / FEN }], from);
        return state === 'insured' ? 'enough' : 'low';
      },
    }),
    premium: money(['保险费', 'Premium', '保费'], '12900'),
    allStaff: yesNo(['含派遣等全部从业人员且同一限额', 'All staff at one limit', '全员承保']),
    serviceOn: day(['最近事故预防服务日期', 'Prevention service on', '预防服务日期', '服务日期'], {
      example: '2026-05-20',
    }),
    service: text(
      ['事故预防服务内容', 'Prevention service', '预防服务', '服务内容'],
      '隐患排查一次，发现问题4项',
    ),
  },
  check: inOrder('beginsOn', 'endsOn'),
});
