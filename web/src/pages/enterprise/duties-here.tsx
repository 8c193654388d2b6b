import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DueList } from '@zhiben/domain/contract/duty.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { DueBadge } from '../../ui/tags.tsx';
import '../../texts/duties.ts';

/** So many here; all of them stand on their own page. */
const SHOWN = 8;

/** What this enterprise has to do by the plan and the law, the most urgent first. */
export function DutiesHere({ organisationId }: { organisationId: string }) {
  const t = useTexts();
  const own = useSession().organisation !== null;
  const due = useQuery({
    queryKey: ['duties', 'due', organisationId],
    queryFn: () => get<DueList>('/duties/due', { organisationId, limit: SHOWN }),
  });
  return (
    <section className="card stack" aria-labelledby="duties-here">
      <header className="row">
        <h2 id="duties-here">{t('duties.here')}</h2>
        <span className="grow" />
        <Link to="/duties" search={own ? {} : { organisationId }} className="touch-link">
          {t('duties.here-all')}
        </Link>
      </header>
      {due.isPending && <Loading />}
      {due.isError && <ErrorBox error={due.error} retry={() => void due.refetch()} />}
      {due.data?.rows.length === 0 && <p className="soft field-note">{t('duties.here-none')}</p>}
      {due.data !== undefined && <DueLines list={due.data} {...(own ? {} : { organisationId })} />}
    </section>
  );
}

/** What is due: one line each, which opens its duty. */
export function DueLines({ list, organisationId }: { list: DueList; organisationId?: string }) {
  const { language } = useLanguage();
  return (
    <ul className="lines">
      {list.rows.map((row) => (
        <li key={row.id}>
          <Link
            to="/duties/$name"
            params={{ name: row.duty }}
            search={organisationId === undefined ? {} : { organisationId }}
            className="line-title"
          >
            {row.words[language === 'zh' ? 0 : 1]}
            {row.subject !== row.organisationName && <span className="soft"> {row.subject}</span>}
          </Link>
          <DueBadge dueOn={row.dueOn} />
        </li>
      ))}
    </ul>
  );
}
