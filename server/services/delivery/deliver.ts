import type { ChannelSecrets, ChannelSettings } from '@zhiben/domain/contract/channel.ts';
import { type Call, type CallAnswer, call } from './call.ts';
import { sendEmail } from './email.ts';
import { ROBOTS } from './robots.ts';
import { smsCall } from './sms.ts';
import { type Outgoing, PATIENCE_MS, type Tried, trouble } from './tried.ts';
import { isUntrusted } from './trust.ts';

/** Sends a message through a channel, once. Never throws: whatever goes wrong is how the try ended. */
export async function deliver(
  settings: ChannelSettings,
  secrets: ChannelSecrets,
  message: Outgoing,
): Promise<Tried> {
  if (settings.kind === 'email') return withPatience(sendEmail(settings, secrets, message));
  const hidden = [secrets.url, secrets.signSecret, ...(secrets.headers ?? '').split(/\r?\n|:\s*/)].filter(
    (secret) => secret !== undefined,
  );
  try {
    if (secrets.url === undefined) return trouble('refused', 'channel-incomplete', '', []);
    const { certificate } = settings;
    if (settings.kind === 'sms') {
      const answer = await call({ ...smsCall(settings, secrets, message), certificate });
      return judge(answer, settings.successAt, settings.successIs, hidden);
    }
    const robot = ROBOTS[settings.kind];
    // The real time, which the other side compares with its own, whatever the clock of the product shows.
    const asked: Call = robot.call(message, secrets, Date.now());
    return judge(await call({ ...asked, certificate }), robot.codeAt, '0', hidden);
  } catch (error) {
    const { message: said } = error as Error;
    if (isUntrusted(error)) return trouble('refused', 'certificate-unknown', said, hidden);
    const name = said === 'timeout' || said === 'address-not-allowed' ? said : 'gateway-unreachable';
    return trouble(name === 'address-not-allowed' ? 'refused' : 'failed', name, said, hidden);
  }
}

/**
 * Did the gateway take it? 2xx alone does not say so: many answer 200 and tell the error inside. Silence about the
 * code is no success either.
 */
function judge({ status, text }: CallAnswer, at: string, wanted: string, hidden: readonly string[]): Tried {
  const said = `${status} ${text}`;
  // Too many, too early, busy: these pass. So may a redirect that somebody set up by mistake: it is not followed.
  if (status < 200 || status > 299)
    return trouble(
      status >= 400 && status < 500 && ![408, 425, 429].includes(status) ? 'refused' : 'failed',
      'gateway-status',
      said,
      hidden,
    );
  if (at === '') return { outcome: 'accepted' };
  return String(valueAt(text, at)) === wanted
    ? { outcome: 'accepted' }
    : trouble('failed', 'gateway-said-no', said, hidden);
}

/** What stands at `data.code` of a JSON text; undefined when it is no JSON or has no such place. */
function valueAt(text: string, path: string): unknown {
  try {
    return path
      .split('.')
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
        JSON.parse(text),
      );
  } catch {
    return undefined;
  }
}

/** A library that never comes back must not keep the message for ever. */
function withPatience(sending: Promise<Tried>): Promise<Tried> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Tried>((resolve) => {
    timer = setTimeout(() => resolve(trouble('failed', 'timeout', '', [])), PATIENCE_MS + 1000);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
