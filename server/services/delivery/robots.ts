import { createHmac } from 'node:crypto';
import type { ChannelSecrets } from '@zhiben/domain/contract/channel.ts';
import type { Call } from './call.ts';
import type { Outgoing } from './tried.ts';

/** What a robot of a group is told, and where its answer says how it went: its code is nought when it was taken. */
export interface Robot {
  readonly codeAt: string;
  call(message: Outgoing, secrets: ChannelSecrets, nowMs: number): Call;
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** The robots know no id of ours: it stands in a head and, for people, at the end of the words. */
function calling(url: string, { id }: Outgoing, body: object): Call {
  return {
    method: 'POST',
    url,
    headers: { ...JSON_HEADERS, 'idempotency-key': id },
    body: JSON.stringify(body),
  };
}

function words({ text, link, id }: Outgoing): string {
  return `${text}\n${link}\n（消息编号 ${id.slice(0, 8)}）`;
}

/**
 * The robots of the three, as their makers describe them (seen 2026-11): DingTalk takes an HMAC-SHA256 of
 * "timestamp\nsecret" keyed with the secret, in the address, time in milliseconds; Feishu the HMAC-SHA256 of nothing
 * keyed with "timestamp\nsecret", in the body, time in seconds; WeCom takes none, its address is the key.
 */
export const ROBOTS: Readonly<Record<'wecom' | 'dingtalk' | 'feishu', Robot>> = {
  wecom: {
    codeAt: 'errcode',
    call: (message, { url = '' }) =>
      calling(url, message, { msgtype: 'text', text: { content: words(message) } }),
  },
  dingtalk: {
    codeAt: 'errcode',
    call: (message, { url = '', signSecret }, nowMs) => {
      const signed = new URL(url);
      if (signSecret !== undefined) {
        const sign = createHmac('sha256', signSecret).update(`${nowMs}\n${signSecret}`).digest('base64');
        signed.searchParams.set('timestamp', `${nowMs}`);
        signed.searchParams.set('sign', sign);
      }
      return calling(signed.href, message, { msgtype: 'text', text: { content: words(message) } });
    },
  },
  feishu: {
    codeAt: 'code',
    call: (message, { url = '', signSecret }, nowMs) => {
      const timestamp = `${Math.floor(nowMs / 1000)}`;
      const signed =
        signSecret === undefined
          ? {}
          : { timestamp, sign: createHmac('sha256', `${timestamp}\n${signSecret}`).digest('base64') };
      return calling(url, message, { ...signed, msg_type: 'text', content: { text: words(message) } });
    },
  },
};
