import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { PATIENCE_MS } from './tried.ts';
import { trusting } from './trust.ts';

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** PEM of a certificate that is trusted besides; empty or absent: none. */
  readonly certificate?: string | undefined;
}

export interface CallAnswer {
  readonly status: number;
  readonly text: string;
}

/** More than any gateway has to say. */
const MOST_BYTES = 64 * 1024;

/**
 * Where nobody's gateway stands, but where clouds keep the keys of their machines. Other private addresses are allowed:
 * gateways of authorities stand inside their own networks, and only an administrator names one.
 */
const NEVER = new BlockList();
NEVER.addSubnet('169.254.0.0', 16, 'ipv4');
NEVER.addSubnet('fe80::', 10, 'ipv6');
NEVER.addAddress('fd00:ec2::254', 'ipv6');

/**
 * Calls a gateway once: no redirect is followed, nothing is kept open, and it is over within `PATIENCE_MS`.
 *
 * @throws when there is no whole answer; the message says why in a few words.
 */
export async function call({ method, url, headers, body, certificate }: Call): Promise<CallAnswer> {
  const target = new URL(url);
  const bare = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && isNever(bare)) throw new Error('address-not-allowed');
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const options = {
      method,
      signal,
      agent: false,
      ...trusting(certificate),
      lookup: guarded,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    } as const;
    const fail = (error: unknown) => reject(signal.aborted ? new Error('timeout') : error);
    const sent = request(target, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
        if (text.length > MOST_BYTES) answer.destroy(new Error('answer-too-long'));
      });
      answer.on('error', fail);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

function isNever(address: string): boolean {
  // An IPv4 address in the clothes of IPv6 is looked at as what it is.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return NEVER.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** Names are judged by what they point to, at the moment of the call. */
const guarded: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return answer(error, []);
    if (found.some(({ address }) => isNever(address))) return answer(new Error('address-not-allowed'), []);
    const [first] = found;
    if (options.all === true || first === undefined) return answer(null, found);
    answer(null, first.address, first.family);
  });
};
