import { texts } from '@zhiben/domain/primitives/texts.ts';
import { addTexts } from './catalogue.ts';

addTexts(
  texts({
    'verify.title': ['复查：{title}', 'Re-inspect: {title}'],
    'verify.choose': ['选择要对比的照片', 'Choose the photo to compare'],
    'verify.order': ['整改要求', 'What was ordered'],
    'verify.no-order': ['没有下达书面整改要求（立查立改）。', 'No order was issued (rectified on the spot).'],
    'verify.claim': ['企业说明', 'What the enterprise says'],
    'verify.earlier': ['同一企业最近三次复查', 'The last three checks there'],
    'verify.no-earlier': ['此前没有复查记录。', 'No check there before.'],
    'verify.question': ['现场看，隐患消除了吗？', 'On site: is it gone?'],
    'verify.outcome.verify': ['已消除', 'Eliminated'],
    'verify.outcome.partly': ['部分消除', 'Partly'],
    'verify.outcome.return': ['未消除', 'Not eliminated'],
    'verify.phrases': ['常用说法', 'Phrases'],
    'verify.phrase.verify.1': [
      '现场核查，隐患部位已按要求整改到位。',
      'Checked on site: rectified as required.',
    ],
    'verify.phrase.verify.2': [
      '设备设施已恢复正常并经试运行。',
      'The equipment works again and was tried out.',
    ],
    'verify.phrase.verify.3': [
      '相关检测、校验报告齐全有效。',
      'Test and calibration reports are complete and valid.',
    ],
    'verify.phrase.verify.4': [
      '制度和操作规程已修订，人员已培训。',
      'Rules were revised and people trained.',
    ],
    'verify.phrase.partly.1': [
      '主要部位已整改，其余部位尚未完成。',
      'The main part is rectified, the rest is not.',
    ],
    'verify.phrase.partly.2': [
      '临时措施已落实，根本措施未完成。',
      'Temporary measures are in place, the lasting ones are not.',
    ],
    'verify.phrase.partly.3': [
      '设备已更换，检测报告未提供。',
      'The equipment was replaced; the test report is missing.',
    ],
    'verify.phrase.partly.4': [
      '现场已整改，人员培训未完成。',
      'The site is rectified; people are not yet trained.',
    ],
    'verify.phrase.return.1': ['现场情况与提交的照片不符。', 'The site does not match the photos sent.'],
    'verify.phrase.return.2': ['隐患部位没有整改。', 'The place was not rectified.'],
    'verify.phrase.return.3': ['整改措施达不到要求。', 'The measures do not meet the order.'],
    'verify.phrase.return.4': ['同类问题仍然存在。', 'The same problem is still there.'],
    'verify.send': ['提交：{outcome}', 'Send: {outcome}'],
    'verify.done': ['复查结果已提交', 'The result was sent'],
    'verify.back': ['返回隐患页面', 'Back to the hazard'],
    'verify.not-permitted': [
      '复查由检查人员或复核人办理，您的角色不能复查。',
      'Inspectors and verifiers re-inspect; your role may not.',
    ],
  }),
);
