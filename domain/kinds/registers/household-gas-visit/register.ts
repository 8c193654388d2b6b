import { choice, day, defineRegister, text } from '../../../primitives/register.ts';
import { ASSET_RULES, againDue } from '../../../standards/asset-rules.ts';
import { byRule, checks, dayIn, inOrder, notAfterToday } from '../parts.ts';

const USERS = {
  resident: ['居民用户', 'Household', '居民', '家庭用户'],
  other: ['非居民用户', 'Other user', '餐饮用户', '工商业用户', '单位用户'],
} as const;
const RESULTS = {
  safe: ['合格', 'Safe', '无隐患', '正常'],
  hazard: ['有隐患', 'Hazard found', '存在隐患', '不合格'],
  absent: ['到访不遇', 'Nobody at home', '无人在家', '未遇'],
  refused: ['拒绝入户', 'Refused', '拒检', '拒绝安检'],
} as const;

/** 入户安检 by the gas operator; who was not met or refused is not visited (城镇燃气管理条例 art. 17; plan measure 6). */
export const householdGasVisit = defineRegister({
  name: 'household-gas-visit',
  words: ['入户安检', 'Household gas inspections'],
  about: [
    '哪一户何时上门、结果如何、隐患改没改、下次何时检。',
    'Which user was visited when, with what result, whether the hazard is gone, when the next visit is due.',
  ],
  group: 'sites',
  keeper: 'organisation',
  title: 'address',
  key: ['address', 'visitedOn'],
  facet: 'result',
  day: 'visitedOn',
  // Each visit is an entry, so only one that leaves something open stays a reminder; the next one is an entry of its own.
  expires: ({ result, visitedOn, mendedOn, revisitedOn }) => {
    const settled = result === 'hazard' ? mendedOn : result === 'safe' ? visitedOn : revisitedOn;
    return settled === undefined ? dayIn(visitedOn) : undefined;
  },
  fields: {
    address: text(['用户地址', 'Address', '地址', '用气地址', '户址'], '凤凰镇滨河花园3栋1单元502', {
      required: true,
    }),
    meter: text(['用户编号', 'User number', '户号', '表号'], '0340021507'),
    user: choice(['用户类型', 'User', '用户性质'], USERS, { required: true, listed: true }),
    visitedOn: day(['安检日期', 'Visited on', '检查日期', '入户日期'], { required: true, listed: true }),
    result: choice(['安检结果', 'Result', '检查结果', '结果'], RESULTS, { required: true, listed: true }),
    hazard: text(['隐患内容', 'Hazard', '存在问题', '隐患描述'], '连接软管超期使用'),
    notifiedOn: day(['隐患告知日期', 'User told on', '告知日期'], { example: '2026-06-12' }),
    mendedOn: day(['隐患消除日期', 'Gone on', '整改日期', '复查日期'], { example: '2026-06-20' }),
    revisitedOn: day(['补检日期', 'Met at last on', '再次入户日期'], { example: '2026-06-25' }),
    visitor: text(['安检员', 'Visited by', '检查人', '安检人员'], '陈燕'),
    nextBy: day(['下次安检期限', 'Next visit by'], {
      listed: true,
      rules: [ASSET_RULES['household-gas-visit-resident'], ASSET_RULES['household-gas-visit-other']],
      // Counted from the visit in which somebody was met.
      compute: ({ user, result, visitedOn, revisitedOn }, own) => {
        const on = dayIn(result === 'safe' || result === 'hazard' ? visitedOn : revisitedOn);
        const rule = user === 'resident' ? 'household-gas-visit-resident' : 'household-gas-visit-other';
        return byRule(on && againDue(rule, on, own.values));
      },
    }),
  },
  check: checks(
    notAfterToday('visitedOn', 'notifiedOn', 'mendedOn', 'revisitedOn'),
    inOrder('visitedOn', 'mendedOn'),
    inOrder('visitedOn', 'revisitedOn'),
  ),
});
