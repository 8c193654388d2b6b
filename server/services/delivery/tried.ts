/** A message as it leaves. `link` is a whole address now. */
export interface Outgoing {
  /** The same on every repeat: by it a gateway or a reader knows what came twice. */
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** How a try ended: `refused` would be refused again, `failed` may pass. */
export type Tried =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'failed' | 'refused'; readonly error: string; readonly detail: string };

/** No try lasts longer, whatever the other side does. */
export const PATIENCE_MS = 15_000;
/** Signs kept of what a gateway says. */
const SAID = 200;

/** What a gateway said, short, on one line, and without anything that we told it in secret. */
export function trouble(
  outcome: 'failed' | 'refused',
  error: string,
  said: unknown,
  secrets: readonly string[],
): Tried {
  const whole = secrets
    .filter((secret) => secret.length > 3)
    .reduce((text, secret) => text.replaceAll(secret, '…'), String(said));
  const detail = whole.replace(/\s+/g, ' ').trim().slice(0, SAID);
  return { outcome, error, detail };
}
