import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Bulletin, MonthlyPage } from '@zhiben/domain/contract/monthly.ts';
import { CHART_SHAPE, drawChart } from '@zhiben/domain/kinds/figure/bulletin-chart.ts';
import { DEFINITIONS } from '@zhiben/domain/kinds/figure/definitions.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { inLanguage, valueInWords } from '../figures/words.ts';
import { BulletinDocuments } from './bulletin-documents.tsx';

/** The month's bulletin as it will read; each of its numbers opens the list behind it. */
export function BulletinPreview({ page }: { page: MonthlyPage }) {
  const { month } = page;
  const t = useTexts();
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['monthly', month, 'bulletin'],
    queryFn: () => get<Bulletin>(`/monthly/${month}/bulletin`),
  });
  return (
    <section className="card stack" aria-labelledby="bulletin">
      <header className="row no-print">
        <h2 id="bulletin">{t('monthly.step.bulletin')}</h2>
        <span className="grow" />
        <button type="button" className="button" onClick={() => print()}>
          {t('monthly.print')}
        </button>
      </header>
      <BulletinDocuments page={page} />
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <p className="soft field-note no-print">
            {t(data.frozen ? 'monthly.bulletin-frozen' : 'monthly.bulletin-running')}
            {language === 'en' && ` · ${t('monthly.chinese')}`}
          </p>
          <article className="bulletin" lang="zh-CN">
            <h3 className="bulletin-title">{data.title}</h3>
            {data.blocks.map((block, at) => (
              <BlockOf key={at} block={block} />
            ))}
          </article>
        </>
      )}
    </section>
  );
}

/** A part of the bulletin; under a text stand its numbers, each opening its list. */
function BlockOf({ block }: { block: Bulletin['blocks'][number] }) {
  const t = useTexts();
  const { language } = useLanguage();
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'text':
      return (
        <>
          <p>{block.text}</p>
          {block.figures.length > 0 && (
            <p className="bulletin-behind no-print" lang={language === 'zh' ? 'zh-CN' : 'en'}>
              {block.figures.map((figure) => {
                const title = DEFINITIONS.find(({ name }) => name === figure.name)?.title;
                const words = `${title === undefined ? figure.name : inLanguage(title, language)} ${valueInWords(figure.name, figure, t)}`;
                return figure.filter === null ? (
                  <span key={figure.name} className="tag">
                    {words}
                  </span>
                ) : (
                  <Link key={figure.name} to="/hazards" search={figure.filter} className="tag touch-link">
                    {words}
                  </Link>
                );
              })}
            </p>
          )}
        </>
      );
    case 'table':
      return (
        <table className="ledger bulletin-table">
          <caption>{block.title}</caption>
          <thead>
            <tr>
              {block.head.map((head) => (
                <th key={head} scope="col" lang="zh-CN">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((words, column) => (
                  <td key={column}>{words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'chart': {
      const points = block.series[0]?.points ?? [];
      return (
        <>
          <img
            className="bulletin-chart"
            {...CHART_SHAPE}
            src={`data:image/svg+xml,${encodeURIComponent(drawChart(block))}`}
            alt={`${block.title}（${block.unit}）`}
          />
          <details>
            <summary>{t('monthly.chart-numbers')}</summary>
            <table className="ledger bulletin-table">
              <caption>
                {block.title}（{block.unit}）
              </caption>
              <thead>
                <tr>
                  <th scope="col" lang="zh-CN">
                    月份
                  </th>
                  {block.series.map(({ name }) => (
                    <th key={name} scope="col" lang="zh-CN">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points.map(({ at }, n) => (
                  <tr key={at}>
                    <td>{at}</td>
                    {block.series.map((series) => (
                      <td key={series.name}>{series.points[n]?.n ?? 0}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      );
    }
  }
}
