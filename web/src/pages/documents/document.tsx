import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { DocumentPage as Page } from '@zhiben/domain/contract/document.ts';
import { lostReferences } from '@zhiben/domain/kinds/document/content.ts';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Day } from '../../ui/when.tsx';
import { Actions } from './actions.tsx';
import { Deliveries } from './deliveries.tsx';
import { Opens, Paper } from './paper.tsx';
import { DocumentState } from './row.tsx';
import '../../pickers/list.css';
import './documents.css';

const Editor = lazy(async () => ({ default: (await import('./editor.tsx')).Editor }));

/** One document: as it stands on paper, what can be done with it, and what became of it. */
export function DocumentPage() {
  const t = useTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const { words, setWords } = useAddress();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['documents', 'one', id],
    queryFn: () => get<Page>(`/documents/${id}`),
  });
  if (isPending) return <Loading />;
  if (data === undefined)
    return (
      <>
        <h1 className="hidden-visually">{t('documents.title')}</h1>
        <ErrorBox error={error} retry={() => void refetch()} />
      </>
    );
  const { document, content } = data;
  const edits = words['edit'] !== undefined && data.may.includes('edit');
  return (
    <div className="stack">
      <header className="stack">
        <Link to="/documents" search={{}} className="touch-link no-print">
          {t('documents.all')}
        </Link>
        <div className="row">
          <h1 lang="zh-CN">{document.title}</h1>
          <DocumentState state={document.state} />
        </div>
      </header>
      <div className="document-columns">
        {edits ? (
          <Suspense fallback={<Loading />}>
            <Editor page={data} onDone={() => setWords({ edit: undefined })} />
          </Suspense>
        ) : (
          <Paper
            id={id}
            kind={document.kind}
            issuerName={document.issuerName}
            number={document.number}
            issuedOn={document.issuedOn}
            content={content}
          />
        )}
        <aside className="stack document-side no-print">
          {document.state === 'draft' && (
            <section className="card stack document-first">
              <Gaps page={data} />
              {data.may.includes('edit') && !edits && (
                <div className="row">
                  <Button onClick={() => setWords({ edit: '1' })}>{t('document.edit')}</Button>
                </div>
              )}
            </section>
          )}
          <Actions page={data} editing={edits} />
          <Facts page={data} />
          {document.state !== 'draft' && document.state !== 'cancelled' && <Deliveries page={data} />}
          {data.seal !== null && <Seal seal={data.seal} />}
        </aside>
      </div>
    </div>
  );
}

/** What hinders the issue, and which numbers no longer match the records behind them. */
function Gaps({ page: { gaps, content } }: { page: Page }) {
  const t = useTexts();
  const lost = lostReferences(content);
  return (
    <>
      <p>{gaps.length === 0 ? t('document.no-gaps') : t('document.gaps', { n: gaps.length })}</p>
      {gaps.length > 0 && (
        <ul className="document-gaps" lang="zh-CN">
          {gaps.map((name) => (
            <li key={name} className="tag tag-waiting">
              {name}
            </li>
          ))}
        </ul>
      )}
      {lost.length > 0 && (
        <div role="status">
          <p>{t('document.lost')}</p>
          <ul className="document-gaps">
            {lost.map(({ block, row, column, value, opens }) => (
              <li key={`${block}.${row}.${column}.${value}`} className="tag tag-plain">
                <Opens to={opens}>{value}</Opens>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Facts({ page: { document, record, supersedes, supersededBy, cancelReason } }: { page: Page }) {
  const t = useTexts();
  const other = (text: string, link: { id: string; number: string | null } | null) =>
    link !== null && (
      <p>
        <Link to="/documents/$id" params={{ id: link.id }} search={{}}>
          {t(text, { number: link.number ?? t('documents.unnumbered') })}
        </Link>
      </p>
    );
  return (
    <section className="card stack" aria-labelledby="document-facts">
      <h2 id="document-facts">{t('document.facts')}</h2>
      <dl>
        <div>
          <dt>{t('documents.kind')}</dt>
          <dd>{t(`document.kind.${document.kind}`)}</dd>
        </div>
        <div>
          <dt>{t('documents.recipient')}</dt>
          <dd>
            {document.recipientName || t(`document.recipient.${document.recipientKind}`)}{' '}
            <span className="soft">{t(`document.recipient.${document.recipientKind}`)}</span>
          </dd>
        </div>
        {document.issuedOn !== null && (
          <div>
            <dt>{t('documents.issued-on')}</dt>
            <dd>
              <Day value={document.issuedOn} />{' '}
              <span className="soft">{t('document.issued-by', { who: document.issuedByName ?? '' })}</span>
            </dd>
          </div>
        )}
      </dl>
      <p className="soft">{t('document.drafted', { who: document.draftedByName })}</p>
      {document.caseId !== null && (
        <p>
          <Link to="/hazards/$id" params={{ id: document.caseId }} search={{}}>
            {t('document.of-hazard', { number: document.caseNumber ?? '' })}
          </Link>
        </p>
      )}
      {record === null && document.caseId === null && document.organisationId !== null && (
        <p>
          <Link to="/duties" search={{ organisationId: document.organisationId }}>
            {t('document.of-duties')}
          </Link>
        </p>
      )}
      {record !== null && (
        <p>
          <Link
            to={record.kind === 'listing' ? '/listings/$id' : '/supervision-orders/$id'}
            params={{ id: record.id }}
            search={{}}
          >
            {t(`document.of-${record.kind}`, { number: record.number })}
          </Link>
        </p>
      )}
      {other('document.supersedes', supersedes)}
      {other('document.superseded-by', supersededBy)}
      {cancelReason !== null && <p>{t('document.cancelled-because', { reason: cancelReason })}</p>}
    </section>
  );
}

/** Hashes at issue, and whether words and file still have them. */
function Seal({ seal }: { seal: NonNullable<Page['seal']> }) {
  const t = useTexts();
  return (
    <section className="card stack" aria-labelledby="document-seal">
      <h2 id="document-seal">{t('document.seal')}</h2>
      <p className={seal.intact ? undefined : 'due-late'}>
        {seal.intact ? t('document.intact') : t('document.broken')}
      </p>
      <details>
        <summary>SHA-256</summary>
        <dl>
          <div>
            <dt>{t('document.content-hash')}</dt>
            <dd className="document-hash">{seal.contentSha256}</dd>
          </div>
          <div>
            <dt>{t('document.file-hash')}</dt>
            <dd className="document-hash">{seal.docxSha256}</dd>
          </div>
        </dl>
      </details>
    </section>
  );
}
