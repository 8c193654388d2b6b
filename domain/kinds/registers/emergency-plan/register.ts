import { choice, day, defineRegister, text } from '../../../primitives/register.ts';
import { DRILL_RULES } from '../../../standards/drill-rules.ts';
import { checks, hintOf, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  comprehensive: ['综合应急预案', 'Comprehensive plan', '综合预案', '综合'],
  special: ['专项应急预案', 'Special plan', '专项预案', '专项'],
  site: ['现场处置方案', 'Site response procedure', '处置方案'],
} as const;

/** 应急预案: issued, filed, reviewed (应急管理部令第2号; plan measure 18). */
export const emergencyPlan = defineRegister({
  name: 'emergency-plan',
  words: ['应急预案', 'Emergency plans'],
  about: [
    '有哪些预案、何时公布、备案没有、何时评估、下次何时评估。',
    'Which plans there are, when each was issued, filed and reviewed, and when it is reviewed again.',
  ],
  group: 'emergency',
  keeper: 'organisation',
  title: 'plan',
  key: ['plan', 'version'],
  facet: 'kind',
  day: 'issuedOn',
  expires: 'reviewBy',
  renewal: { same: ['plan'], afresh: ['version', 'filingNumber'] },
  fields: {
    plan: text(['预案名称', 'Plan', '名称', '应急预案名称'], '粉尘爆炸事故专项应急预案', { required: true }),
    kind: choice(['预案类型', 'Kind', '类型', '预案类别'], KINDS, { required: true, listed: true }),
    version: text(['版本', 'Version', '版本号', '预案编号'], 'HD-YA-2026-02'),
    issuedOn: day(['公布日期', 'Issued on', '发布日期', '实施日期', '签发日期'], {
      required: true,
      listed: true,
      example: '2026-03-01',
    }),
    filingNumber: text(['备案编号', 'Filing number', '备案号', '备案登记号'], '340421-2026-0031'),
    filedOn: day(['备案日期', 'Filed on', '备案时间'], {
      example: '2026-03-20',
      hint: hintOf(DRILL_RULES['emergency-plan-filing-days']),
      listed: true,
    }),
    reviewedOn: day(['最近评估日期', 'Reviewed on', '评估日期', '修订日期'], { example: '2026-03-01' }),
    reviewBy: day(['下次评估日期', 'Review by', '应评估日期', '有效期至'], {
      example: '2029-03-01',
      hint: hintOf(DRILL_RULES['emergency-plan-review-years']),
      listed: true,
    }),
    scope: text(['适用范围', 'Scope', '适用部位'], '面粉车间、筒仓'),
    keptBy: text(['负责人', 'Kept by', '责任人', '编制人'], '李志强'),
  },
  check: checks(
    notAfterToday('issuedOn', 'filedOn', 'reviewedOn'),
    inOrder('issuedOn', 'filedOn'),
    inOrder('issuedOn', 'reviewBy'),
  ),
});
