import { choice, day, defineRegister, number, text, yesNo } from '../../../primitives/register.ts';
import { inOrder } from '../parts.ts';

const KINDS = {
  contractor: ['承包', 'Contractor', '外包', '发包', '承包单位', '外委'],
  tenant: ['承租', 'Tenant', '外租', '出租', '承租单位', '租赁'],
} as const;

/** 承包承租单位: agreement, qualification and unified management (安全生产法 art. 49; plan measure 17). */
export const contractor = defineRegister({
  name: 'contractor',
  words: ['承包承租单位', 'Contractors and tenants', '相关方'],
  about: [
    '谁在厂里承包或承租什么、有没有安全协议、资质审过没有、多少人、何时到期。',
    'Who works or rents here, under which safety agreement, with what qualification, how many people, until when.',
  ],
  group: 'bodies',
  keeper: 'organisation',
  title: 'body',
  key: ['body', 'scope'],
  facet: 'kind',
  day: 'beginsOn',
  amount: 'people',
  expires: 'endsOn',
  renewal: { same: ['body', 'scope'] },
  fields: {
    body: text(
      ['承包承租单位名称', 'Contractor or tenant', '承包商名称', '承租方', '相关方名称'],
      '淮南鑫达安装工程有限公司',
      { required: true },
    ),
    kind: choice(['承包或承租', 'Contractor or tenant?', '关系', '合作方式'], KINDS, {
      required: true,
      listed: true,
    }),
    scope: text(['承包承租内容', 'Scope', '作业内容', '承包内容', '租赁区域'], '锅炉房管道检修', {
      required: true,
      listed: true,
    }),
    agreement: yesNo(['已签安全生产管理协议', 'Safety agreement signed', '安全协议', '安全管理协议'], {
      required: true,
      listed: true,
      hint: [
        '发包出租应当签订专门的安全生产管理协议（安全生产法第四十九条）。',
        'A safety agreement is signed (安全生产法 art. 49).',
      ],
    }),
    qualified: yesNo(['资质审查合格', 'Qualification checked', '资质审查', '安全资质']),
    people: number(['现场人数', 'People on site', '作业人数', '人数'], '12', { unit: ['人', 'people'] }),
    inCharge: text(['现场负责人', 'In charge on site', '对方负责人'], '周强'),
    phone: text(['负责人电话', 'His telephone', '联系方式'], '13800002345'),
    keptBy: text(['本单位管理人', 'Managed by', '对口管理人', '归口部门'], '设备科 张伟'),
    beginsOn: day(['开始日期', 'Begins on', '合同开始日期', '进场日期'], { example: '2026-01-01' }),
    endsOn: day(['结束日期', 'Ends on', '合同到期日期', '协议有效期至'], {
      listed: true,
      example: '2026-12-31',
    }),
  },
  check: inOrder('beginsOn', 'endsOn'),
});
