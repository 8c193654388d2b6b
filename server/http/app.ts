import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import serveStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SignedIn } from '../services/accounts.ts';
import { authorityRoutes } from './authority-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { demonstrationRoutes } from './demonstration-routes.ts';
import { departmentRoutes } from './department-routes.ts';
import { documentFormRoutes } from './document-form-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { duplicateRoutes } from './duplicate-routes.ts';
import { dutyRoutes } from './duty-routes.ts';
import { escalationRoutes } from './escalation-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { answerFailure } from './failures.ts';
import { figureRoutes } from './figure-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { hazardRoutes } from './hazard-routes.ts';
import { importRoutes } from './import-routes.ts';
import { inquiryRoutes } from './inquiry-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { logRoutes } from './log-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { serveMetrics } from './metrics.ts';
import { monthlyRoutes } from './monthly-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { describeRoute } from './operations.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { ownTermRoutes } from './own-term-routes.ts';
import { personRoutes } from './person-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { registerRoutes } from './register-routes.ts';
import { requestForLog } from './request-log.ts';
import { refuseUnreadable, takeJsonOnly } from './request-text.ts';
import { ruleRoutes } from './rule-routes.ts';
import { secureAnswers } from './security-headers.ts';
import type { Services } from './services.ts';
import { sessionRoutes } from './session-routes.ts';
import { standardRoutes } from './standard-routes.ts';
import { supervisionRoutes } from './supervision-routes.ts';
import { testClockRoutes } from './test-clock-routes.ts';
import { todayRoutes } from './today-routes.ts';
import { uploadRoutes } from './uploads.ts';
import { viewRoutes } from './view-routes.ts';

export interface AppOptions {
  readonly logLevel?: string;
  /** Proxies whose word about the client's address is taken; nobody's by default. */
  readonly trustedProxies?: readonly string[];
  readonly maxBodyBytes?: number;
  /** The largest file that may be uploaded; 200 MB by default. */
  readonly maxUploadBytes?: number;
  /** People reach the page by https: browsers are told to insist on it. */
  readonly https?: boolean;
  /** Offers GET /metrics to whoever reaches the port; off by default. */
  readonly metrics?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before every route but the open ones. */
    signedIn: SignedIn;
  }
  interface FastifyContextConfig {
    /** True for the few routes that anybody may call without signing in. */
    open?: boolean;
  }
}

export type App = FastifyInstance;

const WEB = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** The whole product behind one door: API, page, health. Listening is the caller's. */
export async function buildApp(services: Services, options: AppOptions = {}): Promise<App> {
  const app = fastify({
    logger:
      options.logLevel === undefined
        ? false
        : { level: options.logLevel, serializers: { req: requestForLog } },
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    bodyLimit: options.maxBodyBytes ?? 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read never comes to a route.
    frameworkErrors: answerFailure,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('signedIn');

  app.setErrorHandler(answerFailure);
  takeJsonOnly(app);
  secureAnswers(app, options.https ?? false);
  if (options.metrics) serveMetrics(app);

  await app.register(compress, { threshold: 1024 });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Zhiben', description: '安全生产治本攻坚平台', version: services.version },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zhiben.session_token' } },
      },
      security: [{ session: [] }],
    },
    transform: describeRoute,
  });

  app.addHook('onRequest', async (request, reply) => {
    // By the route that was found, not by the address: /%61pi/hazards finds the same route.
    const { url = '', config } = request.routeOptions;
    if (!url.startsWith('/api/') || config.open === true) return;
    const who = await services.accounts.whoIs(request.headers.cookie);
    if (who === undefined) return reply.code(401).send({ code: 'sign-in-needed' });
    if (who.renewed !== undefined) reply.header('set-cookie', who.renewed);
    request.signedIn = who;
  });

  app.addHook('preValidation', refuseUnreadable);

  app.get('/healthz', { config: { open: true }, schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { config: { open: true }, schema: { hide: true } }, async (_request, reply) => {
    try {
      await services.database.pool.query('select 1');
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false, code: 'database-unreachable' });
    }
  });
  app.get('/api/openapi.json', { config: { open: true }, schema: { hide: true } }, async () => app.swagger());

  await app.register(sessionRoutes(services), { prefix: '/api' });
  if (services.testClock !== undefined)
    await app.register(testClockRoutes(services.testClock, services.sweep), { prefix: '/api' });
  await app.register(demonstrationRoutes(services), { prefix: '/api' });
  await app.register(hazardRoutes(services), { prefix: '/api' });
  await app.register(authorityRoutes(services), { prefix: '/api' });
  await app.register(departmentRoutes(services), { prefix: '/api' });
  await app.register(organisationRoutes(services), { prefix: '/api' });
  await app.register(standardRoutes(services), { prefix: '/api' });
  await app.register(viewRoutes(services), { prefix: '/api' });
  await app.register(personRoutes(services), { prefix: '/api' });
  await app.register(invitationRoutes(services), { prefix: '/api' });
  await app.register(todayRoutes(services), { prefix: '/api' });
  await app.register(noticeRoutes(services), { prefix: '/api' });
  await app.register(channelRoutes(services), { prefix: '/api' });
  await app.register(messageRoutes(services), { prefix: '/api' });
  await app.register(escalationRoutes(services), { prefix: '/api' });
  await app.register(ownTermRoutes(services), { prefix: '/api' });
  await app.register(supervisionRoutes(services), { prefix: '/api' });
  await app.register(inquiryRoutes(services), { prefix: '/api' });
  await app.register(figureRoutes(services), { prefix: '/api' });
  await app.register(logRoutes(services), { prefix: '/api' });
  await app.register(monthlyRoutes(services), { prefix: '/api' });
  await app.register(documentRoutes(services), { prefix: '/api' });
  await app.register(documentFormRoutes(services), { prefix: '/api' });
  await app.register(uploadRoutes(services, options.maxUploadBytes ?? 200 * 1024 * 1024), { prefix: '/api' });
  await app.register(fileRoutes(services), { prefix: '/api' });
  await app.register(duplicateRoutes(services), { prefix: '/api' });
  await app.register(planRoutes(services), { prefix: '/api' });
  await app.register(dutyRoutes(services), { prefix: '/api' });
  await app.register(ruleRoutes(services), { prefix: '/api' });
  await app.register(registerRoutes(services), { prefix: '/api' });
  await app.register(exportRoutes(services), { prefix: '/api' });
  await app.register(importRoutes(services, options.maxUploadBytes ?? 200 * 1024 * 1024), { prefix: '/api' });

  if (existsSync(WEB)) await servePage(app);
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|metrics)(?![^/?])/.test(request.url) &&
      existsSync(`${WEB}index.html`);
    return isPage ? reply.sendFile('index.html') : reply.code(404).send({ code: 'not-found' });
  });
  return app;
}

/** Files with a hash in their name never change; everything else is asked for again. */
async function servePage(app: FastifyInstance): Promise<void> {
  await app.register(serveStatic, {
    root: WEB,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}
