import { choice, choices, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { inOrder, SECTORS } from '../parts.ts';

const KINDS = {
  assessment: ['安全评价机构', 'Assessment', '评价机构'],
  testing: ['检测检验机构', 'Testing and inspection', '检测机构', '检验机构'],
  consulting: ['安全技术服务机构', 'Consulting', '技术服务', '咨询机构', '托管服务'],
  'fire-service': ['消防技术服务机构', 'Fire services', '消防维保', '消防检测机构'],
  standardisation: ['标准化评审单位', 'Standardisation review', '评审单位'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 社会化服务机构: qualification, contract and how well it served (plan measures 11 and 24). */
export const serviceBody = defineRegister({
  name: 'service-body',
  words: ['社会化服务机构', 'Third-party service bodies', '专业技术服务机构'],
  about: [
    '有哪些服务机构、什么资质、服务到何时、交付和评价如何。',
    'Which bodies serve, with what qualification, until when, and how well.',
  ],
  group: 'bodies',
  keeper: 'authority',
  title: 'body',
  key: ['body'],
  facet: 'kind',
  day: 'contractFrom',
  expires: 'contractTo',
  renewal: { same: ['body'], afresh: ['findings', 'rating'] },
  fields: {
    body: text(['机构名称', 'Body', '服务机构名称', '单位名称'], '安徽安盾安全技术服务有限公司', {
      required: true,
    }),
    kind: choice(['机构类型', 'Kind', '类型', '服务类型'], KINDS, { required: true, listed: true }),
    qualification: text(['资质证书编号', 'Qualification', '资质', '资质编号'], 'APJ-（皖）-012', {
      listed: true,
    }),
    sectors: choices(['服务领域', 'Fields', '业务范围', '行业领域'], SECTORS),
    contact: text(['联系人', 'Contact'], '周强'),
    phone: text(['联系电话', 'Telephone', '电话'], '13800008901'),
    contractFrom: day(['服务开始日期', 'Contract from', '合同开始日期'], { example: '2026-01-01' }),
    contractTo: day(['服务到期日期', 'Contract to', '合同到期日期', '有效期至'], {
      listed: true,
      example: '2026-12-31',
    }),
    deliverables: text(['服务内容和交付', 'Deliverables', '服务内容'], '辅助检查120家次，出具报告120份'),
    findings: number(['发现隐患数', 'Findings', '隐患数'], '416', { listed: true, unit: ['项', 'items'] }),
    rating: text(['服务评价', 'Rating', '评价', '考核得分'], '合格，92分'),
    recusal: text(['利害关系单位', 'Conflicts', '回避单位'], '永丰木业（签有咨询合同）'),
  },
  check: inOrder('contractFrom', 'contractTo'),
});
