import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Browse } from './browse.tsx';
import { Editions } from './editions.tsx';
import { Suggest } from './suggest.tsx';
import '../../pickers/list.css';
import './standards.css';
import '../../texts/standards.ts';

/** The rules and texts of judgement, the same as the server's; fetched once, then at hand without signal. */
function loadStandards() {
  return import('@zhiben/domain/standards/criteria.ts');
}
export type Standards = Awaited<ReturnType<typeof loadStandards>>;

/** Judgement criteria: found by one's own words, by search, or read edition by edition. */
export function StandardsPage() {
  const t = useTexts();
  const list = useQuery({
    queryKey: ['rules', 'standards'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: loadStandards,
  });
  return (
    <div className="stack standards">
      <header className="stack">
        <h1>{t('standards.title')}</h1>
        <p className="soft field-note">{t('standards.lead')}</p>
      </header>
      {list.isPending && <Loading />}
      {list.isError && <ErrorBox error={list.error} retry={() => void list.refetch()} />}
      {list.data !== undefined && (
        <>
          <Suggest standards={list.data} />
          <Browse standards={list.data} />
          <Editions standards={list.data} />
        </>
      )}
    </div>
  );
}
