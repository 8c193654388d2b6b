import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import { escalationTexts } from '@zhiben/domain/kinds/escalation/texts.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import { chinaTime } from '../clock.ts';
import type { SheetColumn } from './sheet-writer.ts';

/** Rungs of the ladder. Moments are shown as China's clock shows them. */
export function escalationColumns(language: Language): SheetColumn<Escalation>[] {
  const word = (key: string, values = {}) => say(escalationTexts, language, `ladder.${key}`, values);
  const moment = (at: string | null) => (at === null ? '' : chinaTime(at).replace('T', ' '));
  const reason = ({ because: b }: Escalation) =>
    [
      word(b.duties === undefined ? `because.${b.by}` : 'because.duties', {
        due: b.dueOn,
        n: b.daysLate,
        times: b.returns,
        in: b.dutiesInAll ?? 0,
      }),
      ...(b.refusals ?? []).map((one) => word(`refusal.${one}`)),
    ].join(language === 'zh' ? '；' : '; ');
  const late = ({ because }: Escalation) =>
    (because.duties ?? [])
      .map(({ words: [zh, en], count, dueOn }) =>
        word('duty-line', { duty: language === 'zh' ? zh : en, n: count, due: dueOn }),
      )
      .join(language === 'zh' ? '；' : '; ');
  const columns: readonly [string, string, number, (row: Escalation) => string | null][] = [
    ['措施', 'Measure', 12, (e) => word(`rung.${e.rung}`)],
    ['状态', 'State', 18, (e) => word(`state.${e.state}`, { day: e.deferredUntil ?? '' })],
    ['企业名称', 'Enterprise', 28, (e) => e.organisationName],
    ['隐患编号', 'Hazard', 16, (e) => e.caseNumber],
    ['隐患描述', 'Hazard in words', 40, (e) => e.caseTitle],
    ['逾期应办事项', 'Late duties', 50, late],
    ['触发日期', 'Reached on', 12, (e) => e.reachedOn],
    ['触发原因', 'Because', 36, reason],
    ['暂缓理由', 'Put off because', 30, (e) => (e.state === 'deferred' ? e.deferReason : '')],
    ['签发人', 'Signed by', 12, (e) => e.signedByName],
    ['签发时间', 'Signed', 18, (e) => moment(e.signedAt)],
    ['签收时间', 'Received', 18, (e) => moment(e.receivedAt)],
    ['答复时间', 'Answered', 18, (e) => moment(e.repliedAt)],
    ['答复内容', 'Answer', 50, (e) => e.reply],
    ['公布时间', 'Published', 18, (e) => moment(e.publishedAt)],
    ['撤下时间', 'Taken down', 18, (e) => moment(e.removedAt)],
    ['解除或撤销时间', 'Ended', 18, (e) => moment(e.endedAt)],
  ];
  return columns.map(([zh, en, width, of]) => ({ title: language === 'zh' ? zh : en, width, of }));
}
