import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { checks, inOrder, notAfterToday } from '../parts.ts';
import { assessmentDueOf, CHANGES, CHEMICALS, fileByOf, GRADING, TRIO } from './answers.ts';
import { chemicalProblems } from './identification.ts';

/** 重大危险源, identified and graded by GB 18218-2018 (安监总局令第40号; plan measure 7). */
export const majorHazardInstallation = defineRegister({
  name: 'major-hazard-installation',
  words: ['重大危险源', 'Major hazard installations'],
  about: [
    '填存量和周边人数，自动算出 S、R 和级别；登记包保责任人、评估和备案。',
    'From stocks and neighbours S, R and the grade are computed; responsible trio, assessment and filing are kept.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'unit',
  key: ['unit'],
  facet: 'grade',
  day: 'assessedOn',
  expires: 'assessmentDue',
  fields: {
    unit: text(['单元名称', 'Unit', '重大危险源名称', '危险源名称', '辨识单元'], '液氨储罐区', {
      required: true,
      hint: [
        '一个生产单元或储存单元一条（GB 18218-2018 3.5、3.6）。',
        'One production or storage unit per entry (GB 18218-2018, 3.5 and 3.6).',
      ],
    }),
    chemicals: CHEMICALS,
    people500m: number(
      ['厂界外500米内常住人数', 'People living within 500 m', '常住人口', '周边500米人数'],
      '35',
      { required: true, unit: ['人', 'people'] },
    ),
    ...GRADING,
    ...TRIO,
    assessedOn: day(['评估日期', 'Assessed on', '安全评估日期', '评估报告日期'], { listed: true }),
    fileBy: day(['应备案日期', 'File by'], {
      rules: [ASSET_RULES['installation-filing-days']],
      compute: fileByOf,
    }),
    filingNumber: text(['备案编号', 'Filing number', '备案号'], 'BA皖340421〔2026〕012'),
    filedOn: day(['备案日期', 'Filed on', '备案时间'], { example: '2026-06-20' }),
    change: choice(['评估后的变化', 'Change since', '变更情形'], CHANGES, {
      hint: [
        '出现变化应当及时重新评估（安监总局令第40号第十一条）。',
        'A change asks for a new assessment without delay (安监总局令第40号 art. 11).',
      ],
    }),
    changedOn: day(['变化日期', 'Changed on', '变更日期'], { example: '2026-07-01' }),
    assessmentDue: day(['应重新评估日期', 'Assess again by'], {
      listed: true,
      rules: [ASSET_RULES['installation-assessment']],
      compute: assessmentDueOf,
    }),
  },
  check: checks(
    chemicalProblems,
    notAfterToday('assessedOn', 'filedOn', 'changedOn'),
    inOrder('assessedOn', 'filedOn'),
  ),
});
