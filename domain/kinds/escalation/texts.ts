import { texts } from '../../primitives/texts.ts';

/** Words of the ladder, on the page and in lists that leave the product. */
export const escalationTexts = texts({
  'ladder.rung.written-advisory': ['函告', 'Written advisory'],
  'ladder.rung.circular': ['通报', 'Circular'],
  'ladder.rung.regulatory-interview': ['约谈', 'Interview'],
  'ladder.rung.public-disclosure': ['曝光', 'Public disclosure'],
  'ladder.state.due': ['待签发', 'to be signed'],
  'ladder.state.deferred': ['暂缓至 {day}', 'put off until {day}'],
  'ladder.state.issued': ['已签发', 'issued'],
  'ladder.state.received': ['企业已签收', 'received'],
  'ladder.state.replied': ['企业已答复', 'answered'],
  'ladder.state.cleared': ['已解除', 'cleared'],
  'ladder.state.void': ['已撤销', 'no longer needed'],
  'ladder.because.late': ['整改期限 {due} 已过 {n} 天', 'term {due} passed {n} days ago'],
  'ladder.because.duties': [
    '{in} 项应办事项逾期未办，最早的期限 {due} 已过 {n} 天',
    '{in} duties late, the longest for {n} days: it was due on {due}',
  ],
  'ladder.duty-line': ['{duty}：{n} 项，最早期限 {due}', '{duty}: {n}, due {due}'],
  'ladder.because.returned': ['复查退回 {times} 次', 'rectification returned {times} times'],
  'ladder.refusal.notice-unanswered': [
    '通知逾期未答复、未能送达',
    'a notice was left unanswered and not served',
  ],
  'ladder.refusal.refused-in-person': ['当面送达时拒收', 'a notice served in person was refused'],
  'ladder.because.recurrence': [
    '同类隐患再次出现，且已逾期 {n} 天',
    'the hazard came again and is {n} days late',
  ],
});
