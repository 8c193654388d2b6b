import type { DocumentExportQuery, DocumentRow } from '@zhiben/domain/contract/document.ts';
import type { ExportFormat } from '@zhiben/domain/contract/import.ts';
import { documentTexts } from '@zhiben/domain/kinds/document/texts.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import type { z } from 'zod';
import { today } from '../clock.ts';
import { type ExportedList, listOf } from '../exports/exports.ts';
import type { SheetColumn } from '../exports/sheet-writer.ts';
import type { Outcome } from '../refusals.ts';
import { type DocumentServices, listDocumentsFor } from './documents.ts';

/** Rows that are asked for at once. */
const PAGE = 1000;

/** The documents that these filters find for this reader, all of them, newest first. */
export async function exportDocuments(
  services: DocumentServices,
  actor: Actor,
  format: ExportFormat,
  { language, ...query }: z.output<typeof DocumentExportQuery>,
): Promise<Outcome<ExportedList>> {
  const day = today(services.clock);
  const title = { zh: '文书清单', en: 'documents' };
  return listOf(columnsIn(language), { format, language, title, day }, (cursor) =>
    listDocumentsFor(services, actor, { ...query, cursor, limit: PAGE }),
  );
}

function columnsIn(language: Language): SheetColumn<DocumentRow>[] {
  const word = (prefix: string, code: string | null) =>
    code === null ? '' : say(documentTexts, language, `document.${prefix}.${code}`);
  const columns: readonly [string, string, number, (row: DocumentRow) => string | null][] = [
    ['发文字号', 'Number', 28, (d) => d.number],
    ['文种', 'Kind', 20, (d) => word('kind', d.kind)],
    ['标题', 'Title', 50, (d) => d.title],
    ['状态', 'State', 12, (d) => word('state', d.state)],
    ['发文机关', 'Issuer', 28, (d) => d.issuerName],
    ['主送机关', 'Recipient', 28, (d) => d.recipientName],
    ['制发日期', 'Issued on', 14, (d) => d.issuedOn],
    ['签发人', 'Signed by', 14, (d) => d.issuedByName],
    ['送达情况', 'Delivery', 14, (d) => word('step', d.delivery)],
    ['隐患编号', 'Hazard', 18, (d) => d.caseNumber],
    ['拟稿人', 'Drafted by', 14, (d) => d.draftedByName],
  ];
  return columns.map(([zh, en, width, of]) => ({ title: language === 'zh' ? zh : en, width, of }));
}
