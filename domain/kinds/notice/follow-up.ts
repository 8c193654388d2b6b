/**
 * Hours after which a notice that nobody acknowledged goes out by the next channel, where the authority has set none.
 * No rule names a term: the product's own, UNSURE, and nothing hangs on it but how soon people are spoken to again.
 */
export const CHANNEL_HOURS = 4;

/** A notice that waits for an answer, as it was sent so far. */
export interface Unanswered {
  /** Null when nobody is known to hold the post. */
  readonly personId: string | null;
  readonly madeAt: string;
  readonly sent: readonly { readonly channelId: string; readonly state: string; readonly madeAt: string }[];
}

export type FollowUp = { readonly sendBy: string } | 'serve' | 'wait';

/**
 * What is to be done about a notice now: nothing yet, the next way in the authority's order, or somebody has to go
 * there. A way that failed is followed by the next one at once; one that took the notice is given its hours.
 *
 * @param wayIds Channels by which the person can be told, in order.
 * @param before The instant that lies `channelHours` ago: what happened at it or earlier has had its hours. Instants
 * in UTC with milliseconds, so that they sort as they follow one another.
 */
export function followUp(
  { personId, madeAt, sent }: Unanswered,
  wayIds: readonly string[],
  before: string,
): FollowUp {
  if (personId === null) return 'serve';
  const rests = sent.some((message) => message.state !== 'dead' && message.madeAt > before);
  if (rests) return 'wait';
  const next = wayIds.find((id) => !sent.some(({ channelId }) => channelId === id));
  if (next !== undefined) return { sendBy: next };
  // Without any channel the notice lies in the product alone, and that is given its hours too.
  return sent.length > 0 || madeAt <= before ? 'serve' : 'wait';
}
