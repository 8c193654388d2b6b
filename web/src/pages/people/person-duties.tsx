import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DueList } from '@zhiben/domain/contract/duty.ts';
import type { EntryList } from '@zhiben/domain/contract/register.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { DueLines } from '../enterprise/duties-here.tsx';
import '../../texts/duties.ts';

const CERTIFICATES = 'special-operation-certificate';
/** Nobody holds more. */
const MOST = 50;

/** His certificates, and what he has to learn, renew or be examined in. */
export function PersonDuties({ personId }: { personId: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const due = useQuery({
    queryKey: ['duties', 'due', 'of', personId],
    queryFn: () => get<DueList>('/duties/due', { personId, limit: MOST }),
  });
  const held = useQuery({
    queryKey: ['registers', CERTIFICATES, 'of', personId],
    queryFn: () => get<EntryList>(`/registers/${CERTIFICATES}/entries`, { personId, limit: MOST }),
  });
  const error = due.error ?? held.error;
  if (error !== null)
    return <ErrorBox error={error} retry={() => void Promise.all([due.refetch(), held.refetch()])} />;
  if (due.data === undefined || held.data === undefined) return null;
  const { rows } = held.data;
  return (
    <section className="card stack" aria-labelledby="person-duties">
      <h2 id="person-duties">{t('duties.person')}</h2>
      {rows.length + due.data.rows.length === 0 && <p className="soft">{t('duties.person-none')}</p>}
      {rows.length > 0 && (
        <ul className="lines" aria-label={t('duties.person-certificates')}>
          {rows.map(({ id, title, expiresOn }) => (
            <li key={id}>
              <Link
                to="/registers/$name/$id"
                params={{ name: CERTIFICATES, id }}
                search={{}}
                className="line-title"
              >
                {t('duties.person-certificates')} <span className="soft">{title}</span>
              </Link>
              {expiresOn !== null && (
                <span className={expiresOn < todayInChina() ? 'due due-late' : 'soft'}>
                  {expiresOn < todayInChina() && `${t('duties.person-expired')} · `}
                  {t('duties.person-until', { day: dayInWords(expiresOn, language) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {due.data.rows.length > 0 && <DueLines list={due.data} />}
    </section>
  );
}
