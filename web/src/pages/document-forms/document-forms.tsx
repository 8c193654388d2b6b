import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TemplateList } from '@zhiben/domain/contract/document.ts';
import { FORM_NAMES } from '@zhiben/domain/kinds/document/kinds.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { FormEditor } from './form-editor.tsx';
import { Issuers } from './issuers.tsx';
import '../../pickers/list.css';
import '../documents/documents.css';

/** How issuers write themselves, and the form of each kind of document. */
export function DocumentFormsPage() {
  const t = useTexts();
  const { words } = useAddress();
  const kind = FORM_NAMES.find((name) => name === words['kind']);
  if (kind !== undefined) return <FormEditor key={kind} kind={kind} />;
  return (
    <div className="stack settings">
      <h1>{t('forms.title')}</h1>
      <Issuers />
      <Forms />
    </div>
  );
}

function Forms() {
  const t = useTexts();
  const administers = hasRole(useSession(), 'administrator');
  const list = useQuery({
    queryKey: ['documents', 'forms'],
    queryFn: () => get<TemplateList>('/document-templates'),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorBox error={list.error} retry={() => void list.refetch()} />;
  return (
    <section className="card stack">
      <h2>{t('forms.templates')}</h2>
      <p className="soft">{t('forms.templates-lead')}</p>
      <ul className="lines">
        {list.data.rows.map(({ kind, version, own }) => (
          <li key={kind}>
            <span className="line-title">
              <Link to="/settings/documents" search={{ kind }} className="touch-link">
                {t(`document.kind.${kind}`)}
              </Link>
            </span>
            <span className="soft">{own ? t('forms.own', { version }) : t('forms.default')}</span>
            {administers && (
              <Link
                to="/settings/documents"
                search={{ kind }}
                className="button-link"
                aria-label={`${t('forms.edit')}: ${t(`document.kind.${kind}`)}`}
              >
                {t('forms.edit')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
