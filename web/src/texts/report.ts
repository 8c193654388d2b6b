import { texts } from '@zhiben/domain/primitives/texts.ts';

export const reportTexts = texts({
  'report.title': ['上报隐患', 'Report a hazard'],
  'report.photos': ['现场照片', 'Photos of the scene'],
  'report.where': ['在哪里', 'Where'],
  'report.enterprise': ['企业', 'Enterprise'],
  'report.recent': ['最近用过', 'Used lately'],
  'report.place-example': ['如：二车间 3 号反应釜旁', 'Such as: workshop 2, next to reactor 3'],
  'report.locate': ['附上当前位置', 'Add my position'],
  'report.locating': ['正在定位…', 'Locating…'],
  'report.not-located': ['没有取得位置，不影响上报。', 'No position found; you can report without it.'],
  'report.position': ['已附位置 {lat}, {lng}', 'Position added: {lat}, {lng}'],
  'report.words': ['隐患情况', 'What is wrong'],
  'report.words-hint': [
    '说清什么东西、怎么不对。第一句作为名称。',
    'Say what it is and what is wrong. The first sentence becomes its title.',
  ],
  'report.words-example': [
    '如：反应釜安全阀超期未校验，铅封已断。',
    'Such as: the safety valve of the reactor is past its test date.',
  ],
  'report.likely': [
    '可能已经有人报过。如果是同一处，不必再报：',
    'Perhaps it is known already. If it is the same, no need to report it again:',
  ],
  'report.judged': ['对照判定标准', 'Judgement criteria'],
  'report.suggest-later': [
    '写下隐患情况后，这里会推荐可能适用的判定情形。',
    'Criteria that may fit appear here once you have written what is wrong.',
  ],
  'report.suggest-none': [
    '没有推荐的判定情形，可以直接上报，由专班核实定级。',
    'No criterion suggested. Report it; the office will confirm and grade it.',
  ],
  'report.grade': ['初步等级', 'Grade as you see it'],
  'report.details': ['渠道、日期、发现人', 'Channel, day, finder'],
  'report.found-by-hint': ['不是您本人发现时填写', 'If somebody else found it'],
  'report.kept.yes': ['已存在这台设备上', 'Kept on this device'],
  'report.kept.failed': [
    '这台设备存不下草稿，请不要关闭页面',
    'This device cannot keep a draft; do not close the page',
  ],
  'report.send': ['上报', 'Report'],
  'report.restored': ['已恢复上次没有上报的内容。', 'What you had begun is here again.'],
  'report.sent': ['已上报，编号 {number}', 'Reported as {number}'],
  'report.photos-follow': [
    '{n} 个文件正在后台发送，可以离开这一页。',
    '{n} files are being sent in the background; you may leave this page.',
  ],
  'report.another': ['再报一条', 'Report another'],
  'report.look': ['查看这条隐患', 'See this hazard'],
  'report.waits': ['已放进发件箱，还没有发出', 'In the outbox, not sent yet'],
  'report.waits-why': [
    '现在没有网络。恢复后会自动发送，照片也在。',
    'There is no connection now. It is sent by itself when it returns, photos included.',
  ],
  'report.refused': ['没有被接受', 'Not accepted'],
  'report.mend': ['回去修改', 'Go back and mend it'],
  'refusal.words-missing': ['请写一句话说明隐患情况。', 'Say in a sentence what is wrong.'],
});
