import { Link, useNavigate } from '@tanstack/react-router';
import type { FigureQuery, Figures } from '@zhiben/domain/contract/figure.ts';
import { useCallback } from 'react';
import { useTexts } from '../../texts/index.ts';
import { Chart, type Ink } from './chart.tsx';
import { Panel } from './panel.tsx';
import { listOf } from './period.ts';
import { grouped, shareInWords } from './words.ts';

/** Thirteen months: the present one beside that of a year ago, on one scale. */
export function Trend({ months, query }: { months: Figures['months']; query: FigureQuery }) {
  const t = useTexts();
  const navigate = useNavigate();
  const list = (name: string, month: string) => listOf(name, { ...query, from: month, to: month }) ?? {};
  const [name, done] = [t('figures.found'), t('figures.closed')];
  const told = JSON.stringify([months, name, done]);
  const option = useCallback(
    (ink: Ink) => {
      const [points, first, second] = JSON.parse(told) as [Figures['months'], string, string];
      return {
        animation: false,
        grid: { left: 4, right: 8, top: 34, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: ink.ink }, itemWidth: 14 },
        tooltip: { trigger: 'axis' as const, confine: true },
        xAxis: {
          type: 'category' as const,
          data: points.map(({ month }) => month.slice(2)),
          axisLine: { lineStyle: { color: ink.line } },
          axisTick: { show: false },
          axisLabel: { color: ink.soft },
        },
        yAxis: {
          type: 'value' as const,
          minInterval: 1,
          axisLabel: { color: ink.soft },
          splitLine: { lineStyle: { color: ink.line } },
        },
        series: [
          { name: first, type: 'bar' as const, color: ink.first, data: points.map((p) => p.found) },
          {
            name: second,
            type: 'line' as const,
            color: ink.second,
            symbol: 'diamond',
            symbolSize: 8,
            data: points.map((p) => p.closed),
          },
        ],
      };
    },
    [told],
  );
  return (
    <Panel
      wide
      title={t('figures.trend')}
      chart={
        <Chart
          option={option}
          height={240}
          onPick={(index, series) => {
            const month = months[index]?.month;
            if (month !== undefined)
              void navigate({ to: '/hazards', search: list(series === 0 ? 'increment' : 'closed', month) });
          }}
        />
      }
      table={
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('figures.month')}</th>
              <th scope="col">{name}</th>
              <th scope="col">{done}</th>
              <th scope="col">{t('figures.in-term')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((point) => (
              <tr key={point.month}>
                <th scope="row">{point.month}</th>
                <td>
                  <Link
                    to="/hazards"
                    search={list('increment', point.month)}
                    aria-label={`${point.month} ${name} ${point.found}`}
                  >
                    {grouped(point.found)}
                  </Link>
                </td>
                <td>
                  <Link
                    to="/hazards"
                    search={list('closed', point.month)}
                    aria-label={`${point.month} ${done} ${point.closed}`}
                  >
                    {grouped(point.closed)}
                  </Link>
                </td>
                <td>{shareInWords(point.met, point.due, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
