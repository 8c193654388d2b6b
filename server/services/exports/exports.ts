import type { Readable } from 'node:stream';
import type { DutyExportQuery } from '@zhiben/domain/contract/duty.ts';
import type {
  ExportFormat,
  HazardExportQuery,
  NoticeExportQuery,
  OrganisationExportQuery,
  PersonExportQuery,
} from '@zhiben/domain/contract/import.ts';
import type { EntryExportQuery } from '@zhiben/domain/contract/register.ts';
import { dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import type { z } from 'zod';
import { today } from '../clock.ts';
import { listDutiesFor } from '../duties.ts';
import { type HazardServices, listHazards } from '../hazards.ts';
import { listNoticesFor } from '../notices.ts';
import { listOrganisationsFor } from '../organisations.ts';
import { listPeopleFor, type PeopleServices } from '../people.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import { listEntriesFor, registerFor } from '../registers.ts';
import {
  type HazardExportRow,
  hazardColumns,
  noticeColumns,
  organisationColumns,
  personColumns,
} from './columns.ts';
import { dutyColumns } from './duty-columns.ts';
import { entryColumns } from './entry-columns.ts';
import { type SheetColumn, writeCsv, writeXlsx } from './sheet-writer.ts';

export interface ExportServices extends HazardServices, PeopleServices {}

export interface ExportedList {
  /** Name of the file, with its day. */
  readonly name: string;
  readonly body: Readable;
}

/** Rows that are asked for at once. */
const PAGE = 1000;
/** The list of a past day is folded anew for every page: few large ones cost less. */
const PAST_PAGE = 20_000;

/** The hazards that these filters find for this reader, all of them, in the order of the list. */
export async function exportHazards(
  services: ExportServices,
  actor: Actor,
  format: ExportFormat,
  { language, sort, ...filter }: z.output<typeof HazardExportQuery>,
): Promise<Outcome<ExportedList>> {
  const limit = filter.asOf === undefined ? PAGE : PAST_PAGE;
  const day = filter.asOf ?? today(services.clock);
  const page = (cursor: string | undefined) => listHazards(services, actor, { filter, sort, cursor, limit });
  const title = { zh: '隐患清单', en: 'hazards' };
  return listOf(hazardColumns(language, day), { format, language, title, day }, async (cursor) => {
    const listed = await page(cursor);
    return listed.ok
      ? done({ ...listed.value, rows: listed.value.rows as unknown as HazardExportRow[] })
      : listed;
  });
}

export async function exportOrganisations(
  services: ExportServices,
  actor: Actor,
  format: ExportFormat,
  { language, ...query }: z.output<typeof OrganisationExportQuery>,
): Promise<Outcome<ExportedList>> {
  const day = today(services.clock);
  const title = { zh: '企业名单', en: 'enterprises' };
  return listOf(organisationColumns(language), { format, language, title, day }, (cursor) =>
    listOrganisationsFor(services, actor, { ...query, cursor, limit: PAGE }),
  );
}

export async function exportPeople(
  services: ExportServices,
  actor: Actor,
  format: ExportFormat,
  { language, ...query }: z.output<typeof PersonExportQuery>,
): Promise<Outcome<ExportedList>> {
  const day = today(services.clock);
  const title = { zh: '人员名单', en: 'people' };
  return listOf(personColumns(language), { format, language, title, day }, (cursor) =>
    listPeopleFor(services, actor, { ...query, cursor, limit: PAGE }),
  );
}

export async function exportNotices(
  services: ExportServices,
  actor: Actor,
  format: ExportFormat,
  { language, ...query }: z.output<typeof NoticeExportQuery>,
): Promise<Outcome<ExportedList>> {
  const day = today(services.clock);
  const now = services.clock.now().toISOString();
  const title = { zh: '重大隐患通知', en: 'notices' };
  return listOf(noticeColumns(language, now), { format, language, title, day }, (cursor) =>
    listNoticesFor(services, actor, { ...query, cursor, limit: PAGE }),
  );
}

/** The entries of a register; refused like the list when it is closed to the reader. */
export async function exportEntries(
  services: ExportServices,
  actor: Actor,
  format: ExportFormat,
  name: string,
  { language, ...query }: z.output<typeof EntryExportQuery>,
): Promise<Outcome<ExportedList>> {
  const register = registerFor(actor, name);
  if (register === undefined) return refused('not-found');
  const day = today(services.clock);
  const [zh, en] = register.words;
  return listOf(
    entryColumns(register, language, day),
    { format, language, title: { zh, en }, day },
    (cursor) => listEntriesFor(services, actor, name, { ...query, cursor, limit: PAGE }),
  );
}

/** Of whom one duty is asked, and how it stands with each. */
export async function exportDuties(
  services: ExportServices,
  actor: Actor,
  format: ExportFormat,
  name: string,
  { language, ...query }: z.output<typeof DutyExportQuery>,
): Promise<Outcome<ExportedList>> {
  const duty = dutyNamed(name);
  if (duty === undefined) return refused('not-found');
  const day = today(services.clock);
  const [zh, en] = duty.words;
  return listOf(dutyColumns(language, day), { format, language, title: { zh, en }, day }, (cursor) =>
    listDutiesFor(services, actor, name, { ...query, cursor, limit: PAGE }),
  );
}

interface Form {
  readonly format: ExportFormat;
  readonly language: Language;
  readonly title: Readonly<Record<Language, string>>;
  readonly day: string;
}

type Page<Row> = Outcome<{ readonly rows: readonly Row[]; readonly next: string | null }>;

/** The first page is asked for before anything is sent: a refusal is still an answer then. */
export async function listOf<Row>(
  columns: readonly SheetColumn<Row>[],
  { format, language, title, day }: Form,
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
  const name = `${title[language]}-${day}.${format}`;
  const body = format === 'csv' ? writeCsv(columns, pages()) : writeXlsx(title[language], columns, pages());
  return done({ name, body });
}
