import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

const KINDS = {
  own: ['自建专职队伍', 'Own full-time team', '专职', '专职救援队'],
  'part-time': ['自建兼职队伍', 'Own part-time team', '兼职', '兼职应急人员', '微型消防站'],
  agreement: ['签订救援协议', 'By agreement', '协议', '救援协议'],
  regional: ['地方骨干队伍', 'Regional backbone team', '骨干队伍', '政府专职队伍'],
} as const;

/**
 * 应急救援队伍: own or by agreement (生产安全事故应急条例 art. 10; plan measures 18 and 23). The governing side keeps its
 * backbone teams here, without an enterprise.
 */
export const rescueTeam = defineRegister({
  name: 'rescue-team',
  words: ['应急救援队伍', 'Rescue teams'],
  about: [
    '自建还是签协议、多少人、离现场多远、何时集结测试过、协议何时到期。',
    'Own or by agreement, how many, how far away, when called out on test, until when the agreement runs.',
  ],
  group: 'emergency',
  keeper: 'organisation',
  organisation: 'optional',
  title: 'team',
  key: ['team'],
  facet: 'kind',
  day: 'testedOn',
  amount: 'people',
  expires: 'agreementTo',
  renewal: { same: ['team'] },
  fields: {
    team: text(['队伍名称', 'Team', '救援队伍名称', '名称'], '凤台经开区危化品救援队', { required: true }),
    kind: choice(['队伍类型', 'Kind', '建设方式', '类型', '队伍性质'], KINDS, {
      required: true,
      listed: true,
    }),
    people: number(['队员人数', 'People', '人数', '队伍人数'], '12', {
      required: true,
      listed: true,
      unit: ['人', 'people'],
    }),
    needed: number(['应配人数', 'People needed', '需求人数', '编制人数'], '15', { unit: ['人', 'people'] }),
    leader: text(['队长', 'Leader', '负责人', '队伍负责人'], '赵勇', { listed: true }),
    phone: text(['值班电话', 'Telephone on duty', '联系电话', '应急电话'], '0554-8612119'),
    speciality: text(['救援专长', 'Speciality', '专业方向', '救援类别'], '危化品泄漏处置、受限空间救援'),
    kit: text(['主要装备', 'Main kit', '装备'], '重型防化服4套、空气呼吸器8套'),
    partner: text(['协议单位', 'Partner', '签约队伍'], '淮南市消防救援支队特勤站'),
    arrivesIn: number(['到场时间', 'Arrives within', '响应时间'], '15', {
      unit: ['分钟', 'min'],
      most: 1440,
    }),
    testedOn: day(['最近集结测试日期', 'Called out on test', '拉动日期', '拉练日期'], {
      example: '2026-05-12',
    }),
    agreementTo: day(['协议到期日期', 'Agreement to', '协议有效期至'], {
      listed: true,
      example: '2027-12-31',
    }),
  },
  check: notAfterToday('testedOn'),
});
