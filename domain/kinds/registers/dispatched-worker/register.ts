import { choice, day, defineRegister, text, yesNo } from '../../../primitives/register.ts';
import { inOrder } from '../parts.ts';

const KINDS = {
  dispatched: ['劳务派遣', 'Dispatched', '派遣', '派遣工'],
  outsourced: ['劳务外包', 'Outsourced', '外包'],
  flexible: ['灵活用工', 'Flexible', '临时工', '零工', '日结工', '短期工'],
  intern: ['实习学生', 'Intern', '实习', '实习生'],
} as const;

/** 劳务派遣和灵活用工人员, managed as one's own (安全生产法 art. 28 and 61; plan measure 17). */
export const dispatchedWorker = defineRegister({
  name: 'dispatched-worker',
  words: ['劳务派遣和灵活用工人员', 'Dispatched and flexible workers'],
  about: [
    '谁从哪里派来、在什么岗位、培训过没有、何时离岗。',
    'Who comes from where, on which post, trained or not, until when.',
  ],
  group: 'people',
  keeper: 'organisation',
  person: 'required',
  key: ['beginsOn'],
  facet: 'kind',
  day: 'beginsOn',
  expires: 'endsOn',
  fields: {
    kind: choice(['用工方式', 'Kind of work', '用工形式', '用工类型'], KINDS, {
      required: true,
      listed: true,
    }),
    agency: text(['派遣单位', 'Agency', '劳务公司', '劳务派遣单位'], '淮南众诚人力资源有限公司', {
      listed: true,
    }),
    post: text(['岗位', 'Post', '工作岗位', '工种'], '包装工', { required: true, listed: true }),
    trained: yesNo(['已完成上岗前安全培训', 'Trained before work', '岗前培训', '三级教育'], {
      required: true,
      listed: true,
    }),
    insured: yesNo(['工伤或安责险已覆盖', 'Insured', '保险']),
    beginsOn: day(['到岗日期', 'Begins on', '上岗日期', '入场日期'], {
      required: true,
      example: '2026-03-01',
    }),
    endsOn: day(['离岗日期', 'Ends on', '派遣到期日期', '合同到期'], { listed: true, example: '2027-02-28' }),
  },
  check: inOrder('beginsOn', 'endsOn'),
});
