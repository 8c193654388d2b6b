import { z } from 'zod';
import { FILE_ORIGINS } from '../primitives/evidence.ts';
import { Id, Instant } from './common.ts';

/** What is taken as evidence, by content and not by name; everything else is `file-type-refused`. */
export const ACCEPTED_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;
export type AcceptedType = keyof typeof ACCEPTED_TYPES;

/** Pixels of the longer side of a preview. */
export const PREVIEW_SIZES = [320, 1600] as const;
export type PreviewSize = (typeof PREVIEW_SIZES)[number];

/** Types of which a preview can be made. HEIC is kept but not drawn: its codec is not free. */
export const PREVIEWED_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * Upload-Metadata of `POST /api/uploads` (tus 1.0.0), each value base64. The client makes `fileId` (UUIDv7), names it
 * in the record before or after, and may repeat the whole upload safely.
 */
export const UploadMetadata = z.object({
  fileId: Id,
  /** The authority of the record that it belongs to, when that is one below the bringer's own. */
  authorityId: Id.optional(),
  name: z.string().trim().min(1).max(255),
  /** When it happened, as told by whoever brings it. */
  happenedAt: Instant.optional(),
  origin: z.enum(FILE_ORIGINS).default('file'),
  /** `File.lastModified` of the browser: milliseconds since 1970. */
  lastModified: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
});
export type UploadMetadata = z.infer<typeof UploadMetadata>;

/** GET /api/files/:id/preview */
export const PreviewQuery = z.object({
  size: z
    .enum(['320', '1600'])
    .default('320')
    .transform((v) => Number(v) as PreviewSize),
});
