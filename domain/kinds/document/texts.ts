import { type Texts, texts } from '../../primitives/texts.ts';

/** The words of documents. Field words are those of the glossary. */
export const documentTexts: Texts = texts({
  'document.kind.rectification-order': ['责令限期整改指令书', 'Rectification order'],
  'document.kind.re-inspection-opinion': ['复查意见书', 'Re-inspection opinion'],
  'document.kind.supervision-notice': ['督办通知书', 'Supervision notice'],
  'document.kind.written-advisory': ['函告', 'Written advisory'],
  'document.kind.circular': ['通报', 'Circular notice'],
  'document.kind.regulatory-interview': ['约谈通知书', 'Summons to a regulatory interview'],
  'document.kind.public-disclosure': ['曝光公告', 'Public disclosure'],
  'document.kind.written-advisory-duties': ['函告（应办逾期）', 'Written advisory for late duties'],
  'document.kind.circular-duties': ['通报（应办逾期）', 'Circular notice for late duties'],
  'document.kind.regulatory-interview-duties': [
    '约谈通知书（应办逾期）',
    'Summons to a regulatory interview for late duties',
  ],
  'document.kind.public-disclosure-duties': ['曝光公告（应办逾期）', 'Public disclosure for late duties'],
  'document.kind.listed-supervision': ['挂牌督办通知书', 'Notice of listed supervision'],
  'document.kind.supervision-release': ['解除挂牌督办通知书', 'Lifting of supervision'],
  'document.kind.close-out': ['销号证明', 'Close-out certificate'],
  'document.kind.monthly-bulletin': ['事故隐患月通报', 'Monthly bulletin'],
  'document.kind.yearly-listing': ['年度挂牌督办名单', 'Yearly listing'],

  'document.state.draft': ['草稿', 'Draft'],
  'document.state.issued': ['已制发', 'Issued'],
  'document.state.superseded': ['已被替代', 'Superseded'],
  'document.state.cancelled': ['已作废', 'Cancelled'],

  'document.issuer.authority': ['本机关', 'The authority'],
  'document.issuer.committee': ['安委会', 'Safety committee'],
  'document.issuer.department': ['部门', 'Department'],

  'document.recipient.enterprise': ['企业', 'Enterprise'],
  'document.recipient.department': ['部门', 'Department'],
  'document.recipient.lower-authority': ['下级党委、政府', 'Lower government or Party committee'],
  'document.recipient.upper-authority': ['上级机关', 'Upper authority'],
  'document.recipient.public': ['社会公众', 'The public'],

  'document.step.served': ['送达', 'Served'],
  'document.step.received': ['签收', 'Receipt confirmed'],
  'document.step.replied': ['回复', 'Reply'],

  'document.way.in-person': ['直接送达', 'In person'],
  'document.way.left': ['留置送达', 'Left at the premises'],
  'document.way.post': ['邮寄送达', 'By post'],
  'document.way.in-product': ['电子送达', 'Electronically'],
  'document.way.published': ['公告', 'By publication'],
});
