import { choice, day, defineRegister, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  'full-time': ['专职安全监管员', 'Full-time supervisor', '专职', '专职监管员'],
  assistant: ['安全协管员', 'Assistant', '协管员', '辅助人员'],
  purchased: ['购买服务人员', 'Purchased service', '第三方人员', '驻点人员'],
} as const;

/** 专职安全监管员 and purchased helpers: who, for which area, until when (plan measure 24). */
export const safetySupervisor = defineRegister({
  name: 'safety-supervisor',
  words: ['专职安全监管员', 'Full-time safety supervisors'],
  about: [
    '聘了谁、管哪个片区、聘期到何时、考核如何。',
    'Who was engaged, for which area, until when, and how the work was judged.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'supervisor',
  key: ['supervisor', 'phone'],
  facet: 'kind',
  day: 'beginsOn',
  expires: 'endsOn',
  renewal: { same: ['supervisor', 'phone'], afresh: ['appraisal'] },
  fields: {
    supervisor: text(['监管员姓名', 'Supervisor', '姓名'], '陈刚', { required: true }),
    kind: choice(['人员类型', 'Kind', '聘用方式', '类型'], KINDS, { required: true, listed: true }),
    phone: text(['联系电话', 'Telephone', '手机号码', '电话', '手机'], '13800004567', {
      required: true,
      listed: true,
    }),
    area: text(['负责片区', 'Area', '责任片区', '监管范围', '片区'], '园区北片 42家企业', { listed: true }),
    profession: text(['专业背景', 'Profession', '专业', '学历专业'], '注册安全工程师（化工）'),
    contractor: text(['服务单位', 'Service body', '派出单位'], '安徽安盾安全技术服务有限公司'),
    beginsOn: day(['聘任日期', 'Engaged on', '到岗日期', '聘用日期'], {
      listed: true,
      example: '2025-01-01',
    }),
    endsOn: day(['聘期到期日期', 'Engaged to', '合同到期日期'], { listed: true, example: '2027-12-31' }),
    appraisal: text(['考核评价', 'Appraisal', '考核结果'], '2025年度优秀'),
  },
  check: checks(notAfterToday('beginsOn'), inOrder('beginsOn', 'endsOn')),
});
