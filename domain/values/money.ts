/** Chinese money in whole 分 (0.01 CNY). Never a fraction, never 元 in a float. */
export type Fen = number & { readonly __fen: unique symbol };

const FEN_PER_YUAN = 100;
const FEN_PER_WAN = 1_000_000;

/** Units that people write behind an amount, in 元. */
const UNITS: Readonly<Record<string, bigint>> = {
  '': 1n,
  元: 1n,
  圆: 1n,
  千元: 1_000n,
  万: 10_000n,
  万元: 10_000n,
  百万元: 1_000_000n,
  千万元: 10_000_000n,
  亿: 100_000_000n,
  亿元: 100_000_000n,
};

/** Whole 分; `RangeError` for a fraction or a number too large to be exact. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return (amount === 0 ? 0 : amount) as Fen;
}

/** From 元 as rules state them (`yuan(30_000)`); at most two decimals. */
export function yuan(amount: number): Fen {
  const rounded = Math.round(amount * FEN_PER_YUAN);
  if (Math.abs(rounded / FEN_PER_YUAN - amount) > 1e-9 * Math.max(1, Math.abs(amount))) {
    throw new RangeError(`finer than one fen: ${amount}`);
  }
  return fen(rounded);
}

export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value);
}

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

/**
 * A share of an amount, rounded half away from nought to the 分.
 *
 * @param basisPoints Ten-thousandths: 15 % is 1500.
 */
export function shareOf(amount: Fen, basisPoints: number): Fen {
  if (!Number.isInteger(basisPoints)) throw new RangeError(`not whole basis points: ${basisPoints}`);
  const product = BigInt(amount) * BigInt(basisPoints);
  const half = product < 0n ? -5_000n : 5_000n;
  return fen(Number((product + half) / 10_000n));
}

function decimals(amount: Fen, perUnit: number, least: number): string {
  const size = Math.abs(amount);
  const whole = String(Math.floor(size / perUnit)).replace(/\B(?=(\d{3})+$)/g, ',');
  const places = String(perUnit).length - 1;
  const rest = String(size % perUnit)
    .padStart(places, '0')
    .replace(/0+$/, '')
    .padEnd(least, '0');
  return `${amount < 0 ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/** `1,234.50`: 元 with two decimals and thousands set apart. */
export function formatYuan(amount: Fen): string {
  return decimals(amount, FEN_PER_YUAN, 2);
}

/** `12.5`: 万元, exact, without trailing noughts. */
export function formatWan(amount: Fen): string {
  return decimals(amount, FEN_PER_WAN, 0);
}

/**
 * Reads an amount as people type it: `1200`, `¥1,200.50`, `12.5万元`, `３万`, `0.3亿`.
 *
 * @returns 分, exactly; `undefined` when it is no amount or finer than one 分.
 */
export function parseMoney(typed: string): Fen | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^(?:人民币|RMB|CNY|¥)/i, '')
    .replace(/整$/, '');
  const found = /^(-?)(\d+)(?:\.(\d+))?(\D*)$/.exec(text);
  const unit = found && Object.hasOwn(UNITS, found[4] ?? '') ? UNITS[found[4] ?? ''] : undefined;
  if (!found || unit === undefined) return undefined;
  const [, sign, whole = '', fraction = ''] = found;
  const scaled = BigInt(whole + fraction) * unit * 100n;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return undefined;
  const amount = Number(scaled / divisor) * (sign === '-' ? -1 : 1);
  return isFen(amount) ? fen(amount) : undefined;
}
