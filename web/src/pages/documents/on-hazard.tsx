import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseDocuments } from '@zhiben/domain/contract/document.ts';
import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import { lazy, Suspense, useState } from 'react';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { DocumentLine } from './row.tsx';
import '../../pickers/list.css';

const DraftForm = lazy(async () => ({ default: (await import('./draft-form.tsx')).DraftForm }));

/** The official documents of a hazard, and the way to a new one. */
export function DocumentsOnHazard({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', 'of', hazard.id],
    queryFn: () => get<CaseDocuments>(`/hazards/${hazard.id}/documents`),
  });
  if (error !== null && data === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  const drafts =
    session.scope !== 'organisation' && hasRole(session, 'desk', 'inspector', 'verifier', 'leader');
  const rows = data?.rows ?? [];
  if (data === undefined || (rows.length === 0 && !drafts)) return null;
  const { organisationId, organisationName } = hazard;
  return (
    <section className="card stack" aria-labelledby="official-documents">
      <div className="row">
        <h2 id="official-documents">{t('documents.on-hazard')}</h2>
        <span className="grow" />
        <Link to="/documents" search={{}} className="touch-link no-print">
          {t('documents.all')}
        </Link>
      </div>
      {rows.length === 0 && <p className="soft">{t('documents.on-hazard-none')}</p>}
      {rows.length > 0 && (
        <ul className="lines">
          {rows.map((row) => (
            <DocumentLine key={row.id} row={row} />
          ))}
        </ul>
      )}
      {drafts && (
        <details className="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('documents.draft')}</summary>
          <p className="soft">{t('documents.draft-lead')}</p>
          {open && (
            <Suspense fallback={<Loading />}>
              <DraftForm
                about="hazard"
                caseId={hazard.id}
                organisation={
                  organisationId === null ? null : { id: organisationId, name: organisationName ?? '' }
                }
              />
            </Suspense>
          )}
        </details>
      )}
    </section>
  );
}
