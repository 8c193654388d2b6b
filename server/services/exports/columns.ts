import type { HazardRow } from '@zhiben/domain/contract/hazard.ts';
import type { Notice } from '@zhiben/domain/contract/notice.ts';
import type { OrganisationRow, PersonRow } from '@zhiben/domain/contract/world.ts';
import {
  MARK_WORDS,
  ORGANISATION_KIND_WORDS,
  POST_WORDS,
  SCALE_WORDS,
  wordFor,
} from '@zhiben/domain/imports/world-words.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { isLate } from '@zhiben/domain/kinds/notice/notice.ts';
import { noticeTexts } from '@zhiben/domain/kinds/notice/texts.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import { industries } from '@zhiben/domain/reference/industries.ts';
import { regionFullName } from '@zhiben/domain/reference/regions.ts';
import { criterionById } from '@zhiben/domain/standards/criteria.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { chinaTime } from '../clock.ts';
import type { SheetColumn } from './sheet-writer.ts';

type Cell = string | number | null;
type Column<Row> = readonly [zh: string, en: string, width: number, of: (row: Row) => Cell];

export function columns<Row>(language: Language, list: readonly Column<Row>[]): SheetColumn<Row>[] {
  return list.map(([zh, en, width, of]) => ({ title: language === 'zh' ? zh : en, width, of }));
}

/** A row of the list with what only an export shows. */
export type HazardExportRow = HazardRow & { readonly description: string };

/**
 * The columns of hazards. Headings are those of the import, so that a list that was exported is understood again.
 *
 * @param day The calendar day on which lateness is counted, YYYY-MM-DD.
 */
export function hazardColumns(language: Language, day: string): SheetColumn<HazardExportRow>[] {
  const word = (prefix: string, code: string | null) =>
    code === null ? '' : say(hazardTexts, language, `hazard.${prefix}.${code}`);
  const yes = language === 'zh' ? '是' : 'yes';
  return columns<HazardExportRow>(language, [
    ['编号', 'Number', 16, (h) => h.number],
    ['隐患等级', 'Grade', 14, (h) => word('grade', h.grade)],
    ['整改状态', 'State', 12, (h) => word('state', h.state)],
    ['隐患描述', 'Hazard', 50, (h) => h.description || h.title],
    ['隐患部位', 'Place', 18, (h) => h.place],
    ['企业名称', 'Enterprise', 28, (h) => h.organisationName],
    ['主管部门', 'Department', 16, (h) => h.departmentName],
    ['发现渠道', 'Channel', 16, (h) => word('channel', h.channel)],
    ['发现日期', 'Found on', 12, (h) => h.foundOn],
    ['发现人', 'Found by', 16, (h) => h.foundBy],
    ['整改期限', 'Due on', 12, (h) => h.dueOn],
    ['逾期天数', 'Days overdue', 10, (h) => overdueDays(h, day)],
    ['销号日期', 'Closed on', 12, (h) => h.closedOn],
    ['当前办理', 'In hand of', 12, (h) => word('holder', h.holder)],
    ['整改责任人', 'Responsible person', 14, (h) => h.ownerName],
    [
      '判定依据',
      'Criterion',
      40,
      (h) => (h.criterionId === null ? '' : criterionTitle(h.criterionId, language)),
    ],
    ['事故类型', 'Accident type', 14, (h) => word('accident-type', h.accidentType)],
    ['治本攻坚领域', 'Root cause', 14, (h) => word('root-cause', h.rootCause)],
    ['失效防线', 'Defence that failed', 12, (h) => word('defence', h.defence)],
    ['督办层级', 'Supervising level', 12, (h) => word('supervising-level', h.supervisingLevel)],
    ['立查立改', 'On the spot', 10, (h) => (h.onTheSpot ? yes : '')],
    ['停产停业', 'Production stopped', 10, (h) => (h.suspended ? yes : '')],
    ['来源编号', 'Source record', 16, (h) => h.sourceRecordId],
  ]);
}

export function organisationColumns(language: Language): SheetColumn<OrganisationRow>[] {
  const industry = (code: string | null) =>
    code === null ? '' : `${code} ${industries.find(code)?.name ?? ''}`.trim();
  return columns<OrganisationRow>(language, [
    ['企业名称', 'Name', 30, (o) => o.name],
    ['统一社会信用代码', 'Unified social credit code', 22, (o) => o.uscc],
    ['单位类别', 'Kind', 14, (o) => wordFor(ORGANISATION_KIND_WORDS, o.kind, language)],
    ['行业', 'Industry', 24, (o) => industry(o.industryCode)],
    ['规模', 'Scale', 8, (o) => wordFor(SCALE_WORDS, o.scale, language)],
    ['从业人数', 'Headcount', 10, (o) => o.headcount],
    [
      '领域标记',
      'Sector marks',
      24,
      (o) => o.sectorMarks.map((m) => wordFor(MARK_WORDS, m, language)).join('、'),
    ],
    ['主管部门', 'Department', 18, (o) => o.departmentName],
    ['行政区划', 'Region', 20, (o) => regionFullName(o.regionCode) ?? o.regionCode],
    ['地址', 'Address', 36, (o) => o.address],
    ['经度', 'Longitude', 12, (o) => o.lng],
    ['纬度', 'Latitude', 12, (o) => o.lat],
    ['在营', 'Active', 8, (o) => (language === 'zh' ? (o.active ? '是' : '否') : o.active ? 'yes' : 'no')],
    ['未整改隐患', 'Open hazards', 12, (o) => o.openHazards],
    ['逾期隐患', 'Overdue hazards', 12, (o) => o.overdueHazards],
  ]);
}

export function personColumns(language: Language): SheetColumn<PersonRow>[] {
  const held = (p: PersonRow) =>
    p.posts.filter(({ to }) => to === null).map(({ post }) => wordFor(POST_WORDS, post, language));
  return columns<PersonRow>(language, [
    ['姓名', 'Name', 12, (p) => p.name],
    ['手机号码', 'Telephone', 16, (p) => p.phone],
    ['企业名称', 'Enterprise', 30, (p) => p.organisationName],
    ['所属部门', 'Department', 18, (p) => p.departmentName],
    ['岗位', 'Posts', 24, (p) => held(p).join('、')],
    ['用户名', 'User name', 16, (p) => p.account?.username ?? null],
    ['在用', 'Active', 8, (p) => (language === 'zh' ? (p.active ? '是' : '否') : p.active ? 'yes' : 'no')],
  ]);
}

/** @param now The instant at which lateness is judged, ISO 8601 in UTC. Moments are shown as China's clock shows them. */
export function noticeColumns(language: Language, now: string): SheetColumn<Notice>[] {
  const word = (key: string) => say(noticeTexts, language, `notice.${key}`);
  const moment = (at: string | null) => (at === null ? '' : chinaTime(at).replace('T', ' '));
  return columns<Notice>(language, [
    ['隐患编号', 'Number', 16, (n) => n.caseNumber],
    ['隐患描述', 'Hazard', 40, (n) => n.caseTitle],
    ['企业名称', 'Enterprise', 28, (n) => n.organisationName],
    ['被通知人', 'Told', 12, (n) => n.personName ?? word('nobody')],
    ['岗位', 'Post', 16, (n) => wordFor(POST_WORDS, n.post, language)],
    ['状态', 'State', 16, (n) => word(isLate(n, now) ? 'late' : n.state)],
    ['通知时间', 'Made', 18, (n) => moment(n.madeAt)],
    [
      '发送情况',
      'Sent',
      36,
      (n) => n.receipts.map((r) => `${r.channelName} ${word(`message.${r.state}`)}`).join('；'),
    ],
    ['应签收时间', 'Answer by', 18, (n) => moment(n.answerBy)],
    ['查看时间', 'Opened', 18, (n) => moment(n.openedAt)],
    ['签收或送达时间', 'Ended', 18, (n) => moment(n.endedAt)],
    ['请当面送达', 'To serve in person since', 18, (n) => moment(n.serveDueAt)],
    ['签收内容', 'Answer', 50, (n) => n.answer],
    ['承诺完成日期', 'Promised by', 14, (n) => (n.state === 'acknowledged' ? n.answerDueOn : null)],
  ]);
}

function overdueDays({ dueOn, holder }: HazardExportRow, day: string): number | null {
  if (dueOn === null || holder === 'nobody' || dueOn >= day) return null;
  return daysBetween(dueOn as PlainDate, day as PlainDate);
}

export function criterionTitle(id: string, language: Language): string {
  const found = criterionById(id);
  return found === undefined ? id : language === 'zh' ? found.title : found.titleEn;
}
