import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { checks, dayIn, inOrder, notAfterToday } from '../parts.ts';

const RESULTS = {
  fit: ['符合条件', 'Fit', '合格', '符合'],
  mend: ['限期整改', 'To be mended', '整改'],
  removed: ['不符合条件，清退', 'Unfit, removed', '清退', '不合格', '不符合'],
} as const;

/** 培训机构条件复核: one round over all of them, the unfit removed by the end of 2024 (plan measure 16). */
export const trainingBodyReview = defineRegister({
  name: 'training-body-review',
  words: ['培训机构条件复核', 'Reviews of training bodies'],
  about: [
    '复核了哪家机构、哪些条件不达标、结论是什么、清退没有。',
    'Which body was reviewed, which conditions it lacks, what was concluded, whether it is removed.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'body',
  key: ['body', 'reviewedOn'],
  facet: 'result',
  day: 'reviewedOn',
  expires: ({ mendedOn, mendBy }) => (mendedOn === undefined ? dayIn(mendBy) : undefined),
  fields: {
    body: text(['培训机构名称', 'Body', '机构名称', '被复核机构'], '淮南市安全生产培训中心', {
      required: true,
      hint: ['与“安全培训机构”台账中的名称一致。', 'As it is called in the register of training bodies.'],
    }),
    reviewedOn: day(['复核日期', 'Reviewed on', '复核时间'], {
      required: true,
      listed: true,
      example: '2024-09-12',
    }),
    result: choice(['复核结论', 'Result', '结论', '复核结果'], RESULTS, { required: true, listed: true }),
    reviewers: text(['复核人员', 'Reviewers', '复核组'], '应急局李强、专家王敏', { listed: true }),
    lacking: longText(
      ['不符合的条件', 'Lacking', '存在问题', '不符合项'],
      '实操设备不足，缺少受限空间模拟装置',
    ),
    mendBy: day(['整改期限', 'Mend by', '整改时限'], { listed: true, example: '2024-10-31' }),
    mendedOn: day(['整改验收日期', 'Mended on', '整改完成日期'], { example: '2024-10-20' }),
    removedOn: day(['清退日期', 'Removed on', '清退时间'], { example: '2024-12-01' }),
  },
  check: checks(
    notAfterToday('reviewedOn', 'mendedOn', 'removedOn'),
    inOrder('reviewedOn', 'mendBy'),
    inOrder('reviewedOn', 'removedOn'),
  ),
});
