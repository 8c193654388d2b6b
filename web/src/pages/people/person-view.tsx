import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonPage } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { z } from 'zod';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { AccountPanel } from './account-panel.tsx';
import { PersonDuties } from './person-duties.tsx';
import { PostDays } from './post-days.tsx';

const PersonForm = lazy(async () => ({ default: (await import('./person-form.tsx')).PersonForm }));

/** One person: where he works, his posts, what his account may do. */
export function PersonView({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useTexts();
  const session = useSession();
  const { words, setWords } = useAddress();
  const page = useQuery({
    queryKey: ['person', id],
    queryFn: () => get<z.infer<typeof PersonPage>>(`/people/${id}`),
  });
  if (page.isPending) return <Loading />;
  if (page.isError) return <ErrorBox error={page.error} retry={() => void page.refetch()} />;
  const { person, sameHuman } = page.data;
  const close = () => setWords({ edit: undefined }, true);
  if (words['edit'] !== undefined)
    return (
      <Suspense fallback={<Loading />}>
        <PersonForm person={person} onDone={close} onCancel={close} />
      </Suspense>
    );
  const manages = hasRole(session, 'administrator', 'desk', 'enterprise-admin');
  return (
    <div className="stack">
      <div>
        <Button type="link" className="back-link" onClick={onBack}>
          ← {t('person.back')}
        </Button>
      </div>
      <section className="card stack">
        <header className="row">
          <h1>{person.name}</h1>
          {!person.active && <span className="tag tag-ended">{t('people.inactive')}</span>}
          <span className="grow" />
          {manages && <Button onClick={() => setWords({ edit: '1' })}>{t('action.edit')}</Button>}
        </header>
        <dl className="facts">
          <dt>{t('person.field.workplace')}</dt>
          <dd>
            {person.organisationId === null ? (
              (person.departmentName ?? t('people.ungoverned'))
            ) : (
              <Link to="/enterprises/$id" params={{ id: person.organisationId }} search={{}}>
                {person.organisationName}
              </Link>
            )}
          </dd>
          <dt>{t('person.field.phone')}</dt>
          <dd>{person.phone ?? '—'}</dd>
          <dt>{t('person.field.email')}</dt>
          <dd>{person.email ?? '—'}</dd>
          <dt>{t('person.posts')}</dt>
          <dd>
            {person.posts.length === 0 ? (
              t('person.posts.none')
            ) : (
              <ul className="plain-list">
                {person.posts.map((post) => (
                  <li key={post.id}>
                    {t(`post.${post.post}`)} <PostDays from={post.from} to={post.to} />
                  </li>
                ))}
              </ul>
            )}
          </dd>
          {sameHuman.length > 0 && (
            <>
              <dt>{t('person.same-human')}</dt>
              <dd>
                {sameHuman.map((other) => (
                  <Link key={other.id} to="/people" search={{ person: other.id }} className="same-human">
                    {other.name} {other.organisationName}
                  </Link>
                ))}
              </dd>
            </>
          )}
        </dl>
      </section>
      <PersonDuties personId={id} />
      {manages && person.active && <AccountPanel person={person} />}
    </div>
  );
}
