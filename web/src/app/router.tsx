import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ErrorBox, Loading } from '../ui/states.tsx';
import { Frame } from './frame.tsx';
import { installationQuery, sessionQuery } from './session.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search['to'] === 'string' ? { to: search['to'] } : {}),
  }),
  beforeLoad: async ({ context }) => {
    const { ready } = await context.queries.ensureQueryData(installationQuery);
    if (!ready) throw redirect({ to: '/set-up' });
  },
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in.tsx'), 'SignInPage'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('../pages/set-up/set-up.tsx'), 'SetUpPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$secret',
  component: lazyRouteComponent(() => import('../pages/invitation/invitation.tsx'), 'InvitationPage'),
});

/** Everything below needs somebody signed in; he returns to where he wanted to go. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: Frame,
});

/** Filters live in the address: every view can be sent to a colleague and survives a reload. */
const words = (search: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]));

const page = <const Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: words,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name as never),
  });

const pages = [
  page('/', () => import('../pages/today/today.tsx'), 'TodayPage'),
  page('/hazards', () => import('../pages/hazards/hazards.tsx'), 'HazardsPage'),
  page('/hazards/$id', () => import('../pages/hazard/hazard.tsx'), 'HazardPage'),
  page('/hazards/$id/verify', () => import('../pages/verify/verify.tsx'), 'VerifyPage'),
  page('/report', () => import('../pages/report/report.tsx'), 'ReportPage'),
  page('/enterprises', () => import('../pages/enterprises/enterprises.tsx'), 'EnterprisesPage'),
  page('/enterprises/$id', () => import('../pages/enterprise/enterprise.tsx'), 'EnterprisePage'),
  page('/people', () => import('../pages/people/people.tsx'), 'PeoplePage'),
  page('/import', () => import('../pages/import/import.tsx'), 'ImportPage'),
  page('/standards', () => import('../pages/standards/standards.tsx'), 'StandardsPage'),
  page('/reconciliation', () => import('../pages/reconciliation/reconciliation.tsx'), 'ReconciliationPage'),
  page('/settings', () => import('../pages/settings/settings.tsx'), 'SettingsPage'),
] as const;

const tree = root.addChildren([signIn, setUp, invitation, inside.addChildren([...pages])]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    // A skeleton only when it takes long enough to be noticed: no flicker.
    defaultPendingMs: 200,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error, reset }) => <ErrorBox error={error} retry={reset} />,
    defaultNotFoundComponent: () => <ErrorBox error={new Error('not-found')} />,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
