import { choice, choices, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { checks, inOrder, SECTORS, within } from '../parts.ts';

const KINDS = {
  insurer: ['保险公司', 'Insurance company', '承保机构', '财产保险公司'],
  broker: ['保险经纪公司', 'Broker', '经纪公司', '经纪机构'],
  coinsurance: ['共保体', 'Coinsurance pool'],
} as const;

/** 保险机构 that takes part in preventing accidents (应急〔2025〕27号; plan measure 24). */
export const insurer = defineRegister({
  name: 'insurer',
  words: ['保险机构', 'Insurers'],
  about: [
    '哪些机构承保安责险、覆盖哪些行业、做了多少预防服务、发现多少隐患。',
    'Who insures safety liability in which sectors, how much prevention service was given, and what it found.',
  ],
  group: 'bodies',
  keeper: 'authority',
  title: 'body',
  key: ['body'],
  facet: 'kind',
  expires: 'agreementTo',
  renewal: { same: ['body'], afresh: ['insured', 'served', 'findings', 'majorFindings'] },
  fields: {
    body: text(['保险机构名称', 'Insurer', '机构名称', '保险公司名称'], '人保财险凤台支公司', {
      required: true,
    }),
    kind: choice(['机构类型', 'Kind', '类型'], KINDS, { required: true, listed: true }),
    sectors: choices(['承保行业', 'Sectors', '行业领域', '覆盖行业'], SECTORS, { listed: true }),
    contact: text(['联系人', 'Contact'], '吴磊', { listed: true }),
    phone: text(['联系电话', 'Telephone', '电话'], '13800009012'),
    agreementFrom: day(['合作开始日期', 'Agreement from', '协议开始日期'], { example: '2025-06-01' }),
    agreementTo: day(['合作到期日期', 'Agreement to', '协议到期日期', '有效期至'], {
      listed: true,
      example: '2027-05-31',
    }),
    insured: number(['承保企业数', 'Enterprises insured', '投保企业数', '承保家数'], '64', {
      unit: ['家', 'enterprises'],
    }),
    served: number(['已服务企业数', 'Enterprises served', '预防服务企业数', '服务家数'], '41', {
      unit: ['家', 'enterprises'],
    }),
    findings: number(['发现隐患数', 'Findings', '隐患数'], '187', { listed: true, unit: ['项', 'items'] }),
    majorFindings: number(['其中重大隐患数', 'Major hazards among them', '重大隐患数'], '3', {
      unit: ['项', 'items'],
    }),
  },
  check: checks(
    inOrder('agreementFrom', 'agreementTo'),
    within('served', 'insured'),
    within('majorFindings', 'findings'),
  ),
});
