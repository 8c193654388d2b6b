import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTexts } from '../../texts/index.ts';
import { Empty } from '../../ui/states.tsx';
import { Chart, type Ink } from './chart.tsx';
import { useNames } from './names.ts';
import { Panel } from './panel.tsx';
import { type Facet, FILTERS } from './period.ts';
import { grouped, shareInWords } from './words.ts';

/** Bars that fit a panel; the table has all of them. */
const MOST = 8;
const BAR = 30;

interface Bar {
  readonly value: string;
  readonly n: number;
}

/** How the newly found are told apart. A touched bar narrows every chart to itself. */
export function BarPanel({
  facet,
  bars,
  picked,
  onPick,
  list,
}: {
  facet: Facet;
  bars: readonly Bar[];
  picked: string | undefined;
  onPick: (value: string) => void;
  list: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  const nameOf = useNames();
  const title = t(`figures.facet.${facet}`);
  const total = bars.reduce((all, { n }) => all + n, 0);
  const given = bars.filter(({ value }) => value !== '');
  const shown = given.slice(0, MOST);
  if (given.length === 0)
    return (
      <section className="card panel" aria-label={title}>
        <h2>{title}</h2>
        <Empty title={t(total === 0 ? 'figures.empty' : 'figures.unknown')} />
      </section>
    );
  const names = shown.map(({ value }) => nameOf(facet, value));
  return (
    <Panel
      title={title}
      chart={
        <>
          <Bars names={names} bars={shown} picked={picked} onPick={onPick} />
          {given.length > shown.length && (
            <p className="soft field-note">{t('figures.rest', { n: given.length - shown.length })}</p>
          )}
        </>
      }
      table={
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('figures.value')}</th>
              <th scope="col">{t('figures.count')}</th>
              <th scope="col">{t('figures.share')}</th>
              <th scope="col" className="no-print">
                {t('figures.only')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ value, n }) => {
              const what = nameOf(facet, value);
              return (
                <tr key={value}>
                  <th scope="row">{what}</th>
                  <td>
                    {value === '' ? (
                      grouped(n)
                    ) : (
                      <Link
                        to="/hazards"
                        search={{ ...list, [FILTERS[facet]]: value }}
                        aria-label={`${what} ${n} ${t('figures.open-list')}`}
                      >
                        {grouped(n)}
                      </Link>
                    )}
                  </td>
                  <td>{shareInWords(n, total, t)}</td>
                  <td className="no-print">
                    {value !== '' && (
                      <button
                        type="button"
                        className="button button-link"
                        aria-pressed={picked === value}
                        aria-label={t('figures.filter-by', { what })}
                        onClick={() => onPick(value)}
                      >
                        {picked === value ? '✓' : '▸'}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      }
    />
  );
}

function Bars({
  names,
  bars,
  picked,
  onPick,
}: {
  names: readonly string[];
  bars: readonly Bar[];
  picked: string | undefined;
  onPick: (value: string) => void;
}) {
  const told = JSON.stringify([names, bars, picked]);
  const option = useCallback(
    (ink: Ink) => {
      const [called, counted, chosen] = JSON.parse(told) as [string[], Bar[], string | undefined];
      return {
        animation: false,
        grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
        tooltip: { trigger: 'item' as const, confine: true },
        xAxis: { type: 'value' as const, show: false },
        yAxis: {
          type: 'category' as const,
          inverse: true,
          data: called,
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { color: ink.ink, width: 120, overflow: 'truncate' as const },
        },
        series: [
          {
            type: 'bar' as const,
            barMaxWidth: 16,
            label: { show: true, position: 'right' as const, color: ink.ink },
            data: counted.map(({ value, n }) => ({
              value: n,
              itemStyle: { color: chosen === undefined || chosen === value ? ink.first : ink.line },
            })),
          },
        ],
      };
    },
    [told],
  );
  return (
    <Chart
      option={option}
      height={bars.length * BAR + 8}
      onPick={(index) => {
        const bar = bars[index];
        if (bar !== undefined) onPick(bar.value);
      }}
    />
  );
}
