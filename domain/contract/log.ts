import { z } from 'zod';
import { Id, Instant } from './common.ts';

const Count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** 32 bytes in base64. */
const Hash = z.string().length(44);

/** GET /api/public/logs/:authorityId, for whoever asks: the newest checkpoint, or the first of at least this size. */
export const CheckpointQuery = z.object({ least: Count.optional() });
export const LogHead = z.object({
  authorityId: Id,
  size: z.int(),
  madeAt: Instant,
  /** A C2SP signed note of a tlog-checkpoint, to the byte. */
  note: z.string(),
  /** Every key that was ever in use, the oldest first: Ed25519, 32 bytes in base64. */
  keys: z.array(z.object({ publicKey: Hash, since: Instant })),
});
export type LogHead = z.infer<typeof LogHead>;

/** GET /api/public/logs/:authorityId/consistency: shows that the tree of `to` leaves begins with that of `from`. */
export const ConsistencyQuery = z.object({ from: Count, to: Count });
/** GET /api/public/logs/:authorityId/inclusion: shows that leaf `n` is in the tree of `size` leaves. */
export const InclusionQuery = z.object({ n: Count, size: Count });
export const ProofPath = z.object({ path: z.array(Hash) });
export type ProofPath = z.infer<typeof ProofPath>;

/**
 * GET /api/hazards/:id/proof: every event of a hazard, with what shows that it is in the log. The leaf of an event is
 * `leaf(HMAC-SHA-256(salt, leaf(text)))`, `leaf` being SHA-256 over 0x00 and the bytes (RFC 9162).
 */
export const CaseProof = z.object({
  authorityId: Id,
  caseId: Id,
  number: z.string(),
  head: LogHead,
  events: z.array(
    z.object({
      /** What was hashed, to the byte: canonical JSON. */
      text: z.string(),
      n: z.int(),
      /** 16 bytes in base64. */
      salt: z.string(),
      path: z.array(Hash),
    }),
  ),
  /** Events that are no leaf of this checkpoint yet: ask again in a minute. */
  waiting: z.int(),
});
export type CaseProof = z.infer<typeof CaseProof>;
