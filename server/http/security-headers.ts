import type { FastifyInstance } from 'fastify';

/**
 * What the page may do: run its own scripts, show what it drew itself, and speak to nobody else. Components write
 * their styles into the document while it runs, so styles may stand there; scripts may not.
 */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Two years. Not for sub-domains: those of a self-hosted name may be somebody else's. */
const HSTS = 'max-age=63072000';

/**
 * Headers on every answer, also on those that leave past the framework (uploads). A route that says something else
 * wins, as evidence does with a stricter policy.
 *
 * @param https Whether people reach the page by https: only then may browsers be told to insist on it.
 */
export function secureAnswers(app: FastifyInstance, https: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = reply;
    raw.setHeader('content-security-policy', PAGE_POLICY);
    raw.setHeader('x-content-type-options', 'nosniff');
    raw.setHeader('referrer-policy', 'no-referrer');
    raw.setHeader('x-frame-options', 'DENY');
    raw.setHeader('cross-origin-opener-policy', 'same-origin');
    raw.setHeader('cross-origin-resource-policy', 'same-origin');
    raw.setHeader(
      'permissions-policy',
      'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
    );
    if (https) raw.setHeader('strict-transport-security', HSTS);
    // Answers of the interface are somebody's: no cache between him and us keeps them.
    if (request.routeOptions.url?.startsWith('/api/')) raw.setHeader('cache-control', 'no-store');
  });
}
