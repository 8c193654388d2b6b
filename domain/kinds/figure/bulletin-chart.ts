import type { Block } from './bulletin.ts';

const [WIDTH, HEIGHT, FOOT] = [720, 320, 270];
const TALLEST = 210;
const COLOURS = ['#2f6db5', '#b0bfd0', '#6b7f95'];

/** Shape of a drawing, wide by high, in the same unit. */
export const CHART_SHAPE = { width: WIDTH, height: HEIGHT } as const;

/** Bars beside one another, one group for each month, each with its number: the same on screen and on paper. SVG. */
export function drawChart({ series }: Extract<Block, { kind: 'chart' }>): string {
  const points = series[0]?.points ?? [];
  const most = Math.max(1, ...series.flatMap((one) => one.points.map(({ n }) => n)));
  const group = (WIDTH - 40) / Math.max(1, points.length);
  const bar = (group * 0.8) / Math.max(1, series.length);
  const bars = series.flatMap((one, s) =>
    one.points.map(({ n }, i) => {
      const [x, height] = [20 + i * group + s * bar, (n / most) * TALLEST];
      return `<rect x="${x}" y="${FOOT - height}" width="${bar * 0.92}" height="${height}" fill="${COLOURS[s % COLOURS.length]}"/><text x="${x + bar / 2}" y="${FOOT - height - 4}" text-anchor="middle" font-size="12">${n}</text>`;
    }),
  );
  const months = points.map(
    ({ at }, i) =>
      `<text x="${20 + i * group + group * 0.4}" y="${FOOT + 18}" text-anchor="middle" font-size="12">${escaped(at.slice(2))}</text>`,
  );
  const names = series.map(
    ({ name }, s) =>
      `<rect x="${20 + s * 110}" y="${HEIGHT - 18}" width="12" height="12" fill="${COLOURS[s % COLOURS.length]}"/><text x="${38 + s * 110}" y="${HEIGHT - 7}" font-size="13">${escaped(name)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="SimHei, 'Noto Sans CJK SC', sans-serif"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${[...bars, ...months, ...names].join('')}<line x1="10" y1="${FOOT}" x2="${WIDTH - 10}" y2="${FOOT}" stroke="#333"/></svg>`;
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
