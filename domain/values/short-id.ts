const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A UUID in 22 letters (base 64 for addresses), for a link in a short message. */
export function shortId(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let short = '';
  for (let i = 0; i < 22; i++) {
    short = (DIGITS[Number(rest % 64n)] ?? '') + short;
    rest /= 64n;
  }
  return short;
}

/** The UUID behind 22 letters; undefined when they stand for none. */
export function longId(short: string): string | undefined {
  if (short.length !== 22) return undefined;
  let value = 0n;
  for (const letter of short) {
    const digit = DIGITS.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * 64n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(32, '0');
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : undefined;
}
