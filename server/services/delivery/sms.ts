import type { ChannelSecrets, ChannelSettings } from '@zhiben/domain/contract/channel.ts';
import type { Call } from './call.ts';
import type { Outgoing } from './tried.ts';

type SmsSettings = Extract<ChannelSettings, { kind: 'sms' }>;

/** The call of an SMS gateway, its template filled in: fact and short link, nothing more. */
export function smsCall(settings: SmsSettings, secrets: ChannelSecrets, message: Outgoing): Call {
  const values: Readonly<Record<string, string>> = {
    phone: message.address,
    text: `${message.text}${message.link}`,
    id: message.id,
  };
  const write = settings.contentType === 'application/json' ? insideJson : encodeURIComponent;
  return {
    method: settings.method,
    url: secrets.url ?? '',
    headers: {
      'content-type': `${settings.contentType}; charset=utf-8`,
      'idempotency-key': message.id,
      ...headersOf(secrets.headers ?? ''),
    },
    body: settings.body.replace(/\{(phone|text|id)\}/g, (_, name: string) => write(values[name] ?? '')),
  };
}

/** Text as it stands between the quotes of a JSON string. */
function insideJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function headersOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line) => [
        line.slice(0, line.indexOf(':')).trim().toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
}
