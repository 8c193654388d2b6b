import { parsePlainDate } from './plain-date.ts';

/** Why a code is refused. Stable: tables of sentences and imports refer to these words. */
export type CodeProblemKind = 'length' | 'alphabet' | 'registrar' | 'region' | 'birth-date' | 'check-digit';

export interface CodeProblem {
  readonly code: CodeProblemKind;
  /** Index of the first character at fault, from nought. */
  readonly at?: number;
  /** What that character was probably meant to be: the computed check character, or 0 for O. */
  readonly expected?: string;
}

/** GB 32100-2015 4: digits and capitals without I, O, S, V and Z. */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100-2015 4: 3^(i−1) mod 31. */
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** Registering departments in use: the standard and its later additions. */
const USCC_REGISTRARS = '123456789ANY';
/** GB 11714-1997 3: weights of the eight body characters. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
/** GB 11643-1999 4.2: weights of the first seventeen digits, and the check characters by remainder. */
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const IDENTITY_CHECKS = '10X98765432';
/** Letters that the alphabet of GB 32100 leaves out, and the character they are mistaken for. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' };

/** Half-width capitals without spaces and hyphens: what people mean when they type or scan a code. */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-‐–—]/g, '')
    .toUpperCase();
}

function weigh(body: string, weights: readonly number[], rank: (character: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * rank(body.charAt(index)), 0);
}

/** Check character of a 统一社会信用代码 from its first seventeen characters (GB 32100-2015). */
export function usccCheckCharacter(body: string): string {
  const sum = weigh(body, USCC_WEIGHTS, (character) => USCC_ALPHABET.indexOf(character));
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * What is wrong with a 统一社会信用代码 (GB 32100-2015), tidied first; `undefined` when nothing is.
 * The check digit of the organisation code inside is not judged: codes in use are known to break it.
 */
export function usccProblem(typed: string): CodeProblem | undefined {
  const code = tidyCode(typed);
  if (code.length !== 18) return { code: 'length' };
  const foreign = [...code].findIndex((character) => !USCC_ALPHABET.includes(character));
  if (foreign >= 0) {
    const meant = LOOK_ALIKES[code.charAt(foreign)];
    return { code: 'alphabet', at: foreign, ...(meant === undefined ? {} : { expected: meant }) };
  }
  const expected = usccCheckCharacter(code.slice(0, 17));
  if (expected !== code.charAt(17)) return { code: 'check-digit', at: 17, expected };
  if (!USCC_REGISTRARS.includes(code.charAt(0))) return { code: 'registrar', at: 0 };
  const notDigit = code.slice(2, 8).search(/\D/);
  return notDigit >= 0 ? { code: 'region', at: 2 + notDigit } : undefined;
}

export function isUscc(typed: string): boolean {
  return usccProblem(typed) === undefined;
}

/** Check character of a 组织机构代码 from its first eight characters (GB 11714-1997). */
export function organisationCheckCharacter(body: string): string {
  const sum = weigh(body, ORGANISATION_WEIGHTS, (character) => Number.parseInt(character, 36));
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/**
 * What is wrong with a 组织机构代码 (GB 11714-1997), with or without its hyphen. Letters that lie
 * eleven apart (A and L) weigh the same, so the check character cannot tell them from each other.
 */
export function organisationCodeProblem(typed: string): CodeProblem | undefined {
  const code = tidyCode(typed);
  if (code.length !== 9) return { code: 'length' };
  const foreign = code.search(/[^0-9A-Z]/);
  if (foreign >= 0) return { code: 'alphabet', at: foreign };
  const expected = organisationCheckCharacter(code.slice(0, 8));
  return expected === code.charAt(8) ? undefined : { code: 'check-digit', at: 8, expected };
}

/** Check character of a 公民身份号码 from its first seventeen digits (GB 11643-1999). */
export function identityCheckCharacter(body: string): string {
  return IDENTITY_CHECKS.charAt(weigh(body, IDENTITY_WEIGHTS, Number) % 11);
}

/** What is wrong with an eighteen-character 公民身份号码 (GB 11643-1999). The old fifteen digits are `length`. */
export function identityNumberProblem(typed: string): CodeProblem | undefined {
  const code = tidyCode(typed);
  if (code.length !== 18) return { code: 'length' };
  const foreign = [...code].findIndex(
    (character, at) => !(/\d/.test(character) || (at === 17 && character === 'X')),
  );
  if (foreign >= 0) {
    const meant = LOOK_ALIKES[code.charAt(foreign)];
    return { code: 'alphabet', at: foreign, ...(meant === undefined ? {} : { expected: meant }) };
  }
  const expected = identityCheckCharacter(code.slice(0, 17));
  if (expected !== code.charAt(17)) return { code: 'check-digit', at: 17, expected };
  const birth = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`;
  return parsePlainDate(birth) === undefined ? { code: 'birth-date', at: 6 } : undefined;
}

/** The eleven digits of a mainland mobile number, without +86, spaces and hyphens; `undefined` when it is none. */
export function readMobileNumber(typed: string): string | undefined {
  const digits = tidyCode(typed).replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}
