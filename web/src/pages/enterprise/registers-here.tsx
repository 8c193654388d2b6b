import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RegisterCounts } from '@zhiben/domain/contract/register.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { inLanguage, useRegisters } from '../registers/definitions.ts';
import { CountLinks } from '../registers/registers.tsx';

/** What is kept of this enterprise: one line for each register that has an entry of it, into the list of those. */
export function RegistersHere({ id }: { id: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const definitions = useRegisters();
  const counts = useQuery({
    queryKey: ['registers', 'counts', id],
    queryFn: () => get<RegisterCounts>('/registers', { organisationId: id }),
  });
  const kept = counts.data?.registers.filter(({ standing }) => standing > 0);
  return (
    <section className="card stack">
      <header className="row">
        <h2>{t('enterprise.registers')}</h2>
        <span className="grow" />
        <Link to="/registers" search={{}} className="touch-link">
          {t('enterprise.registers.all')}
        </Link>
      </header>
      {counts.isPending && <Loading />}
      {counts.isError && <ErrorBox error={counts.error} retry={() => void counts.refetch()} />}
      {kept?.length === 0 && <p className="soft field-note">{t('enterprise.registers.none')}</p>}
      <ul className="lines">
        {kept?.map((count) => {
          const register = definitions?.registerNamed(count.register);
          return (
            <li key={count.register}>
              <Link
                to="/registers/$name"
                params={{ name: count.register }}
                search={{ organisationId: id }}
                className="line-title"
              >
                {register === undefined ? '…' : inLanguage(register.words, language)}
              </Link>
              <CountLinks count={count} organisationId={id} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
