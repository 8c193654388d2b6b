import { rootCertificates } from 'node:tls';

/** Whom a channel trusts: everybody's authorities, and what its own authority added. `certificate`: PEM, or empty. */
export function trusting(certificate: string | undefined): { readonly ca?: string[] } {
  return certificate ? { ca: [...rootCertificates, certificate] } : {};
}

/** Did the other side show a certificate that nobody vouches for, that is over, or that is another's? */
export function isUntrusted(error: unknown): boolean {
  const { code = '', message } = error as Error & { readonly code?: string };
  return /CERT|UNABLE_TO_/.test(code) || /certificate|altnames/i.test(message);
}
