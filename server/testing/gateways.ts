import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** How a gateway behaves from the next call on. */
export type Manner =
  /** Takes what it is given. */
  | 'takes'
  /** Answers 200 and tells inside that it did not take it. */
  | 'lies'
  | 'answers-500'
  | 'answers-400'
  /** Takes it and never answers. */
  | 'hangs'
  /** Takes it and closes the connection without an answer. */
  | 'hangs-up'
  | 'redirects';

export interface Received {
  readonly id: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A gateway over HTTP on a port of this machine, as a robot or an SMS service. */
export interface HttpGateway {
  readonly url: string;
  manner: Manner;
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Every call, whatever was answered. */
  readonly calls: Received[];
  /** Ids of what it took, in order, once for each time. */
  readonly taken: string[];
  close(): Promise<void>;
}

const pem = (name: string) => readFileSync(new URL(`certificates/${name}.pem`, import.meta.url), 'utf8');
/** A certificate that nobody but its maker vouches for, for 127.0.0.1 and localhost, with its key. */
export const SELF_SIGNED = { key: pem('key'), cert: pem('certificate') } as const;

export async function openHttpGateway(
  manner: Manner = 'takes',
  delayMs = 0,
  tls?: typeof SELF_SIGNED,
): Promise<HttpGateway> {
  const gateway = { url: '', manner, delayMs, calls: [] as Received[], taken: [] as string[] };
  const listener: RequestListener = (request, answer) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      const id = String(request.headers['idempotency-key'] ?? '');
      gateway.calls.push({ id, url: request.url ?? '', headers: request.headers, body });
      const kind = gateway.manner;
      if (['takes', 'hangs', 'hangs-up'].includes(kind)) gateway.taken.push(id);
      if (kind === 'hangs') return;
      if (kind === 'hangs-up') return void request.socket.destroy();
      const [status, said] = ANSWERS[kind];
      const send = () => {
        answer.writeHead(status, {
          'content-type': 'application/json',
          ...(kind === 'redirects' ? { location: gateway.url } : {}),
        });
        answer.end(JSON.stringify(said));
      };
      if (gateway.delayMs === 0) send();
      else setTimeout(send, gateway.delayMs);
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  gateway.url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${await listening(server)}/send?key=sekret-key-of-the-robot`;
  return Object.assign(gateway, {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

const NO = { errcode: 93000, code: 19001, errmsg: 'invalid webhook url' };
const ANSWERS: Readonly<Record<Exclude<Manner, 'hangs' | 'hangs-up'>, readonly [number, object]>> = {
  takes: [200, { errcode: 0, code: 0, errmsg: 'ok' }],
  lies: [200, NO],
  'answers-500': [500, {}],
  'answers-400': [400, NO],
  redirects: [302, {}],
};

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

export interface Mail {
  readonly messageId: string;
  readonly to: string;
  readonly raw: string;
}

export interface MailGateway {
  readonly port: number;
  /** `refuses` says 550 for good, `busy` 451 for now, `hangs` takes the mail and never answers. */
  manner: 'takes' | 'refuses' | 'busy' | 'hangs';
  readonly mails: Mail[];
  close(): Promise<void>;
}

/** A mail server that speaks real SMTP, with sign-in by user name and password where one is given. */
export async function openMailGateway(
  password?: string,
  security: 'none' | 'starttls' | 'tls' = 'none',
): Promise<MailGateway> {
  const gateway: { port: number; manner: MailGateway['manner']; mails: Mail[] } = {
    port: 0,
    manner: 'takes',
    mails: [],
  };
  const options: SMTPServerOptions = {
    ...(security === 'none' ? {} : { ...SELF_SIGNED, secure: security === 'tls' }),
    disabledCommands: [
      ...(security === 'starttls' ? [] : ['STARTTLS']),
      ...(password === undefined ? ['AUTH'] : []),
    ],
    // A password that comes in the clear is only taken where nothing better is offered.
    allowInsecureAuth: security === 'none',
    closeTimeout: 100,
    onAuth: (auth, _session, done) =>
      auth.password === password
        ? done(null, { user: auth.username ?? '' })
        : done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
    onRcptTo: ({ address }, _session, done) =>
      gateway.manner === 'refuses' || gateway.manner === 'busy'
        ? done(
            Object.assign(new Error(`no ${address} here`), {
              responseCode: gateway.manner === 'refuses' ? 550 : 451,
            }),
          )
        : done(),
    onData: (stream, session, done) => {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (piece: string) => {
        raw += piece;
      });
      stream.on('end', () => {
        const messageId = /^message-id: <(.+)@zhiben>/im.exec(raw)?.[1] ?? '';
        gateway.mails.push({ messageId, to: session.envelope.rcptTo[0]?.address ?? '', raw });
        if (gateway.manner !== 'hangs') done();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  gateway.port = (server.server.address() as AddressInfo).port;
  return Object.assign(gateway, {
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}
