import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { inOrder } from '../parts.ts';

const KINDS = {
  law: ['法律法规', 'Law', '法律', '法规', '规章'],
  policy: ['上级文件', 'Document from above', '政策文件', '通知', '上级通知'],
  plan: ['方案部署', 'Plan', '实施方案', '工作方案'],
  measures: ['举措清单', 'Set of measures', '硬措施', '工作举措'],
  institution: ['工作制度', 'Institution', '制度', '管理制度', '工作规则'],
  proposed: ['拟健全制度', 'Institution to be made', '需建立健全的制度', '待制定'],
} as const;

/** 制度文件: the rules that the work follows, and those that the closing phase finds missing (plan G3, S2, P4). */
export const ruleDocument = defineRegister({
  name: 'rule-document',
  words: ['制度文件', 'Rules and documents'],
  about: [
    '执行的法规、文件、方案和工作制度，何时起效、被什么替代；还缺哪些制度。',
    'The laws, documents, plans and institutions followed, from when, replaced by what; and those still missing.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'document',
  key: ['number', 'document'],
  facet: 'kind',
  day: 'effectiveFrom',
  expires: 'validTo',
  fields: {
    document: text(['文件名称', 'Document', '制度名称', '标题', '名称'], '园区安全生产例会制度', {
      required: true,
    }),
    kind: choice(['文件类型', 'Kind', '类型', '类别'], KINDS, { required: true, listed: true }),
    number: text(['文号', 'Number', '文件编号', '编号'], '凤开安〔2026〕3号', { listed: true }),
    issuer: text(['发文单位', 'Issued by', '制定单位', '发布单位'], '凤台经济开发区管委会', { listed: true }),
    effectiveFrom: day(['施行日期', 'In force from', '生效日期', '印发日期', '发布日期'], {
      listed: true,
      example: '2026-01-10',
    }),
    validTo: day(['有效期至', 'Valid to', '失效日期', '废止日期'], { listed: true, example: '2028-12-31' }),
    summary: longText(['主要内容', 'Summary', '摘要', '内容'], '每月召开一次例会，研究重大隐患整改'),
    replaces: text(['替代文件', 'Replaces', '替代'], '凤开安〔2023〕5号'),
    owner: text(['责任部门', 'Owner', '责任单位', '牵头部门'], '园区安全专班'),
  },
  check: inOrder('effectiveFrom', 'validTo'),
});
