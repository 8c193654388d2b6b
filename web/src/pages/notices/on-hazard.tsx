import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseNotices, Notice } from '@zhiben/domain/contract/notice.ts';
import { useEffect } from 'react';
import { get, send } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { NoticeForm } from './notice-form.tsx';
import { NoticeLine } from './notice-line.tsx';

function useNotices(caseId: string) {
  return useQuery({
    queryKey: ['notices', 'of', caseId],
    queryFn: () => get<CaseNotices>(`/hazards/${caseId}/notices`),
  });
}

/** What I have to answer myself, before everything else on the page. Seeing it is noted as the receipt. */
export function NoticeForMe({ caseId }: { caseId: string }) {
  const t = useTexts();
  const { personId } = useSession();
  const queries = useQueryClient();
  const mine = useNotices(caseId).data?.rows.find((n) => n.personId === personId && n.endedAt === null);
  const unseen = mine?.state === 'made' ? mine.id : undefined;
  useEffect(() => {
    if (unseen === undefined) return;
    void send<Notice>('POST', `/notices/${unseen}/open`).then(
      () => queries.invalidateQueries({ queryKey: ['notices'] }),
      // Not noted now: it is tried again when the page is opened again.
      () => undefined,
    );
  }, [unseen, queries]);
  if (mine === undefined) return null;
  return (
    <section className="card no-print" aria-labelledby="notice-mine">
      <h2 id="notice-mine">{t('notices.yours')}</h2>
      <p>{t('notices.yours-help')}</p>
      <NoticeForm notice={mine} kind="acknowledge" />
    </section>
  );
}

/** Everybody who was told of this hazard, with receipts and answers. */
export function NoticesOnHazard({ caseId }: { caseId: string }) {
  const t = useTexts();
  const session = useSession();
  const { data, error, refetch } = useNotices(caseId);
  if (error !== null && data === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined || data.rows.length === 0) return null;
  const serves = session.scope !== 'organisation' && hasRole(session, 'desk', 'inspector');
  return (
    <section className="card" aria-labelledby="notices-title">
      <h2 id="notices-title">{t('notices.on-hazard')}</h2>
      <ul className="notice-list">
        {data.rows.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} />
            {serves && notice.endedAt === null && (
              <details className="no-print">
                <summary>{t('notices.serve')}</summary>
                <NoticeForm notice={notice} kind="serve" />
              </details>
            )}
          </li>
        ))}
      </ul>
      <p className="soft">{t('notices.own-term')}</p>
    </section>
  );
}
