import { choice, choices, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday, SECTORS } from '../parts.ts';

const LEVELS = {
  national: ['国家级', 'National', '部级'],
  province: ['省级', 'Provincial'],
  city: ['市级', 'City', '地市级'],
  county: ['县级', 'County', '区级'],
  park: ['园区聘任', 'Of the park', '园区'],
} as const;

/** 专家库 (plan measures 11 and 24: refreshed by the end of 2024). */
export const expert = defineRegister({
  name: 'expert',
  words: ['专家', 'Experts', '专家库'],
  about: [
    '有哪些专家、擅长什么、聘期到何时、与谁有利害关系要回避。',
    'Who the experts are, in which fields, until when engaged, and whom they must not judge.',
  ],
  group: 'bodies',
  keeper: 'authority',
  title: 'expert',
  key: ['expert', 'phone'],
  facet: 'level',
  day: 'engagedOn',
  expires: 'engagedTo',
  renewal: { same: ['expert', 'phone'], afresh: ['engagements', 'rating'] },
  fields: {
    expert: text(['专家姓名', 'Expert', '姓名'], '王敏', { required: true }),
    phone: text(['联系电话', 'Telephone', '手机号码', '电话', '手机'], '13800006789', { required: true }),
    level: choice(['专家级别', 'Level', '级别', '专家类别'], LEVELS, { required: true, listed: true }),
    sectors: choices(['专业领域', 'Fields', '行业领域', '专业', '擅长领域'], SECTORS, {
      required: true,
      listed: true,
    }),
    employer: text(['工作单位', 'Employer', '单位'], '安徽理工大学', { listed: true }),
    title: text(['职称或资格', 'Title', '职称', '职业资格'], '教授、注册安全工程师'),
    engagedOn: day(['聘任日期', 'Engaged on', '入库日期', '聘用日期'], {
      listed: true,
      example: '2024-12-01',
    }),
    engagedTo: day(['聘期至', 'Engaged to', '聘期到期日期', '有效期至'], {
      listed: true,
      example: '2027-11-30',
    }),
    recusal: text(
      ['回避单位', 'Recused from', '利害关系单位', '任职或持股企业'],
      '凤台县某化工有限公司（曾任顾问）',
    ),
    engagements: number(['参与次数', 'Engagements', '服务次数'], '7', { unit: ['次', 'times'] }),
    rating: text(['服务评价', 'Rating', '评价', '考核评价'], '优秀，发现隐患31项'),
  },
  check: checks(notAfterToday('engagedOn'), inOrder('engagedOn', 'engagedTo')),
});
