import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DutyStands } from '@zhiben/domain/contract/duty.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { inLanguage, useDuties } from '../duties/definitions.ts';

/** Duties named on the first page. */
const NAMED = 5;

/** Which duties are late, and with how many: below what has to be done, so that it may come when it is there. */
export function LateDuties() {
  const t = useTexts();
  const { language } = useLanguage();
  const definitions = useDuties();
  const { data, error, refetch } = useQuery({
    queryKey: ['duties', 'stands', ''],
    queryFn: () => get<DutyStands>('/duties'),
  });
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  const coming = data === undefined || definitions === undefined;
  const late = (data?.duties ?? [])
    .filter(({ active, late }) => active && late > 0)
    .sort((a, b) => b.late - a.late)
    .slice(0, NAMED);
  return (
    <section aria-labelledby="today-late-duties" className="today-group" aria-busy={coming}>
      <header className="row">
        <h2 id="today-late-duties">{t('duties.today-late')}</h2>
        <span className="grow" />
        <Link to="/duties" search={{ missing: '1' }} className="today-all">
          {t('duties.today-all')}
        </Link>
      </header>
      {!coming && late.length === 0 && <p className="soft">{t('duties.today-late-none')}</p>}
      <ul className={coming ? 'today-list today-late-coming' : 'today-list'}>
        {!coming &&
          late.map((stand) => (
            <li key={stand.duty} className="today-line">
              <Link
                to="/duties/$name"
                params={{ name: stand.duty }}
                search={{ which: 'late' }}
                className="today-title today-what"
              >
                {inLanguage(definitions.dutyNamed(stand.duty)?.words ?? [stand.duty, stand.duty], language)}
              </Link>
              <span className="due due-late">{t('duties.late-n', { n: stand.late })}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
