import { choice, choices, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { inOrder, SECTORS } from '../parts.ts';

const READY = {
  available: ['可参与', 'Available', '愿意', '在库'],
  occasional: ['偶尔参与', 'Now and then', '视情况'],
  unavailable: ['暂不参与', 'Not at present', '不愿意'],
} as const;

/** 退休技安人员 of enterprises, who help to find what others overlook (plan measure 11). */
export const retiredTechnician = defineRegister({
  name: 'retired-technician',
  words: ['退休技安人员', 'Retired safety technicians'],
  about: [
    '有哪些退休的技术和安全人员、熟悉什么、愿不愿意帮助排查。',
    'Which retired technicians there are, what they know, whether they help to look for hazards.',
  ],
  group: 'bodies',
  keeper: 'authority',
  title: 'technician',
  key: ['technician', 'phone'],
  facet: 'readiness',
  day: 'engagedOn',
  expires: 'engagedTo',
  renewal: { same: ['technician', 'phone'], afresh: ['engagements'] },
  fields: {
    technician: text(['人员姓名', 'Technician', '姓名'], '李国华', { required: true }),
    phone: text(['联系电话', 'Telephone', '手机号码', '电话', '手机'], '13800007890', {
      required: true,
      listed: true,
    }),
    formerEmployer: text(['原工作单位', 'Former employer', '退休单位', '原单位'], '淮南化工集团', {
      listed: true,
    }),
    formerPost: text(['原岗位', 'Former post', '原职务'], '安全科科长'),
    sectors: choices(['熟悉领域', 'Fields', '专业领域', '行业领域', '专业特长'], SECTORS, {
      required: true,
      listed: true,
    }),
    years: number(['从业年限', 'Years of work', '工作年限'], '32', { unit: ['年', 'years'], most: 70 }),
    readiness: choice(['参与意愿', 'Readiness', '意愿'], READY, { required: true, listed: true }),
    engagedOn: day(['聘用日期', 'Engaged on', '入库日期'], { example: '2025-03-01' }),
    engagedTo: day(['聘用到期日期', 'Engaged to', '聘期至'], { listed: true, example: '2027-02-28' }),
    engagements: number(['参与次数', 'Engagements', '参与排查次数'], '5', { unit: ['次', 'times'] }),
    recusal: text(['回避单位', 'Recused from', '利害关系单位'], '淮南化工集团'),
  },
  check: inOrder('engagedOn', 'engagedTo'),
});
