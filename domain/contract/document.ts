import { z } from 'zod';
import type { DocumentContent } from '../kinds/document/content.ts';
import type { Template } from '../kinds/document/fill.ts';
import {
  DELIVERY_STEPS,
  DOCUMENT_KIND_NAMES,
  DOCUMENT_STATES,
  ENTRY_SUBJECTS,
  FORM_NAMES,
  ISSUERS,
  RECIPIENTS,
  SERVICE_WAYS,
} from '../kinds/document/kinds.ts';
import { Day, Id, Instant, Page } from './common.ts';
import { Month } from './figure.ts';

const Kind = z.enum(DOCUMENT_KIND_NAMES);
const Form = z.enum(FORM_NAMES);
const text = (most: number) => z.string().max(most);
const BlockId = z.string().regex(/^b\d{1,6}$/);
const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An address of this page, never another's: it begins with one of our own places. */
const Opens = z
  .string()
  .max(2000)
  .regex(/^\/(hazards|figures|enterprises|documents|notices|duties)([/?]|$)[^\\\s]*$/);

export const Block = z.discriminatedUnion('type', [
  z.strictObject({ id: BlockId, type: z.literal('heading'), level: Level, text: text(200) }),
  z.strictObject({ id: BlockId, type: z.literal('paragraph'), text: text(8000) }),
  z.strictObject({
    id: BlockId,
    type: z.literal('table'),
    caption: text(200),
    head: z.array(text(100)).min(1).max(12),
    rows: z.array(z.array(text(2000)).min(1).max(12)).max(2000),
  }),
  z.strictObject({
    id: BlockId,
    type: z.literal('picture'),
    sha256: Sha256,
    mime: z.enum(['image/png', 'image/jpeg', 'image/svg+xml']),
    caption: text(200),
    widthMm: z.number().positive().max(156),
    heightMm: z.number().positive().max(225),
  }),
]);

export const Content = z.strictObject({
  title: z.string().trim().min(1).max(200),
  addressee: text(500),
  blocks: z.array(Block).min(1).max(400),
  copies: z.array(z.string().trim().min(1).max(200)).max(40),
  references: z
    .array(
      z.strictObject({
        block: BlockId,
        row: z.int().min(0).optional(),
        column: z.int().min(0).optional(),
        value: text(500),
        opens: Opens,
      }),
    )
    .max(4000),
}) satisfies z.ZodType<DocumentContent>;

/** One thing that became of an issued document. */
export const Delivery = z.object({
  id: Id,
  step: z.enum(DELIVERY_STEPS),
  onDay: Day,
  way: z.enum(SERVICE_WAYS).nullable(),
  toName: z.string(),
  record: z.string(),
  madeByName: z.string(),
  madeAt: Instant,
});
export type Delivery = z.infer<typeof Delivery>;

/** A line of the list of documents. */
export const DocumentRow = z.object({
  authorityId: Id,
  id: Id,
  kind: Kind,
  state: z.enum(DOCUMENT_STATES),
  version: z.int(),
  title: z.string(),
  /** Null while it is a draft. */
  number: z.string().nullable(),
  issuer: z.enum(ISSUERS),
  issuerName: z.string(),
  departmentId: Id.nullable(),
  recipientKind: z.enum(RECIPIENTS),
  recipientId: Id.nullable(),
  recipientName: z.string(),
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  organisationId: Id.nullable(),
  draftedByName: z.string(),
  draftedAt: Instant,
  issuedOn: Day.nullable(),
  issuedByName: z.string().nullable(),
  /** How far its delivery is; null while nobody recorded anything. */
  delivery: z.enum(DELIVERY_STEPS).nullable(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** GET /api/documents/:id: the document whole, and what its reader may do. */
export const DocumentPage = z.object({
  document: DocumentRow,
  content: Content,
  /** What is still to be filled in. */
  gaps: z.array(z.string()),
  deliveries: z.array(Delivery),
  /** The listing or order that it was drafted for. */
  record: z.object({ kind: z.enum(ENTRY_SUBJECTS), id: Id, number: z.string() }).nullable(),
  supersedes: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  supersededBy: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  cancelReason: z.string().nullable(),
  /** Of an issued one: hashes at issue, and whether content and Word file still have them. */
  seal: z.object({ contentSha256: Sha256, docxSha256: Sha256, intact: z.boolean() }).nullable(),
  may: z.array(z.enum(['edit', 'issue', 'cancel', 'serve', 'receive', 'reply', 'supersede'])),
});
export type DocumentPage = z.infer<typeof DocumentPage>;

/** GET /api/documents: newest first. */
export const DocumentFilter = z.object({
  kind: Kind.optional(),
  state: z.enum(DOCUMENT_STATES).optional(),
  issuer: z.enum(ISSUERS).optional(),
  departmentId: Id.optional(),
  organisationId: Id.optional(),
  /** Year in which it was issued. */
  year: z.coerce.number().int().min(2000).max(2999).optional(),
  /** true: issued, and nobody recorded that it arrived. */
  undelivered: z.literal('true').optional(),
  /** Words in number or title. */
  q: z.string().trim().max(100).optional(),
});
export const DocumentQuery = DocumentFilter.extend(Page.shape);
export const DocumentList = z.object({ rows: z.array(DocumentRow), next: z.string().nullable() });
export type DocumentList = z.infer<typeof DocumentList>;
/** GET /api/hazards/:id/documents */
export const CaseDocuments = z.object({ rows: z.array(DocumentRow) });
export type CaseDocuments = z.infer<typeof CaseDocuments>;

/** POST /api/documents: drafted from a hazard, or empty of facts for a period. */
export const NewDocument = z.strictObject({
  id: Id,
  kind: Kind,
  issuer: z.enum(ISSUERS).default('authority'),
  /** Which department issues it. */
  departmentId: Id.nullable().default(null),
  caseId: Id.nullable().default(null),
  /** Of a monthly bulletin: the month whose figures it tells. */
  month: Month.nullable().default(null),
  recipient: z.strictObject({
    kind: z.enum(RECIPIENTS),
    id: Id.nullable().default(null),
    name: z.string().trim().max(200).default(''),
  }),
});
/** PUT /api/documents/:id/content */
export const ContentChange = z.strictObject({ content: Content, seenVersion: z.int().positive() });
/** POST /api/documents/:id/issue */
export const IssueOrder = z.strictObject({ seenVersion: z.int().positive() });
/** POST /api/documents/:id/cancel */
export const Cancelling = z.strictObject({
  seenVersion: z.int().positive(),
  reason: z.string().trim().min(2).max(500),
});
/** POST /api/documents/:id/supersede: a new draft that takes its place once it is issued. */
export const Superseding = z.strictObject({ id: Id });
/** POST /api/documents/:id/deliveries */
export const NewDelivery = z.strictObject({
  id: Id,
  step: z.enum(DELIVERY_STEPS),
  onDay: Day,
  /** Of a service only. */
  way: z.enum(SERVICE_WAYS).nullable().default(null),
  toName: z.string().trim().max(100).default(''),
  record: z.string().trim().max(2000).default(''),
});

const TemplateForm = z.strictObject({
  title: z.string().trim().min(1).max(200),
  addressee: text(200),
  blocks: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('heading'), level: Level, text: text(200) }),
        z.strictObject({ type: z.literal('paragraph'), text: text(4000) }),
        z.strictObject({ type: z.literal('insert'), name: text(40), optional: z.boolean() }),
      ]),
    )
    .min(1)
    .max(100),
  copies: z.array(z.string().trim().min(1).max(200)).max(40),
}) satisfies z.ZodType<Template>;

/** One version of the form of a kind. Version 0 is the product's own. */
export const TemplateVersion = z.object({
  version: z.int(),
  /** Null: back to the product's own. */
  template: TemplateForm.nullable(),
  madeByName: z.string(),
  madeAt: Instant,
});
/** GET /api/document-templates: every form in force, by the kind that it is of. */
export const TemplateList = z.object({
  rows: z.array(z.object({ kind: Form, version: z.int(), own: z.boolean(), template: TemplateForm })),
});
export type TemplateList = z.infer<typeof TemplateList>;
/** GET /api/document-templates/:kind: with every version kept, newest first. */
export const TemplatePage = z.object({
  kind: Form,
  version: z.int(),
  own: z.boolean(),
  template: TemplateForm,
  versions: z.array(TemplateVersion),
});
export type TemplatePage = z.infer<typeof TemplatePage>;
/** PUT /api/document-templates/:kind: a new version; null goes back to the product's own. */
export const TemplateChange = z.strictObject({
  template: TemplateForm.nullable(),
  seenVersion: z.int().min(0),
});
/** POST /api/document-templates/:kind/preview: filled with a real hazard, and nothing is written. */
export const TemplatePreview = z.strictObject({ template: TemplateForm, caseId: Id.nullable() });
export const PreviewAnswer = z.object({ content: Content, gaps: z.array(z.string()) });

/** How an issuer writes its name and its word (机关代字) in documents. `key`: authority, committee, or a department's id. */
export const IssuerRow = z.object({
  key: z.string(),
  issuer: z.enum(ISSUERS),
  departmentId: Id.nullable(),
  name: z.string(),
  word: z.string(),
  /** False: the product's guess, to be set by the authority. */
  set: z.boolean(),
  version: z.int(),
});
export type IssuerRow = z.infer<typeof IssuerRow>;
export const IssuerList = z.object({ rows: z.array(IssuerRow) });
/** PUT /api/document-issuers/:key */
export const IssuerKey = z.union([z.enum(['authority', 'committee']), Id]);
export const IssuerForm = z.strictObject({
  name: z.string().trim().min(2).max(60),
  /** 发文机关代字: what stands before the kind's word in the number. */
  word: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^[^〔〕\s]+$/),
  seenVersion: z.int().min(0),
});
