import type { FormName } from './kinds.ts';
import { type DefaultTemplate, h, insert, p } from './template-parts.ts';

type DutyForm = Extract<FormName, `${string}-duties`>;

/**
 * 逾期未履行的应办事项. What is late stands in a list as of a day; its rules are those of the duties themselves, so these
 * forms lean on none of their own.
 */
export const DUTY_TEMPLATES: Readonly<Record<DutyForm, DefaultTemplate>> = {
  'written-advisory-duties': {
    title: '关于尽快履行逾期应办事项的函',
    addressee: '{主送机关}',
    blocks: [
      p(
        '截至{统计日期}，{企业名称}有{逾期事项数}项应办事项逾期未履行，其中逾期最久的应当于{最早期限}前完成，已逾期{逾期天数}天。具体事项如下。',
      ),
      insert('逾期应办清单'),
      p('请高度重视，逐项明确责任人，商请于{反馈期限}前履行完毕或者说明情况，并将有关证明材料录入平台。'),
      p('专此函告。'),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [],
  },
  'circular-duties': {
    title: '关于{企业名称}应办事项逾期未履行的通报',
    addressee: '{主送机关}',
    blocks: [
      p(
        '截至{统计日期}，{企业名称}经函告仍有{逾期事项数}项应办事项逾期未履行，其中逾期最久的应当于{最早期限}前完成，已逾期{逾期天数}天。现予通报。',
      ),
      h('逾期应办事项'),
      insert('逾期应办清单'),
      h('工作要求'),
      p(
        '请{企业名称}主要负责人组织逐项核实，落实责任人和完成时限，于{反馈期限}前履行完毕并书面反馈。请有关单位对照检查，按期履行各项应办事项。',
      ),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [],
  },
  'regulatory-interview-duties': {
    title: '安全生产约谈通知书',
    addressee: '{主送机关}',
    blocks: [
      p(
        '截至{统计日期}，{企业名称}经函告、通报后仍有{逾期事项数}项应办事项逾期未履行，其中逾期最久的应当于{最早期限}前完成，已逾期{逾期天数}天。经研究，决定对有关人员进行约谈。',
      ),
      h('约谈安排'),
      p('约谈时间：{约谈时间}'),
      p('约谈地点：{约谈地点}'),
      p('约谈对象：{约谈对象}'),
      h('逾期应办事项'),
      insert('逾期应办清单'),
      h('约谈内容'),
      p('听取应办事项未按期履行的原因和整改情况，分析存在的问题，提出完成要求和时限。'),
      h('有关要求'),
      p('请约谈对象按时参加，并准备书面汇报材料。确有特殊原因不能参加的，请事先书面说明。'),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [],
  },
  'public-disclosure-duties': {
    title: '关于{企业名称}应办事项逾期未履行的曝光公告',
    addressee: '',
    blocks: [
      p('下列企业的安全生产应办事项经函告、通报、约谈后仍未履行，现予公告，接受社会监督。'),
      p('企业名称：{企业名称}'),
      p('统一社会信用代码：{统一社会信用代码}'),
      p(
        '截至{统计日期}，逾期未履行的应办事项共{逾期事项数}项，其中逾期最久的应当于{最早期限}前完成，已逾期{逾期天数}天。',
      ),
      insert('逾期应办清单'),
      p('上述事项履行完毕后，本公告随即撤下。对公告内容有异议的，可以向本机关提出更正。'),
      p('监督电话：{联系电话}'),
    ],
    copies: [],
    basis: [],
  },
};
