import { lines, number, text, type Values } from '../../../primitives/register.ts';
import {
  INSTALLATION_CHANGES,
  installationAssessmentDue,
  installationFilingDue,
} from '../../../standards/asset-rules.ts';
import { dayIn } from '../parts.ts';
import { identificationOf } from './identification.ts';

export const GRADES = {
  first: ['一级', 'Grade 1'],
  second: ['二级', 'Grade 2'],
  third: ['三级', 'Grade 3'],
  fourth: ['四级', 'Grade 4'],
  none: ['不构成重大危险源', 'Not an installation'],
} as const;
const GRADE_OF = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' } as const;

export const CHANGES = Object.fromEntries(
  INSTALLATION_CHANGES.map(({ id, zh, en }) => [id, [zh, en] as const]),
);

export function gradeOf(values: Values) {
  const found = identificationOf(values);
  return found === undefined ? undefined : found.grade === null ? 'none' : GRADE_OF[found.grade];
}

/** What is no installation is not assessed again. */
export function assessmentDueOf({ grade, assessedOn, change, changedOn }: Values) {
  const [last, on] = [dayIn(assessedOn), dayIn(changedOn)];
  if (last === undefined || grade === 'none') return undefined;
  const named = INSTALLATION_CHANGES.find(({ id }) => id === change);
  return installationAssessmentDue(last, named && on ? [{ change: named.id, on }] : []).dueOn;
}

/** R grades an installation only; of anything else it says nothing. */
export function gradedBy(values: Values) {
  const found = identificationOf(values);
  return found?.isInstallation ? found.r : undefined;
}

/** The last day to file the assessment with the county. */
export function fileByOf({ assessedOn, grade }: Values) {
  const on = dayIn(assessedOn);
  return on && grade !== 'none' ? installationFilingDue(on).dueOn : undefined;
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
      '设计最大量与实际最大量取大者（GB 18218-2018 4.2）。',
      'The greater of the design and the actual maximum (GB 18218-2018, 4.2).',
    ],
  },
);
