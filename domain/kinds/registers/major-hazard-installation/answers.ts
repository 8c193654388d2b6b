import { type Computed, choice, lines, number, text, type Values } from '../../../primitives/register.ts';
import type { OwnRules } from '../../../primitives/rule.ts';
import {
  INSTALLATION_CHANGES,
  installationAssessmentDue,
  installationFilingDue,
} from '../../../standards/asset-rules.ts';
import { GB18218_UNSURE } from '../../../standards/gb18218.ts';
import { byRule, dayIn, plainly } from '../parts.ts';
import { identificationOf } from './identification.ts';

const GRADES = {
  first: ['一级', 'Grade 1'],
  second: ['二级', 'Grade 2'],
  third: ['三级', 'Grade 3'],
  fourth: ['四级', 'Grade 4'],
  // S does not ask for β: that it is one is sure, and it is treated as one, while its grade waits.
  pending: ['构成重大危险源，级别待确认', 'Installation, grade to be confirmed'],
  none: ['不构成重大危险源', 'Not an installation'],
} as const;
const GRADE_OF = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' } as const;

export const CHANGES = Object.fromEntries(
  INSTALLATION_CHANGES.map(({ id, zh, en }) => [id, [zh, en] as const]),
);

function gradeOf(values: Values, own: OwnRules): Computed | undefined {
  const found = identificationOf(values, own);
  if (found === undefined) return undefined;
  const { grade, trace } = found;
  return { value: grade === null ? 'none' : GRADE_OF[grade], trace, meanwhile: 'pending' };
}

/** What is no installation is not assessed again. */
export function assessmentDueOf({ grade, assessedOn, change, changedOn }: Values, own: OwnRules) {
  const [last, on] = [dayIn(assessedOn), dayIn(changedOn)];
  if (last === undefined || grade === 'none') return undefined;
  const named = INSTALLATION_CHANGES.find(({ id }) => id === change);
  const changes = named && on ? [{ change: named.id, on }] : [];
  return byRule(installationAssessmentDue(last, changes, own.values));
}

/** R grades an installation only; of anything else it says nothing. */
function gradedBy(values: Values, own: OwnRules): Computed | undefined {
  const found = identificationOf(values, own);
  return found?.isInstallation ? { value: found.r, trace: found.trace } : undefined;
}

/** The last day to file the assessment with the county. */
export function fileByOf({ assessedOn, grade }: Values, own: OwnRules) {
  const on = dayIn(assessedOn);
  return byRule(on && grade !== 'none' ? installationFilingDue(on, own.values) : undefined);
}

export const CHEMICALS = lines(
  ['危险化学品及最大量', 'Chemicals and greatest quantities', '危险化学品', '物质及存量', '化学品存量'],
  {
    substance: text(['名称', 'Substance', '化学品名称', 'CAS号'], '液氨', { required: true }),
    tonnes: number(['设计最大量', 'Greatest quantity', '最大量', '存量'], '40', {
      required: true,
      unit: ['吨', 't'],
      places: 6,
      most: 10_000_000,
    }),
    classes: text(['危险性类别', 'Classes', '类别'], '', {
      hint: [
        '表1没有的物质填表2类别，如 W5.3。',
        'For what table 1 does not name: a class of table 2, such as W5.3.',
      ],
    }),
  },
  {
    required: true,
    hint: [
      '按设计最大量填写（GB 18218-2018 4.2.2）；实际存量更大时填实际存量。',
      'The design maximum (GB 18218-2018, 4.2.2), or the actual stock where that is more.',
    ],
  },
);

/** What GB 18218 says of the stock. */
export const GRADING = {
  s: number(['S值', 'S'], '', {
    places: 6,
    compute: (values, own) => plainly(identificationOf(values, own)?.s),
  }),
  r: number(['R值', 'R'], '', {
    places: 6,
    compute: gradedBy,
  }),
  grade: choice(['级别', 'Grade'], GRADES, {
    listed: true,
    rules: Object.values(GB18218_UNSURE),
    compute: gradeOf,
  }),
};

/** 包保责任人. */
export const TRIO = {
  principal: text(['主要负责人', 'Principal', '包保主要负责人'], '王建国', {
    listed: true,
    hint: [
      '包保责任制：每处明确主要负责人、技术负责人、操作负责人（应急厅〔2021〕12号）。',
      'Each installation has a principal, a technical and an operational person (应急厅〔2021〕12号).',
    ],
  }),
  technical: text(['技术负责人', 'Technical', '包保技术负责人'], '李志强'),
  operational: text(['操作负责人', 'Operational', '包保操作负责人'], '张伟'),
};
