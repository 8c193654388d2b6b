/** The value below which this part of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new Error('no samples');
  return value;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** '0.71 (0.66–0.78)': the median and the range. */
export function spread(samples: readonly number[], digits = 2): string {
  const [low, high] = [Math.min(...samples), Math.max(...samples)];
  return `${median(samples).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

/** The line by which every proof and measurement ends, and the exit code that goes with it. */
export function conclude(name: string, ok: boolean, facts: Readonly<Record<string, unknown>>): void {
  console.log(`RESULT ${JSON.stringify({ name, ok, ...facts })}`);
  process.exitCode = ok ? 0 : 1;
}
