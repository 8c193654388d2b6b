const WIDTH = 120;
const HEIGHT = 28;

/** The way of a number through the months, from nought; nothing to read but its shape. */
export function Sparkline({ points }: { points: readonly (number | null)[] }) {
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return <svg className="sparkline" height={HEIGHT} aria-hidden="true" />;
  const most = Math.max(...known, 1e-9);
  const at = (point: number, i: number) =>
    `${((i / (points.length - 1)) * (WIDTH - 6) + 3).toFixed(1)},${(HEIGHT - 3 - (point / most) * (HEIGHT - 6)).toFixed(1)}`;
  const line = points.flatMap((point, i) => (point === null ? [] : [at(point, i)]));
  const [x, y] = line.at(-1)?.split(',') ?? ['0', '0'];
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} height={HEIGHT} aria-hidden="true">
      <polyline points={line.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx={x} cy={y} r="2.5" fill="currentColor" />
    </svg>
  );
}
