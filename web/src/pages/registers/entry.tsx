import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { EntryPage as Page } from '@zhiben/domain/contract/register.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { askedFields, completed, isRenewed } from '@zhiben/domain/primitives/register-values.ts';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Pending } from '../../outbox/pending.tsx';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { useOwnRules } from '../rules/own-rules.ts';
import { Answer, Expiry, Waits } from './answer.tsx';
import { Because, isWaiting } from './because.tsx';
import { inLanguage, useRegisters } from './definitions.ts';
import { Chain } from './entry-chain.tsx';
import { EntryFiles } from './entry-files.tsx';
import { EntryStory } from './entry-story.tsx';
import { asOf } from './history.ts';
import '../../pickers/field.css';
import '../../pickers/list.css';
import './registers.css';

const EntryForm = lazy(async () => ({ default: (await import('./entry-form.tsx')).EntryForm }));
const TurnForm = lazy(async () => ({ default: (await import('./turn-form.tsx')).TurnForm }));

/** One entry: its answers in words, how long it holds, its history, and what may be done with it. */
export function EntryPage() {
  const { name, id } = useParams({ strict: false }) as { name: string; id: string };
  const { words, setWords } = useAddress();
  const { accountId } = useSession();
  const register = useRegisters()?.registerNamed(name);
  const page = useQuery({
    queryKey: ['registers', name, 'entry', id],
    queryFn: () => get<Page>(`/registers/${name}/entries/${id}`),
  });
  if (page.isError) return <Missing error={page.error} retry={() => void page.refetch()} />;
  if (page.isPending || register === undefined) return <Loading />;
  const { data } = page;
  if (words['edit'] !== undefined && data.mayChange && data.entry.endedOn === null) {
    const close = () => setWords({ edit: undefined }, true);
    return (
      <Suspense fallback={<Loading />}>
        <EntryForm key={id} register={register} page={data} onDone={close} onCancel={close} />
      </Suspense>
    );
  }
  const { on } = words;
  const then = on === undefined ? undefined : asOf(data, on);
  const shown = then ?? data;
  return (
    <div className="entry-page">
      <Pending accountId={accountId} caseId={id} />
      {on !== undefined && <Then on={on} known={then !== undefined} />}
      <Head register={register} page={shown} on={then && on} />
      <Answers register={register} page={shown} />
      <EntryFiles register={register} page={shown} />
      <Chain register={register} page={shown} />
      <EntryStory register={register} page={shown} />
    </div>
  );
}

/** What is shown is not of today. */
function Then({ on, known }: { on: string; known: boolean }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { setWords } = useAddress();
  return (
    <p className="notice entry-head" role="status">
      {t(known ? 'entry.as-of' : 'entry.as-of.later', { day: dayInWords(on, language) })}{' '}
      <Button type="link" onClick={() => setWords({ on: undefined }, true)}>
        {t('entries.as-of.now')}
      </Button>
    </p>
  );
}

function Missing({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTexts();
  return (
    <div className="stack">
      <h1>{t('registers.title')}</h1>
      <ErrorBox error={error} retry={retry} />
    </div>
  );
}

function Head({
  register,
  page: { entry, mayChange },
  on,
}: {
  register: Register;
  page: Page;
  /** The day on which it is looked at, when that is not today. */
  on: string | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { words, setWords } = useAddress();
  const { name } = register;
  const turn = entry.endedOn === null ? 'end' : 'resume';
  return (
    <header className="entry-head stack">
      <div>
        <Link to="/registers/$name" params={{ name }} search={{}} className="touch-link no-print">
          ← {inLanguage(register.words, language)}
        </Link>
      </div>
      <div className="card stack">
        <div className="row">
          <h1>{entry.title}</h1>
          {(register.expires !== undefined || entry.endedOn !== null) && (
            <span>
              {entry.endedOn === null && <span className="soft">{t('entry.expiry')} </span>}
              <Expiry entry={entry} on={on} />
            </span>
          )}
          <span className="grow" />
          {mayChange && (
            <span className="row no-print">
              {turn === 'end' && register.renewal !== undefined && (
                <Link
                  className="button-link main"
                  to="/registers/$name/new"
                  params={{ name }}
                  search={{ follows: entry.id }}
                >
                  {t('entry.renew')}
                </Link>
              )}
              {turn === 'end' && (
                <Button
                  type={register.renewal === undefined ? 'primary' : 'default'}
                  onClick={() => setWords({ edit: '1' })}
                >
                  {t('entry.edit')}
                </Button>
              )}
              <Button onClick={() => setWords({ turn: '1' })}>{t(`entry.${turn}`)}</Button>
            </span>
          )}
        </div>
        {entry.endedOn !== null && (
          <p className="field-note">
            {t(isRenewed(entry) ? 'entry.renewed.on' : 'entry.ended.on', {
              day: dayInWords(entry.endedOn, language),
              because: entry.endedBecause ?? '',
            })}
          </p>
        )}
        {words['turn'] !== undefined && mayChange && (
          <Suspense fallback={<Loading />}>
            <TurnForm
              register={register}
              entry={entry}
              turn={turn}
              onClose={() => setWords({ turn: undefined }, true)}
            />
          </Suspense>
        )}
      </div>
    </header>
  );
}

/** What was answered; what was left blank is named in one line, so that the gaps can be filled. */
function Answers({ register, page: { entry } }: { register: Register; page: Page }) {
  const t = useTexts();
  const { language } = useLanguage();
  const own = useOwnRules(entry.authorityId);
  const asked = Object.fromEntries(
    askedFields(register).map(({ name }) => [name, entry.values[name]] as const),
  );
  const found = own === undefined ? undefined : completed(register, asked, own).found;
  const answered = register.fields.filter(
    ({ name }) => entry.values[name] !== undefined || isWaiting(found?.[name]),
  );
  const blank = register.fields.filter(
    ({ name, compute }) => compute === undefined && entry.values[name] === undefined,
  );
  return (
    <section className="card stack">
      <h2>{t('entry.answers')}</h2>
      <dl className="entry-facts">
        {entry.organisationId !== null && (
          <div className="entry-fact">
            <dt>{t('entry.organisation')}</dt>
            <dd>
              <Link to="/enterprises/$id" params={{ id: entry.organisationId }} search={{}}>
                {entry.organisationName}
              </Link>
            </dd>
          </div>
        )}
        {entry.personId !== null && (
          <div className="entry-fact">
            <dt>{t('entry.person')}</dt>
            <dd>
              <Link to="/people" search={{ person: entry.personId }}>
                {entry.personName}
              </Link>
            </dd>
          </div>
        )}
        {answered.map((field) => (
          <div key={field.name} className="entry-fact">
            <dt>{inLanguage(field.words, language)}</dt>
            <dd>
              {entry.values[field.name] !== undefined && (
                <Answer field={field} value={entry.values[field.name]} />
              )}
              {isWaiting(found?.[field.name]) && <Waits />}
              {field.compute !== undefined && <Because computed={found?.[field.name]} />}
            </dd>
          </div>
        ))}
        <div className="entry-fact">
          <dt>{t('entry.keeper')}</dt>
          <dd>
            {register.keeper === 'authority'
              ? t('entry.keeper.authority')
              : (entry.organisationName ?? t('entry.keeper.authority'))}
          </dd>
        </div>
      </dl>
      {blank.length > 0 && (
        <p className="soft field-note">
          {t('entry.unanswered', {
            fields: blank.map(({ words }) => inLanguage(words, language)).join(t('list.comma')),
          })}
        </p>
      )}
    </section>
  );
}
