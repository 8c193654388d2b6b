import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useShade } from '../../app/look.tsx';
import { Loading } from '../../ui/states.tsx';

export type Option = Parameters<ReturnType<typeof import('./draw.ts')['open']>['setOption']>[0];

/**
 * A picture of numbers that stand in a table beside it: for eyes and pointers only. The library weighs two hundred
 * kilobytes and comes when the first chart does.
 */
export function Chart({
  option,
  height,
  onPick,
}: {
  option: (ink: Ink) => Option;
  /** Pixels. */
  height: number;
  /** Told the index of the bar that was touched. */
  onPick?: ((index: number, series: number) => void) | undefined;
}) {
  const { shade } = useShade();
  const place = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  picked.current = onPick;
  const { data: draw } = useQuery({
    queryKey: ['reference', 'charts'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => import('./draw.ts'),
  });
  useEffect(() => {
    if (draw === undefined || place.current === null) return;
    const chart = draw.open(place.current);
    chart.setOption(option(shade === 'dark' ? DARK : LIGHT));
    chart.on('click', ({ dataIndex, seriesIndex }) => picked.current?.(dataIndex, seriesIndex ?? 0));
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(place.current);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [draw, option, shade]);
  return (
    <div className="chart no-print" style={{ height }} aria-hidden="true">
      {draw === undefined && <Loading />}
      <div ref={place} style={{ height }} />
    </div>
  );
}

/** Two hues that people with any colour sight tell apart, also by their lightness; the rest is grey. */
const LIGHT = {
  ink: '#1d2733',
  soft: '#55606e',
  line: '#dde2e8',
  first: '#1f4e79',
  second: '#e08a1e',
  pale: '#e7eef6',
};
const DARK = {
  ink: '#e6ebf0',
  soft: '#a8b3bf',
  line: '#323d49',
  first: '#8bbbe6',
  second: '#f3a65c',
  pale: '#1d2f40',
};
export type Ink = typeof LIGHT;
