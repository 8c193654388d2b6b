import type { Readable } from 'node:stream';
import { DutyExportQuery } from '@zhiben/domain/contract/duty.ts';
import { EscalationExportQuery } from '@zhiben/domain/contract/escalation.ts';
import {
  DocumentExportQuery,
  type ExportFormat,
  HazardExportQuery,
  InquiryExportQuery,
  ListingExportQuery,
  MissingExportQuery,
  NoticeExportQuery,
  OrderExportQuery,
  OrganisationExportQuery,
  PersonExportQuery,
  SelfCheckExportQuery,
} from '@zhiben/domain/contract/export.ts';
import { OwnTermExportQuery } from '@zhiben/domain/contract/own-term.ts';
import { EntryExportQuery } from '@zhiben/domain/contract/register.ts';
import { dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import type { z } from 'zod';
import { today } from '../clock.ts';
import { listDocumentsFor } from '../documents/documents.ts';
import { listMissingFor } from '../double-reports.ts';
import { listDutiesFor } from '../duties.ts';
import { registerFor } from '../entry-parts.ts';
import { listEscalationsFor } from '../escalations.ts';
import { type HazardServices, listHazards } from '../hazards.ts';
import { listInquiriesFor } from '../inquiries.ts';
import { listListingsFor } from '../listings.ts';
import { listNoticesFor } from '../notices.ts';
import { listOrganisationsFor } from '../organisations.ts';
import { listOwnTerms } from '../own-terms.ts';
import { listPeopleFor, type PeopleServices } from '../people.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import { listEntriesFor } from '../registers.ts';
import { listSelfChecksFor } from '../self-checks.ts';
import { listOrdersFor } from '../supervision-orders.ts';
import {
  type HazardExportRow,
  hazardColumns,
  noticeColumns,
  organisationColumns,
  personColumns,
} from './columns.ts';
import { dutyColumns } from './duty-columns.ts';
import { entryColumns } from './entry-columns.ts';
import { escalationColumns } from './escalation-columns.ts';
import { ownTermColumns } from './own-term-columns.ts';
import {
  documentColumns,
  inquiryColumns,
  listingColumns,
  missingColumns,
  orderColumns,
  selfCheckColumns,
} from './record-columns.ts';
import { type SheetColumn, writeCsv, writeXlsx } from './sheet-writer.ts';

export interface ExportServices extends HazardServices, PeopleServices {}

export interface ExportedList {
  /** Name of the file, with its day. */
  readonly name: string;
  readonly body: Readable;
}

/** A list that leaves the product as a file. */
export interface Exportable {
  /** Its filters and sorts, and the language of its words. */
  readonly query: z.ZodObject;
  /** All that they find for this reader, in the order of the list; `query` as its schema answers it. */
  make(
    services: ExportServices,
    actor: Actor,
    format: ExportFormat,
    query: object,
  ): Promise<Outcome<ExportedList>>;
}

type Page<Row> = Outcome<{ readonly rows: readonly Row[]; readonly next: string | null }>;

interface Definition<Query, Row> {
  readonly query: z.ZodObject & z.ZodType<Query & { readonly language: Language }>;
  readonly title: Readonly<Record<Language, string>>;
  /** @param moment The calendar day in China that the list is of, and the instant of it, ISO 8601. */
  columns(
    language: Language,
    moment: { readonly day: string; readonly now: string },
  ): readonly SheetColumn<Row>[];
  page(
    services: ExportServices,
    actor: Actor,
    query: Omit<Query, 'language'> & { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<Page<Row>>;
  /** Rows that are asked for at once, where a thousand are not right. */
  atOnce?(query: Query): number;
}

/** Rows that are asked for at once. */
const PAGE = 1000;
/** The list of a past day is folded anew for every page: few large ones cost less. */
const PAST_PAGE = 20_000;

function exportable<Query extends object, Row>(list: Definition<Query, Row>): Exportable {
  return {
    query: list.query,
    make: async (services, actor, format, asked) => {
      const { language, ...query } = asked as Query & { language: Language; asOf?: string };
      const day = query.asOf ?? today(services.clock);
      const limit = list.atOnce?.(asked as Query) ?? PAGE;
      const columns = list.columns(language, { day, now: services.clock.now().toISOString() });
      return listOf(columns, { format, title: list.title[language], day }, (cursor) =>
        list.page(services, actor, { ...(query as unknown as Query), cursor, limit }),
      );
    },
  };
}

/** Every list that can be exported, by its address. */
export const EXPORTS: Readonly<Record<string, Exportable>> = {
  hazards: exportable({
    query: HazardExportQuery,
    title: { zh: '隐患清单', en: 'hazards' },
    columns: (language, { day }) => hazardColumns(language, day),
    page: async (services, actor, { sort, cursor, limit, ...filter }) => {
      const listed = await listHazards(services, actor, { filter, sort, cursor, limit });
      return listed.ok
        ? done({ ...listed.value, rows: listed.value.rows as unknown as HazardExportRow[] })
        : listed;
    },
    atOnce: ({ asOf }) => (asOf === undefined ? PAGE : PAST_PAGE),
  }),
  organisations: exportable({
    query: OrganisationExportQuery,
    title: { zh: '企业名单', en: 'enterprises' },
    columns: organisationColumns,
    page: listOrganisationsFor,
  }),
  people: exportable({
    query: PersonExportQuery,
    title: { zh: '人员名单', en: 'people' },
    columns: personColumns,
    page: listPeopleFor,
  }),
  notices: exportable({
    query: NoticeExportQuery,
    title: { zh: '重大隐患通知', en: 'notices' },
    columns: (language, { now }) => noticeColumns(language, now),
    page: listNoticesFor,
  }),
  documents: exportable({
    query: DocumentExportQuery,
    title: { zh: '文书清单', en: 'documents' },
    columns: documentColumns,
    page: listDocumentsFor,
  }),
  listings: exportable({
    query: ListingExportQuery,
    title: { zh: '挂牌督办', en: 'listings' },
    columns: (language, { day }) => listingColumns(language, day),
    page: listListingsFor,
  }),
  'supervision-orders': exportable({
    query: OrderExportQuery,
    title: { zh: '督办单', en: 'supervision orders' },
    columns: (language, { day }) => orderColumns(language, day),
    page: listOrdersFor,
  }),
  inquiries: exportable({
    query: InquiryExportQuery,
    title: { zh: '责任倒查', en: 'inquiries' },
    columns: inquiryColumns,
    page: listInquiriesFor,
  }),
  'self-checks': exportable({
    query: SelfCheckExportQuery,
    title: { zh: '自查记录', en: 'self-checks' },
    columns: selfCheckColumns,
    page: listSelfChecksFor,
  }),
  'double-reports/missing': exportable({
    query: MissingExportQuery,
    title: { zh: '未完成双报告', en: 'double reports missing' },
    columns: missingColumns,
    page: listMissingFor,
  }),
  escalations: exportable({
    query: EscalationExportQuery,
    title: { zh: '升级处置清单', en: 'escalations' },
    columns: escalationColumns,
    page: listEscalationsFor,
  }),
  'own-terms': exportable({
    query: OwnTermExportQuery,
    title: { zh: '本单位应办期限', en: 'due-from-us' },
    columns: (language, { day }) => ownTermColumns(language, day),
    page: listOwnTerms,
  }),
};

/** The entries of a register; refused like the list when it is closed to the reader. */
export function registerExport(name: string): Exportable {
  return {
    query: EntryExportQuery,
    make: async (services, actor, format, asked) => {
      const register = registerFor(actor, name);
      if (register === undefined) return refused('not-found');
      const { language, ...query } = asked as z.output<typeof EntryExportQuery>;
      const day = query.asOf ?? today(services.clock);
      const title = register.words[language === 'zh' ? 0 : 1];
      return listOf(entryColumns(register, language, day), { format, title, day }, (cursor) =>
        listEntriesFor(services, actor, name, { ...query, cursor, limit: PAGE }),
      );
    },
  };
}

/** Of whom one duty is asked, and how it stands with each. */
export function dutyExport(name: string): Exportable {
  return {
    query: DutyExportQuery,
    make: async (services, actor, format, asked) => {
      const duty = dutyNamed(name);
      if (duty === undefined) return refused('not-found');
      const { language, ...query } = asked as z.output<typeof DutyExportQuery>;
      const day = today(services.clock);
      const title = duty.words[language === 'zh' ? 0 : 1];
      return listOf(dutyColumns(language, day), { format, title, day }, (cursor) =>
        listDutiesFor(services, actor, name, { ...query, cursor, limit: PAGE }),
      );
    },
  };
}

interface Form {
  readonly format: ExportFormat;
  readonly title: string;
  readonly day: string;
}

/** The first page is asked for before anything is sent: a refusal is still an answer then. */
async function listOf<Row>(
  columns: readonly SheetColumn<Row>[],
  { format, title, day }: Form,
  pageAfter: (cursor: string | undefined) => Promise<Page<Row>>,
): Promise<Outcome<ExportedList>> {
  const first = await pageAfter(undefined);
  if (!first.ok) return first;
  async function* pages() {
    for (let page = first; ; ) {
      if (!page.ok) throw new Error(`the list broke off: ${page.code}`);
      yield page.value.rows;
      if (page.value.next === null) return;
      page = await pageAfter(page.value.next);
    }
  }
  const body = format === 'csv' ? writeCsv(columns, pages()) : writeXlsx(title, columns, pages());
  return done({ name: `${title}-${day}.${format}`, body });
}
