import { choice, day, defineRegister, text } from '../../../primitives/register.ts';
import { CERTIFICATE_RULES } from '../../../standards/certificate-rules.ts';
import { checks, hintOf, inOrder, notAfterToday } from '../parts.ts';

/** The eleven groups of 安监总局令第30号, annex. */
const TRADES = {
  electrician: ['电工作业', 'Electrical work', '电工', '低压电工', '高压电工'],
  welding: ['焊接与热切割作业', 'Welding and thermal cutting', '焊工', '电焊', '电焊工'],
  height: ['高处作业', 'Work at height', '登高', '登高作业'],
  refrigeration: ['制冷与空调作业', 'Refrigeration', '制冷', '制冷工'],
  'coal-mine': ['煤矿安全作业', 'Coal mining'],
  mine: ['金属非金属矿山安全作业', 'Metal and non-metal mining'],
  'oil-gas': ['石油天然气安全作业', 'Oil and gas'],
  metallurgy: ['冶金（有色）生产安全作业', 'Metallurgy', '冶金', '煤气作业'],
  chemicals: ['危险化学品安全作业', 'Hazardous chemicals', '危化', '危险化学品'],
  fireworks: ['烟花爆竹安全作业', 'Fireworks'],
  other: ['其他作业', 'Other', '其他'],
} as const;

/** 特种作业操作证: nobody does special work without one (安全生产法 art. 30; 安监总局令第30号). */
export const specialOperationCertificate = defineRegister({
  name: 'special-operation-certificate',
  words: ['特种作业操作证', 'Special-operation certificates'],
  about: [
    '谁持有哪类操作证、何时到期、何时应复审、在哪里查验过。',
    'Who holds which certificate, when it ends, when it is re-examined, where it was verified.',
  ],
  group: 'people',
  keeper: 'organisation',
  person: 'required',
  key: ['number', 'trade'],
  facet: 'trade',
  day: 'issuedOn',
  expires: 'validTo',
  renewal: { same: ['number', 'trade'], afresh: ['verifiedAt'] },
  fields: {
    trade: choice(['作业类别', 'Trade', '操作类别', '工种', '准操项目'], TRADES, {
      required: true,
      listed: true,
    }),
    number: text(['证书编号', 'Certificate number', '证号', '操作证号'], 'T340421199001011234', {
      required: true,
      listed: true,
    }),
    operation: text(['操作项目', 'Operation', '准操项目名称', '作业项目'], '低压电工作业'),
    issuer: text(['发证机关', 'Issued by', '签发机关', '发证单位'], '安徽省应急管理厅'),
    issuedOn: day(['初领日期', 'Issued on', '发证日期', '领证日期']),
    validTo: day(['有效期至', 'Valid to', '有效期', '到期日期', '截止日期'], {
      required: true,
      listed: true,
    }),
    reviewBy: day(['应复审日期', 'Re-examination by', '复审日期', '下次复审日期'], {
      listed: true,
      hint: hintOf(CERTIFICATE_RULES['special-operation-review-months']),
    }),
    reviewedOn: day(['复审合格日期', 'Re-examined on', '最近复审日期'], { example: '2026-06-01' }),
    verifiedOn: day(['查验日期', 'Verified on', '核验日期']),
    verifiedAt: text(['查验来源', 'Verified with', '核验来源'], '全国安全生产资格证书查询平台'),
  },
  check: checks(notAfterToday('issuedOn', 'reviewedOn', 'verifiedOn'), inOrder('issuedOn', 'validTo')),
});
