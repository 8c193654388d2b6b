import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { longId } from '@zhiben/domain/values/short-id.ts';
import type { ComponentType } from 'react';
import { withQuery } from '../api/client.ts';
import { ErrorBox, Loading } from '../ui/states.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
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

/** For anybody, signed in or not. */
const disclosures = createRoute({
  getParentRoute: () => root,
  path: '/public/disclosures',
  component: lazyRouteComponent(() => import('../pages/public/disclosures.tsx'), 'DisclosuresPage'),
});

/** The short link of a message: what it stands for is seen only by who is signed in and may see it. */
const shortLink = createRoute({
  getParentRoute: () => root,
  path: '/h/$short',
  beforeLoad: ({ params }) => {
    const id = longId(params.short);
    throw id === undefined ? notFound() : redirect({ to: '/hazards/$id', params: { id } });
  },
});

const publicListed = createRoute({
  getParentRoute: () => root,
  path: '/public/listed',
  component: lazyRouteComponent(() => import('../pages/public/listed.tsx'), 'PublicListedPage'),
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

type Load = () => Promise<Record<string, unknown>>;

/**
 * A page with the library's messages and questions around it, which load with it. So does the outbox: it must be
 * there when the signal goes while a form is open.
 */
const withMessages =
  (load: Load, name: string): Load =>
  async () => {
    const [page, { Messages }] = await Promise.all([
      load(),
      import('./messages.tsx'),
      import('../outbox/outbox-button.tsx'),
    ]);
    const Page = page[name] as ComponentType;
    return {
      [name]: () => (
        <Messages>
          <Page />
        </Messages>
      ),
    };
  };

const page = <const Path extends string>(path: Path, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: words,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name as never),
  });

const fullPage = <const Path extends string>(path: Path, load: Load, name: string) =>
  page(path, withMessages(load, name), name);

/** The two that open first carry nothing that they do not need: they stand on plain controls. */
const pages = [
  page('/', () => import('../pages/today/today.tsx'), 'TodayPage'),
  page('/notices', () => import('../pages/notices/notices.tsx'), 'NoticesPage'),
  page('/messages', () => import('../pages/messages/messages.tsx'), 'MessagesPage'),
  page('/escalations', () => import('../pages/ladder/escalations.tsx'), 'EscalationsPage'),
  fullPage('/log', () => import('../pages/log/log.tsx'), 'LogPage'),
  fullPage('/own-terms', () => import('../pages/own-terms/own-terms.tsx'), 'OwnTermsPage'),
  fullPage('/figures', () => import('../pages/figures/figures.tsx'), 'FiguresPage'),
  fullPage('/monthly', () => import('../pages/monthly/monthly.tsx'), 'MonthlyPage'),
  page('/plan', () => import('../pages/plan/plan.tsx'), 'PlanPage'),
  page('/plan/$ref', () => import('../pages/plan/clause.tsx'), 'ClausePage'),
  page('/hazards', () => import('../pages/hazards/hazards.tsx'), 'HazardsPage'),
  fullPage('/hazards/$id', () => import('../pages/hazard/hazard.tsx'), 'HazardPage'),
  fullPage('/hazards/$id/verify', () => import('../pages/verify/verify.tsx'), 'VerifyPage'),
  fullPage('/documents', () => import('../pages/documents/documents.tsx'), 'DocumentsPage'),
  fullPage('/documents/$id', () => import('../pages/documents/document.tsx'), 'DocumentPage'),
  fullPage(
    '/settings/documents',
    () => import('../pages/document-forms/document-forms.tsx'),
    'DocumentFormsPage',
  ),
  fullPage('/settings/rules', () => import('../pages/rules/rules.tsx'), 'RulesPage'),
  fullPage('/duties', () => import('../pages/duties/duties.tsx'), 'DutiesPage'),
  fullPage('/duties/$name', () => import('../pages/duties/duty.tsx'), 'DutyPage'),
  fullPage('/report', () => import('../pages/report/report.tsx'), 'ReportPage'),
  fullPage('/enterprises', () => import('../pages/enterprises/enterprises.tsx'), 'EnterprisesPage'),
  fullPage('/enterprises/$id', () => import('../pages/enterprise/enterprise.tsx'), 'EnterprisePage'),
  fullPage('/people', () => import('../pages/people/people.tsx'), 'PeoplePage'),
  fullPage('/registers', () => import('../pages/registers/registers.tsx'), 'RegistersPage'),
  fullPage('/registers/$name', () => import('../pages/registers/entries.tsx'), 'EntriesPage'),
  fullPage('/registers/$name/new', () => import('../pages/registers/entry-new.tsx'), 'EntryNewPage'),
  fullPage('/registers/$name/$id', () => import('../pages/registers/entry.tsx'), 'EntryPage'),
  fullPage('/import', () => import('../pages/import/import.tsx'), 'ImportPage'),
  fullPage('/standards', () => import('../pages/standards/standards.tsx'), 'StandardsPage'),
  fullPage(
    '/reconciliation',
    () => import('../pages/reconciliation/reconciliation.tsx'),
    'ReconciliationPage',
  ),
  page('/listings', () => import('../pages/supervision/listings.tsx'), 'ListingsPage'),
  fullPage('/listings/pick', () => import('../pages/supervision/pick.tsx'), 'PickPage'),
  fullPage('/listings/$id', () => import('../pages/supervision/listing.tsx'), 'ListingPage'),
  page('/supervision-orders', () => import('../pages/supervision/orders.tsx'), 'OrdersPage'),
  fullPage('/supervision-orders/$id', () => import('../pages/supervision/order.tsx'), 'OrderPage'),
  page('/inquiries', () => import('../pages/supervision/inquiries.tsx'), 'InquiriesPage'),
  fullPage('/inquiries/$id', () => import('../pages/supervision/inquiry.tsx'), 'InquiryPage'),
  fullPage('/self-checks', () => import('../pages/supervision/self-checks.tsx'), 'SelfChecksPage'),
  page('/double-reports', () => import('../pages/supervision/double-reports.tsx'), 'DoubleReportsPage'),
  fullPage('/settings', () => import('../pages/settings/settings.tsx'), 'SettingsPage'),
] as const;

const tree = root.addChildren([
  signIn,
  setUp,
  invitation,
  disclosures,
  shortLink,
  publicListed,
  inside.addChildren([...pages]),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    // Plain words, as in every other link: open=true, not open="true".
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => withQuery('', search),
    defaultPreload: 'intent',
    // A skeleton only when it takes long enough to be noticed: no flicker.
    defaultPendingMs: 200,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error, reset }) => <ErrorBox error={error} retry={reset} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
