import type { DocumentRow } from '@zhiben/domain/contract/document.ts';
import type { InquiryRow, SelfCheck } from '@zhiben/domain/contract/inquiry.ts';
import type { ListingRow, MissingReports, OrderRow } from '@zhiben/domain/contract/supervision.ts';
import { documentTexts } from '@zhiben/domain/kinds/document/texts.ts';
import { doubleReportTexts } from '@zhiben/domain/kinds/double-report/texts.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { factsKey } from '@zhiben/domain/kinds/inquiry/facts-key.ts';
import { inquiryTexts } from '@zhiben/domain/kinds/inquiry/texts.ts';
import { listingTexts } from '@zhiben/domain/kinds/listed-supervision/texts.ts';
import { orderTexts } from '@zhiben/domain/kinds/supervision-order/texts.ts';
import { type Language, say, type Texts } from '@zhiben/domain/primitives/texts.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { chinaTime } from '../clock.ts';
import { columns, criterionTitle } from './columns.ts';
import type { SheetColumn } from './sheet-writer.ts';

/** The word for a code; empty for none. */
const words = (catalogue: Texts, language: Language) => (prefix: string, code: string | null) =>
  code === null ? '' : say(catalogue, language, `${prefix}.${code}`);

/** Days by which a term that still runs is over. */
function daysOver(
  { dueOn, endedOn }: { readonly dueOn: string; readonly endedOn: string | null },
  day: string,
) {
  return endedOn !== null || dueOn >= day ? null : daysBetween(dueOn as PlainDate, day as PlainDate);
}

const comma = (language: Language) => (language === 'zh' ? '、' : ', ');

export function documentColumns(language: Language): SheetColumn<DocumentRow>[] {
  const word = words(documentTexts, language);
  return columns<DocumentRow>(language, [
    ['发文字号', 'Number', 28, (d) => d.number],
    ['文种', 'Kind', 20, (d) => word('document.kind', d.kind)],
    ['标题', 'Title', 50, (d) => d.title],
    ['状态', 'State', 12, (d) => word('document.state', d.state)],
    ['发文机关', 'Issuer', 28, (d) => d.issuerName],
    ['主送机关', 'Recipient', 28, (d) => d.recipientName],
    ['制发日期', 'Issued on', 14, (d) => d.issuedOn],
    ['签发人', 'Signed by', 14, (d) => d.issuedByName],
    ['送达情况', 'Delivery', 14, (d) => word('document.step', d.delivery)],
    ['隐患编号', 'Hazard', 18, (d) => d.caseNumber],
    ['拟稿人', 'Drafted by', 14, (d) => d.draftedByName],
  ]);
}

/** @param day The calendar day on which lateness is counted, YYYY-MM-DD. */
export function listingColumns(language: Language, day: string): SheetColumn<ListingRow>[] {
  const word = words({ ...hazardTexts, ...listingTexts }, language);
  return columns<ListingRow>(language, [
    ['挂牌编号', 'Number', 14, (l) => l.number],
    ['督办层级', 'Level', 10, (l) => word('hazard.level', l.level)],
    ['状态', 'State', 14, (l) => word('listing.state', l.state)],
    ['公示的隐患名称', 'Hazard', 44, (l) => l.title],
    ['隐患编号', 'Hazard number', 16, (l) => l.caseNumber],
    ['隐患状态', 'State of the hazard', 12, (l) => word('hazard.state', l.caseState)],
    ['企业名称', 'Enterprise', 28, (l) => l.organisationName],
    ['督办单位', 'Issuing body', 24, (l) => l.issuingBody],
    ['责任单位', 'Responsible unit', 28, (l) => l.responsibleUnit],
    ['责任人', 'Responsible person', 12, (l) => l.responsiblePerson],
    ['解除条件', 'Conditions for lifting', 40, (l) => l.conditions],
    ['挂牌日期', 'Listed on', 12, (l) => l.listedOn],
    ['完成期限', 'To be done by', 12, (l) => l.dueOn],
    ['逾期天数', 'Days overdue', 10, (l) => daysOver(l, day)],
    ['申请日期', 'Applied on', 12, (l) => l.appliedOn],
    ['应复查日期', 'Review by', 12, (l) => l.reviewBy],
    ['结束日期', 'Ended on', 12, (l) => l.endedOn],
    ['公示日期', 'Published on', 12, (l) => l.publishedOn],
    ['挂牌通知文号', 'Notice', 24, (l) => l.document?.number ?? null],
    ['解除通知文号', 'Notice of lifting', 24, (l) => l.releaseDocument?.number ?? null],
  ]);
}

/** @param day The calendar day on which lateness is counted, YYYY-MM-DD. */
export function orderColumns(language: Language, day: string): SheetColumn<OrderRow>[] {
  const word = words({ ...hazardTexts, ...listingTexts, ...orderTexts }, language);
  return columns<OrderRow>(language, [
    ['督办编号', 'Number', 14, (o) => o.number],
    ['督办层级', 'Level', 10, (o) => word('hazard.level', o.level)],
    ['状态', 'State', 12, (o) => word('order.state', o.state)],
    ['隐患名称', 'Hazard', 44, (o) => o.title],
    ['隐患编号', 'Hazard number', 16, (o) => o.caseNumber],
    ['隐患状态', 'State of the hazard', 12, (o) => word('hazard.state', o.caseState)],
    ['企业名称', 'Enterprise', 28, (o) => o.organisationName],
    ['督办单位', 'Issuing body', 24, (o) => o.issuingBody],
    ['督办要求', 'What is required', 40, (o) => o.requirements],
    ['承办部门', 'Handling department', 18, (o) => o.departmentName],
    ['经办人', 'Handler', 12, (o) => o.handlerName],
    ['发出日期', 'Issued on', 12, (o) => o.issuedOn],
    ['办理期限', 'To be done by', 12, (o) => o.dueOn],
    ['逾期天数', 'Days overdue', 10, (o) => daysOver(o, day)],
    ['已延期次数', 'Times extended', 10, (o) => o.extended],
    ['申请延至', 'Extension asked to', 12, (o) => o.newDueOn],
    ['最近进展', 'Last progress', 12, (o) => o.progressOn],
    ['企业拒不整改', 'Enterprise refused on', 14, (o) => o.refusedOn],
    ['结束日期', 'Ended on', 12, (o) => o.endedOn],
    ['督办通知文号', 'Notice', 24, (o) => o.document?.number ?? null],
  ]);
}

export function inquiryColumns(language: Language): SheetColumn<InquiryRow>[] {
  const word = words(inquiryTexts, language);
  return columns<InquiryRow>(language, [
    ['企业名称', 'Enterprise', 28, (i) => i.organisationName],
    ['情形', 'Failure', 18, (i) => word('inquiry.failure', i.failure)],
    ['状态', 'State', 14, (i) => word('inquiry.state', i.state)],
    ['记录显示', 'What the records say', 60, (i) => say(inquiryTexts, language, factsKey(i), i.facts)],
    ['隐患编号', 'Hazard number', 16, (i) => i.caseNumber],
    ['隐患名称', 'Hazard', 40, (i) => i.caseTitle],
    ['立案日期', 'Opened on', 12, (i) => i.openedOn],
    ['企业陈述', 'Statement', 40, (i) => i.statement],
    ['结论', 'Conclusion', 16, (i) => word('hazard.conclusion', i.conclusion)],
    ['理由', 'Reason', 40, (i) => i.reason],
    ['结案日期', 'Decided on', 12, (i) => i.decidedOn],
  ]);
}

export function selfCheckColumns(language: Language): SheetColumn<SelfCheck>[] {
  const [site, nothing] = language === 'zh' ? ['全厂', '未发现隐患'] : ['the whole site', 'nothing'];
  return columns<SelfCheck>(language, [
    ['企业名称', 'Enterprise', 28, (c) => c.organisationName],
    ['自查日期', 'Checked on', 12, (c) => c.checkedOn],
    ['自查部位', 'Where', 24, (c) => (c.wholeSite ? site : c.place)],
    ['自查内容', 'What was looked for', 40, (c) => c.scope],
    [
      '对照标准',
      'Criteria',
      40,
      (c) => c.criteria.map((id) => criterionTitle(id, language)).join(comma(language)),
    ],
    ['自查结果', 'Result', 14, (c) => (c.foundNothing ? nothing : null)],
    ['发现隐患数', 'Hazards found', 12, (c) => c.caseIds.length],
    ['备注', 'Note', 40, (c) => c.note],
    ['签字人', 'Signed by', 12, (c) => c.signedByName],
    ['签字时间', 'Signed at', 18, (c) => chinaTime(c.signedAt).replace('T', ' ')],
  ]);
}

export function missingColumns(language: Language): SheetColumn<MissingReports['rows'][number]>[] {
  const word = words(doubleReportTexts, language);
  return columns<MissingReports['rows'][number]>(language, [
    ['隐患编号', 'Hazard number', 16, (m) => m.number],
    ['隐患名称', 'Hazard', 44, (m) => m.title],
    ['企业名称', 'Enterprise', 28, (m) => m.organisationName],
    [
      '未完成事项',
      'Not done',
      36,
      (m) => m.missing.map((part) => word('told.missing', part)).join(comma(language)),
    ],
  ]);
}
