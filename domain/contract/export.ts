import { z } from 'zod';
import { DocumentFilter } from './document.ts';
import { HAZARD_SORTS, HazardFilter } from './hazard.ts';
import { InquiryQuery, SelfCheckQuery } from './inquiry.ts';
import { NoticeQuery } from './notice.ts';
import { ListingQuery, MissingQuery, OrderQuery } from './supervision.ts';
import { OrganisationQuery, PersonQuery } from './world.ts';

export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

const language = z.enum(['zh', 'en']).default('zh');
const PAGING = { cursor: true, limit: true } as const;

/** GET /api/<list>/export.xlsx and .csv: the filters and sorts of the list, without its limit. */
export const HazardExportQuery = HazardFilter.extend({
  sort: z.enum(HAZARD_SORTS).default('-updated'),
  language,
});
export const OrganisationExportQuery = OrganisationQuery.omit(PAGING).extend({ language });
export const PersonExportQuery = PersonQuery.omit(PAGING).extend({ language });
export const NoticeExportQuery = NoticeQuery.omit(PAGING).extend({ language });
export const DocumentExportQuery = DocumentFilter.extend({ language });
export const ListingExportQuery = ListingQuery.omit(PAGING).extend({ language });
export const OrderExportQuery = OrderQuery.omit(PAGING).extend({ language });
export const InquiryExportQuery = InquiryQuery.omit(PAGING).extend({ language });
export const SelfCheckExportQuery = SelfCheckQuery.omit(PAGING).extend({ language });
export const MissingExportQuery = MissingQuery.omit(PAGING).extend({ language });
