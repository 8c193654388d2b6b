import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RegisterCounts } from '@zhiben/domain/contract/register.ts';
import { REGISTER_GROUPS, type Register } from '@zhiben/domain/primitives/register.ts';
import { Input } from 'antd';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { inLanguage, useRegisters } from './definitions.ts';
import '../../pickers/field.css';
import '../../pickers/list.css';
import './registers.css';

/** Every register that the reader sees, by group, with what stands in it and what ends soon. */
export function RegistersPage() {
  const t = useTexts();
  const { words, setWords } = useAddress();
  const { q = '' } = words;
  const definitions = useRegisters();
  const counts = useQuery({
    queryKey: ['registers', 'counts', ''],
    queryFn: () => get<RegisterCounts>('/registers'),
  });
  const wanted = q.trim().toLowerCase();
  const shown = (counts.data?.registers ?? []).flatMap((count) => {
    const register = definitions?.registerNamed(count.register);
    const fits = register?.words.some((word) => word.toLowerCase().includes(wanted)) === true;
    return register !== undefined && fits ? [{ register, count }] : [];
  });
  // Whoever has entered nothing yet sees what there is to enter.
  const all = wanted !== '' || shown.every(({ count }) => count.standing === 0);
  return (
    <div className="stack registers">
      <header className="stack">
        <h1>{t('registers.title')}</h1>
        <p className="soft field-note">{t('registers.lead')}</p>
        <div className="filter-search no-print">
          <Input
            type="search"
            aria-label={t('registers.search')}
            placeholder={t('registers.search')}
            value={q}
            onChange={(e) => setWords({ q: e.target.value }, true)}
          />
        </div>
      </header>
      {counts.isError && <ErrorBox error={counts.error} retry={() => void counts.refetch()} />}
      {(counts.isPending || definitions === undefined) && !counts.isError && <Loading />}
      {counts.isSuccess && definitions !== undefined && shown.length === 0 && (
        <div className="card">
          <Empty title={t('registers.none-match', { words: q })} />
        </div>
      )}
      {REGISTER_GROUPS.map((group) => {
        const here = shown.filter(({ register }) => register.group === group);
        return here.length === 0 ? null : (
          <section key={group} className="stack">
            <h2>{t(`registers.group.${group}`)}</h2>
            <Cards here={here} all={all} />
          </section>
        );
      })}
    </div>
  );
}

type Count = RegisterCounts['registers'][number];

/** Registers in use first; those in which nothing stands behind one line, unless all are asked for. */
function Cards({
  here,
  all,
}: {
  here: readonly { readonly register: Register; readonly count: Count }[];
  all: boolean;
}) {
  const t = useTexts();
  const used = here.filter(({ count }) => all || count.standing > 0);
  const empty = here.filter((each) => !used.includes(each));
  const cards = (list: typeof here) => (
    <ul className="register-cards">
      {list.map(({ register, count }) => (
        <li key={register.name} className="card">
          <Card register={register} count={count} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {used.length > 0 && cards(used)}
      {empty.length > 0 && (
        <details>
          <summary className="register-rest">{t('registers.rest', { n: empty.length })}</summary>
          {cards(empty)}
        </details>
      )}
    </>
  );
}

function Card({ register, count }: { register: Register; count: Count }) {
  const { language } = useLanguage();
  return (
    <>
      <Link to="/registers/$name" params={{ name: register.name }} search={{}} className="register-name">
        {inLanguage(register.words, language)}
      </Link>
      <p className="soft">{inLanguage(register.about, language)}</p>
      <CountLinks count={count} />
    </>
  );
}

/** How many stand, end soon, have expired: each opens its list. */
export function CountLinks({ count, organisationId }: { count: Count; organisationId?: string }) {
  const t = useTexts();
  const { register, standing } = count;
  if (standing === 0) return <span className="soft">{t('registers.count.none')}</span>;
  const link = (which: 'standing' | 'soon' | 'expired') =>
    count[which] === 0 ? null : (
      <Link
        to="/registers/$name"
        params={{ name: register }}
        search={{
          ...(which === 'standing' ? {} : { which }),
          ...(organisationId === undefined ? {} : { organisationId }),
        }}
        className={which === 'expired' ? 'touch-link due due-late' : 'touch-link'}
      >
        {t(`registers.count.${which}`, { n: count[which] })}
      </Link>
    );
  return (
    <span className="register-counts">
      {link('standing')}
      {link('soon')}
      {link('expired')}
    </span>
  );
}
