import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { OrganisationPage } from '@zhiben/domain/contract/world.ts';
import { lazy, Suspense } from 'react';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { LadderOnDuties } from '../ladder/on-duties.tsx';
import { DutiesHere } from './duties-here.tsx';
import { Facts } from './facts.tsx';
import { OpenHazards } from './open-hazards.tsx';
import { PeopleHere } from './people-here.tsx';
import { RegistersHere } from './registers-here.tsx';
import { TimeLine } from './time-line.tsx';
import '../../pickers/list.css';
import './enterprise.css';

const EnterpriseForm = lazy(async () => ({
  default: (await import('../enterprises/enterprise-form.tsx')).EnterpriseForm,
}));

/** 一企一档: everything about one enterprise in one place. */
export function EnterprisePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { words, setWords } = useAddress();
  const page = useQuery({
    queryKey: ['organisation', id],
    queryFn: () => get<OrganisationPage>(`/organisations/${id}`),
  });
  if (page.isPending) return <Loading />;
  if (page.isError) return <ErrorBox error={page.error} retry={() => void page.refetch()} />;
  const { data } = page;
  if (words['edit'] !== undefined && data.mayChange.length > 0) {
    const close = () => setWords({ edit: undefined }, true);
    return (
      <Suspense fallback={<Loading />}>
        <EnterpriseForm
          key={id}
          organisation={data.organisation}
          mayChange={data.mayChange}
          onDone={close}
          onCancel={close}
        />
      </Suspense>
    );
  }
  return (
    <div className="enterprise">
      <Head page={data} />
      <div className="enterprise-main stack">
        <OpenHazards page={data} />
        <DutiesHere organisationId={id} />
        <LadderOnDuties organisationId={id} />
        <RegistersHere id={id} />
        <PeopleHere page={data} />
      </div>
      <div className="enterprise-side stack">
        <Facts organisation={data.organisation} />
        <TimeLine id={id} first={data.timeline} next={data.timelineNext} />
      </div>
    </div>
  );
}

function Head({ page: { organisation, hazards, mayChange } }: { page: OrganisationPage }) {
  const t = useTexts();
  const session = useSession();
  const { id } = organisation;
  const managesPeople = hasRole(session, 'administrator', 'desk', 'enterprise-admin');
  const reports = !hasRole(session, 'leader') || session.roles.length > 1;
  const figures = [
    ['open', { open: 'true' }],
    ['overdue', { overdue: 'true' }],
    ['openMajor', { open: 'true', grade: 'major' }],
    ['closed', { state: 'closed' }],
  ] as const;
  return (
    <header className="card stack enterprise-head">
      <div className="row">
        <h1>{organisation.name}</h1>
        {!organisation.active && <span className="tag tag-ended">{t('enterprises.closed')}</span>}
        <span className="grow" />
        <span className="row no-print">
          {reports && (
            <Link className="button-link main" to="/report" search={{ organisationId: id }}>
              {t('enterprise.report')}
            </Link>
          )}
          {managesPeople && (
            <Link className="button-link" to="/people" search={{ new: '1', organisationId: id }}>
              {t('enterprise.add-person')}
            </Link>
          )}
          {mayChange.length > 0 && (
            <Link className="button-link" to="/enterprises/$id" params={{ id }} search={{ edit: '1' }}>
              {t('action.edit')}
            </Link>
          )}
        </span>
      </div>
      <div className="enterprise-figures">
        {figures.map(([name, filter]) => (
          <Link key={name} to="/hazards" search={{ organisationId: id, ...filter }} className="figure">
            <span className="soft">{t(`enterprise.figure.${name}`)}</span>
            <b className={name === 'overdue' && hazards.overdue > 0 ? 'due-late' : undefined}>
              {hazards[name]}
            </b>
          </Link>
        ))}
      </div>
    </header>
  );
}
