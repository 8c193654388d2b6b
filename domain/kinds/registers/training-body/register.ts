import { choice, choices, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { inOrder } from '../parts.ts';

const SCOPES = {
  principals: ['主要负责人和安管人员', 'Principals and safety managers', '负责人和安管人员'],
  'special-operation': ['特种作业人员', 'Special operations', '特种作业'],
  'other-staff': ['其他从业人员', 'Other staff', '从业人员'],
  rescue: ['应急救护和救援', 'First aid and rescue', '应急救援'],
} as const;
const STATES = {
  serving: ['正常办学', 'Serving', '正常', '运行'],
  mending: ['整改中', 'Being mended', '停训整改'],
  removed: ['已清退', 'Removed', '清退', '注销'],
} as const;

/** 安全培训机构 (AQ/T 8011 安全生产培训机构基本条件; plan measure 16). */
export const trainingBody = defineRegister({
  name: 'training-body',
  words: ['安全培训机构', 'Training bodies'],
  about: [
    '有哪些培训机构、能培训什么、师资和场地如何、是否正常办学。',
    'Which bodies train, in what, with which teachers and rooms, and whether they still do.',
  ],
  group: 'bodies',
  keeper: 'authority',
  title: 'body',
  key: ['body'],
  facet: 'standing',
  expires: 'validTo',
  renewal: { same: ['body'] },
  fields: {
    body: text(['培训机构名称', 'Body', '机构名称', '单位名称'], '淮南市安全生产培训中心', {
      required: true,
    }),
    scopes: choices(['培训范围', 'Scope', '培训类别', '业务范围'], SCOPES, { required: true, listed: true }),
    standing: choice(['办学状态', 'Standing', '机构状态'], STATES, { required: true, listed: true }),
    head: text(['机构负责人', 'Head', '负责人'], '刘敏'),
    phone: text(['联系电话', 'Telephone', '电话'], '0554-6612345', { listed: true }),
    address: text(['机构地址', 'Address', '地址', '培训地址'], '淮南市田家庵区洞山中路18号'),
    teachers: number(['专职教师人数', 'Full-time teachers', '专职教师', '教师人数'], '9', {
      unit: ['人', 'people'],
      listed: true,
    }),
    rooms: number(['教室面积', 'Rooms', '培训场地面积', '场地面积'], '620', {
      unit: ['平方米', 'm²'],
      places: 1,
    }),
    practice: text(
      ['实操设施', 'Practice facilities', '实训设备', '考试设施'],
      '低压电工、焊接实操工位各12个',
    ),
    filedOn: day(['备案日期', 'Filed on', '登记日期'], { example: '2023-05-01' }),
    validTo: day(['条件保持有效期', 'Valid to', '有效期至', '资格到期日期'], { example: '2027-04-30' }),
  },
  check: inOrder('filedOn', 'validTo'),
});
