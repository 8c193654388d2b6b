import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Message, MessagePage } from '@zhiben/domain/contract/message.ts';
import { useState } from 'react';
import { get, send } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading, sentenceFor } from '../../ui/states.tsx';
import { instantInWords } from '../../ui/time.ts';
import '../../ui/shared.css';

/** To whom, by what, how far: one message, with every try behind a touch. */
export function MessageLine({ message }: { message: Message }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const when = (at: string) => instantInWords(at, language).words;
  const { state, error } = message;
  return (
    <article className="notice-line">
      <p className="row">
        <strong>{message.personName ?? t(`messages.purpose.${message.purpose}`)}</strong>
        <span className="soft">
          {message.channelName} {message.address}
        </span>
        <span className={state === 'dead' ? 'tag tag-major' : 'tag tag-plain'}>
          {t(`messages.state.${state}`)}
        </span>
      </p>
      {message.organisationName !== null && <p className="soft">{message.organisationName}</p>}
      <p className="message-text">{message.text}</p>
      <p className="soft">
        {[
          t('messages.made', { when: when(message.madeAt) }),
          message.tries > 0 && t('messages.tries', { n: message.tries }),
          state === 'waiting' && message.tries > 0 && t('messages.next', { when: when(message.dueAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {error !== null && <p>{t(`messages.error.${error}`)}</p>}
      <div className="row no-print">
        {message.caseId !== null && (
          <Link className="button" to="/hazards/$id" params={{ id: message.caseId }}>
            {t('notices.today-see')}
          </Link>
        )}
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('messages.attempts')}
        </button>
        {state === 'dead' && <Resend id={message.id} />}
      </div>
      {open && <Attempts id={message.id} />}
    </article>
  );
}

function Resend({ id }: { id: string }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!hasRole(useSession(), 'administrator', 'desk')) return null;

  async function resend() {
    setBusy(true);
    setError(undefined);
    try {
      await send('POST', `/messages/${id}/resend`);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['messages'] });
  }
  return (
    <>
      <button type="button" className="button button-main" disabled={busy} onClick={() => void resend()}>
        {t('messages.resend')}
      </button>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
    </>
  );
}

function Attempts({ id }: { id: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['messages', 'one', id],
    queryFn: () => get<MessagePage>(`/messages/${id}`),
  });
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <ol className="message-attempts">
      {data.attempts.map((attempt) => (
        <li key={attempt.try}>
          {t('messages.attempt', { n: attempt.try, when: instantInWords(attempt.begunAt, language).words })}
          {t('list.comma')}
          {t(`messages.outcome.${attempt.outcome}`)}
          {attempt.error !== null && <span className="soft"> {t(`messages.error.${attempt.error}`)}</span>}
          {attempt.detail !== null && attempt.detail !== '' && (
            <code className="soft" lang="zh-CN">
              {' '}
              {attempt.detail}
            </code>
          )}
        </li>
      ))}
    </ol>
  );
}
