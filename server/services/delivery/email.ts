import type { ChannelSecrets, ChannelSettings } from '@zhiben/domain/contract/channel.ts';
import { createTransport } from 'nodemailer';
import { type Outgoing, PATIENCE_MS, type Tried, trouble } from './tried.ts';
import { isUntrusted, trusting } from './trust.ts';

type EmailSettings = Extract<ChannelSettings, { kind: 'email' }>;

/**
 * Sends one mail by SMTP. The Message-ID follows from the message, so that a mail that came twice is known as one. What
 * the server takes (250 after the last dot) is accepted; a 5xx would come again, anything else may pass.
 */
export async function sendEmail(
  { host, port, security, from, username, certificate }: EmailSettings,
  { password }: ChannelSecrets,
  message: Outgoing,
): Promise<Tried> {
  const half = PATIENCE_MS / 2;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username === '' ? {} : { auth: { user: username, pass: password ?? '' } }),
    connectionTimeout: half,
    greetingTimeout: half,
    socketTimeout: half,
    dnsTimeout: half,
    tls: trusting(certificate),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A server that says a little now and then would never be silent for long enough.
  const over = setTimeout(() => transport.close(), PATIENCE_MS);
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: message.address },
      subject: message.subject,
      text: `${message.text}\n\n${message.link}\n`,
      messageId: `<${message.id}@zhiben>`,
      date: new Date(message.madeAt),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { outcome: 'accepted' };
  } catch (error) {
    const { code = 'unreachable', responseCode, message: said } = error as Error & SmtpError;
    const refused = responseCode !== undefined && responseCode >= 500;
    if (isUntrusted(error)) return trouble('refused', 'certificate-unknown', said, [password ?? '']);
    const name = refused ? 'smtp-refused' : code === 'ETIMEDOUT' ? 'timeout' : 'smtp-failed';
    return trouble(refused ? 'refused' : 'failed', name, said, [password ?? '']);
  } finally {
    clearTimeout(over);
    transport.close();
  }
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}
