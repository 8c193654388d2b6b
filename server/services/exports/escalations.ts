import type { Escalation, EscalationExportQuery } from '@zhiben/domain/contract/escalation.ts';
import type { ExportFormat } from '@zhiben/domain/contract/import.ts';
import { escalationTexts } from '@zhiben/domain/kinds/escalation/texts.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import type { z } from 'zod';
import { chinaTime, today } from '../clock.ts';
import { type EscalationServices, listEscalationsFor } from '../escalations.ts';
import type { Outcome } from '../refusals.ts';
import { type ExportedList, listOf } from './exports.ts';
import type { SheetColumn } from './sheet-writer.ts';

/** Rows that are asked for at once. */
const PAGE = 1000;

/** The rungs that these filters find for this reader, all of them, the latest first. */
export async function exportEscalations(
  services: EscalationServices,
  actor: Actor,
  format: ExportFormat,
  { language, ...query }: z.output<typeof EscalationExportQuery>,
): Promise<Outcome<ExportedList>> {
  const day = today(services.clock);
  const title = { zh: '升级处置清单', en: 'escalations' };
  return listOf(columnsIn(language), { format, language, title, day }, (cursor) =>
    listEscalationsFor(services, actor, { ...query, cursor, limit: PAGE }),
  );
}

/** Moments are shown as China's clock shows them. */
function columnsIn(language: Language): SheetColumn<Escalation>[] {
  const word = (key: string, values = {}) => say(escalationTexts, language, `ladder.${key}`, values);
  const moment = (at: string | null) => (at === null ? '' : chinaTime(at).replace('T', ' '));
  const reason = ({ because: b }: Escalation) =>
    [
      word(`because.${b.by}`, { due: b.dueOn, n: b.daysLate, times: b.returns }),
      ...(b.refusals ?? []).map((one) => word(`refusal.${one}`)),
    ].join(language === 'zh' ? '；' : '; ');
  const columns: readonly [string, string, number, (row: Escalation) => string | null][] = [
    ['措施', 'Measure', 12, (e) => word(`rung.${e.rung}`)],
    ['状态', 'State', 18, (e) => word(`state.${e.state}`, { day: e.deferredUntil ?? '' })],
    ['企业名称', 'Enterprise', 28, (e) => e.organisationName],
    ['隐患编号', 'Hazard', 16, (e) => e.caseNumber],
    ['隐患描述', 'Hazard in words', 40, (e) => e.caseTitle],
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
