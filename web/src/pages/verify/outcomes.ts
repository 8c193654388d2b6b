/** The three outcomes of a check on site, and the field of each move that takes the words. */
export const OUTCOMES = [
  { move: 'verify', words: 'opinion' },
  { move: 'partly', words: 'remaining' },
  { move: 'return', words: 'reason' },
] as const;

export type Outcome = (typeof OUTCOMES)[number]['move'];

export function isOutcome(value: unknown): value is Outcome {
  return OUTCOMES.some(({ move }) => move === value);
}

export type CheckDraft = {
  readonly outcome: Outcome | '';
  readonly words: string;
  readonly photos: readonly string[];
};

export const FRESH_CHECK: CheckDraft = { outcome: '', words: '', photos: [] };

export function mergeCheck(fresh: CheckDraft, kept: Readonly<Record<string, unknown>>): CheckDraft {
  const { outcome, words, photos } = kept;
  return {
    outcome: isOutcome(outcome) ? outcome : fresh.outcome,
    words: typeof words === 'string' ? words : fresh.words,
    photos: Array.isArray(photos) ? photos : fresh.photos,
  };
}

/** A touched phrase is added once; touched again, it goes. */
export function togglePhrase(words: string, phrase: string): string {
  const lines = words.split('\n');
  if (lines.includes(phrase)) return lines.filter((line) => line !== phrase).join('\n');
  return words.trim() === '' ? phrase : `${words.trimEnd()}\n${phrase}`;
}

/** The answers of the chosen move. */
export function toAnswers({
  outcome,
  words,
  photos,
}: CheckDraft): Record<string, string | readonly string[]> {
  const field = OUTCOMES.find(({ move }) => move === outcome)?.words;
  return field === undefined ? {} : { [field]: words, onSite: photos };
}
