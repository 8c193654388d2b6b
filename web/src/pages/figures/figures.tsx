import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Figures } from '@zhiben/domain/contract/figure.ts';
import { STRIP } from '@zhiben/domain/kinds/figure/definitions.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { Day, todayInChina } from '../../ui/when.tsx';
import { AllFigures } from './all-figures.tsx';
import { BarPanel } from './bar-panel.tsx';
import { Causes } from './causes.tsx';
import { Filters } from './filters.tsx';
import { Frozen } from './frozen.tsx';
import { Laggards } from './laggards.tsx';
import { LateAges } from './late-ages.tsx';
import { type Facet, FILTERS, foundFilter, queryOf } from './period.ts';
import { Recurrence } from './recurrence.tsx';
import { Steps } from './steps.tsx';
import { Strip } from './strip.tsx';
import { Trend } from './trend.tsx';
import './figures.css';
import '../../texts/figures.ts';
import '../../texts/monthly.ts';

/** A strip of five, then charts that narrow one another; every chart is a table too, and opens its list. */
export function FiguresPage() {
  const t = useTexts();
  const session = useSession();
  const { words, setWords } = useAddress();
  const query = queryOf(words, todayInChina().slice(0, 7));
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['figures', query],
    placeholderData: keepPreviousData,
    queryFn: () => get<Figures>('/figures', query),
  });
  const pick = (facet: Facet, value: string) => {
    const word = FILTERS[facet];
    setWords({ [word]: words[word] === value ? undefined : value });
  };
  const facets = (Object.keys(FILTERS) as Facet[]).filter(
    // A department sees itself alone.
    (facet) => facet !== 'department' || session.scope === 'authority',
  );
  return (
    <div className="stack figures-page" aria-busy={isPlaceholderData}>
      <header className="row">
        <h1>{t('figures.title')}</h1>
        <span className="grow" />
        <Link to="/monthly" className="button-link no-print">
          {t('monthly.title')}
        </Link>
        <ExportLinks path="/figures" query={query} />
      </header>
      {data !== undefined && (
        <p className="soft field-note">
          <AsOf day={data.day} />
        </p>
      )}
      <Filters query={query} />
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data !== undefined && error === null && (
        <>
          <Strip data={data} query={query} names={STRIP} />
          {data.now['increment']?.value === 0 && data.now['open']?.value === 0 ? (
            <div className="card">
              <Empty title={t('figures.empty')}>
                <p>{t('figures.empty-help')}</p>
              </Empty>
            </div>
          ) : (
            <>
              <div className="panels">
                <Trend months={data.months} query={query} />
                <LateAges data={data} query={query} />
                <Steps steps={data.steps} />
                {session.scope !== 'organisation' && <Laggards query={query} />}
                {facets.map((facet) => (
                  <BarPanel
                    key={facet}
                    facet={facet}
                    bars={data.bars[facet] ?? []}
                    picked={words[FILTERS[facet]]}
                    onPick={(value) => pick(facet, value)}
                    list={foundFilter(query)}
                  />
                ))}
                <Causes causes={data.causes} list={foundFilter(query)} />
                <Recurrence data={data} query={query} />
              </div>
              <AllFigures data={data} query={query} />
            </>
          )}
          <Frozen query={query} />
        </>
      )}
    </div>
  );
}

function AsOf({ day }: { day: string }) {
  const t = useTexts();
  const [before, after] = t('figures.as-of', { day: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Day value={day} />
      {after}
    </>
  );
}
