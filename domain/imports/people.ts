import { identityNumberProblem, tidyCode } from '../values/codes.ts';
import { cellText } from './cells.ts';
import {
  type CellReader,
  type ImportDefinition,
  type ImportField,
  said,
  understood,
  unreadable,
} from './field.ts';
import { choices, day, telephone, uscc, words } from './readers.ts';
import { POST_WORDS } from './world-words.ts';

/** Eighteen characters with their check digit. It is digested at once and stored nowhere. */
const identityNumber: CellReader = (cell) => {
  if (typeof cell === 'number') return unreadable('number-cut');
  const code = tidyCode(cellText(cell));
  const problem = identityNumberProblem(code);
  return problem === undefined ? understood(code) : unreadable(`identity-${problem.code}`);
};

const fields: readonly ImportField[] = [
  {
    name: 'name',
    zh: '姓名',
    en: 'Name',
    synonyms: ['人员姓名', '名字', '人员', '联系人'],
    required: true,
    read: words(60),
    example: '刘志强',
  },
  {
    name: 'phone',
    zh: '手机号码',
    en: 'Telephone',
    synonyms: ['手机', '手机号', '联系电话', '电话', '联系方式', '移动电话', '电话号码'],
    read: telephone,
    example: '13905541234',
    note: '用于识别同一个人。',
  },
  {
    name: 'organisationName',
    zh: '企业名称',
    en: 'Enterprise',
    synonyms: ['单位名称', '单位', '企业', '所属企业', '工作单位', '所在单位', '公司名称', '所属单位'],
    read: words(120, 2),
    example: '凤台县宏达面粉有限公司',
    note: '系统中已建立的企业；政府部门人员填主管部门。',
  },
  {
    name: 'organisationUscc',
    zh: '统一社会信用代码',
    en: 'Unified social credit code',
    synonyms: ['信用代码', '社会信用代码', '企业信用代码'],
    read: uscc,
    example: '91340421MA2N1A2B3J',
  },
  {
    name: 'departmentName',
    zh: '所属部门',
    en: 'Department',
    synonyms: ['部门', '主管部门', '政府部门', '科室'],
    read: words(100),
    example: '',
  },
  {
    name: 'posts',
    zh: '岗位',
    en: 'Posts',
    synonyms: ['职务', '职位', '岗位名称', '任职', '安全职务', '身份'],
    read: choices(POST_WORDS),
    choices: Object.values(POST_WORDS).map(([zh = '']) => zh),
    words: 'post',
    example: '安全员',
    note: '多个用顿号分开。',
  },
  {
    name: 'from',
    zh: '任职日期',
    en: 'Since',
    synonyms: ['任职时间', '上岗日期', '聘任日期', '开始日期', '到岗日期'],
    read: day,
    example: '2024-01-01',
    note: '不填为导入当日。',
  },
  {
    name: 'identityNumber',
    zh: '身份证号',
    en: 'Identity number',
    synonyms: ['身份证号码', '身份证', '公民身份号码', '证件号码'],
    read: identityNumber,
    example: '',
    note: '只用于识别同一个人，不保存号码本身。',
  },
];

/** People and the posts they hold. */
export const personImport: ImportDefinition = {
  zh: '人员名单',
  en: 'People',
  fields,
  check: (values, today) => {
    const works = said(values, 'organisationName') !== '' || said(values, 'organisationUscc') !== '';
    const posts = values['posts'];
    if (!works && said(values, 'departmentName') === '')
      return [{ field: 'organisationName', code: 'workplace-missing' }];
    if (!works && Array.isArray(posts) && posts.length > 0)
      return [{ field: 'posts', code: 'post-needs-organisation' }];
    return said(values, 'from') > today ? [{ field: 'from', code: 'in-future' }] : [];
  },
};
