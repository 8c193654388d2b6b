/** Shortest password that the server takes, in characters. */
export const PASSWORD_LEAST = 10;
/** From here on a password without any further rule is called good. */
const LONG = 16;

export type PasswordStrength = 'short' | 'guessable' | 'fair' | 'good';

const COMMON = [
  'password',
  'qwerty',
  'asdfgh',
  'abc123',
  'admin',
  'anquan',
  'zhiben',
  '123456',
  '888888',
  '666666',
];

/**
 * A hint while typing, never a rule: length counts, and words that anybody would try first do not. The server asks
 * only for the least length.
 *
 * @param known What belongs to the person and stands in no good password: user name, name.
 */
export function passwordStrength(password: string, known: readonly string[] = []): PasswordStrength {
  if (password.length < PASSWORD_LEAST) return 'short';
  const bare = withoutGuesses(password.toLowerCase(), known);
  if (new Set(bare).size < 5) return 'guessable';
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
  return bare.length >= LONG || (bare.length >= PASSWORD_LEAST && kinds >= 3) ? 'good' : 'fair';
}

/** What is left when common words, own names and runs like 345678 or aaaa are taken out. */
function withoutGuesses(password: string, known: readonly string[]): string {
  const words = [...COMMON, ...known.map((word) => word.toLowerCase()).filter((word) => word.length >= 3)];
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), password);
  let kept = '';
  for (const [at, character] of [...rest].entries()) {
    const step = at === 0 ? Number.NaN : rest.charCodeAt(at) - rest.charCodeAt(at - 1);
    const before = at < 2 ? Number.NaN : rest.charCodeAt(at - 1) - rest.charCodeAt(at - 2);
    const runs = step === before && Math.abs(step) <= 1;
    if (!runs) kept += character;
  }
  return kept;
}
