import type { PlainDate } from '../values/plain-date.ts';
import { type Criterion, concerns, criteria, type EnterpriseTraits, isValidOn } from './criteria.ts';
import phrases from './phrases.json' with { type: 'json' };
import { CHAPTER_WORDS, notions } from './vocabulary.ts';

export interface Suggestion {
  readonly criterionId: string;
  /** Comparable within one answer only; higher fits better. */
  readonly score: number;
  /** The words of the given text that led here, strongest first. */
  readonly because: readonly string[];
}

export interface SuggestOptions extends EnterpriseTraits {
  /** Leave out what is known not to be in force on this day. */
  readonly on?: PlainDate | undefined;
  /** Default 5. */
  readonly limit?: number;
}

/** BM25: how fast repetition stops counting, and how much long criteria lose. */
const SATURATION = 1.2;
const LENGTH_LOSS = 0.6;
/** A notion says more than two characters that happen to stand side by side. */
const NOTION_WEIGHT = 2.2;
/** One character alone (窑, 氨, 釜) says less, but still something where the words are new to us. */
const SINGLE_WEIGHT = 0.6;
/** What the title says counts double. */
const TITLE_TIMES = 2;
/** Share of the score that is left when neither industry nor marks speak for a criterion. */
const FOREIGN_SHARE = 0.55;
/** Share of the score that is left to criteria whose document only catches what all others leave. */
const CATCH_ALL_SHARE = 0.3;
/** Below this share of the best score a suggestion only distracts. */
const LEAST_SHARE = 0.25;
/** Below this score, about one pair of characters, the text says nothing that is known here. */
const LEAST_SCORE = 10;

/** Characters that carry grammar, not meaning; bigrams do not cross them. */
const SILENT = /[的了在就还把被都也呢吧着过个只很又和跟与及或，。、；：！？\s\p{P}]+|没有|没装|从来|等于/gu;

/** How the situation is told on the spot, in scraps: `phrases.json`. */
const SAYINGS: ReadonlyMap<string, string> = new Map(Object.entries(phrases));

interface Hit {
  readonly token: string;
  /** The words as they stand in the text. */
  readonly words: string;
  /** How much more or less it says than two characters that stand side by side, which count 1. */
  readonly factor: number;
}

/** Full width, half width, capitals: one writing. Everything after works on this text. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function hitsIn(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const { id, pattern } of notions) {
    const found = text.match(pattern);
    if (found) for (const words of found) hits.push({ token: id, words, factor: NOTION_WEIGHT });
  }
  for (const piece of text.split(SILENT)) {
    for (let i = 0; i < piece.length; i++) {
      const single = piece.charAt(i);
      hits.push({ token: single, words: single, factor: SINGLE_WEIGHT });
      const words = piece.slice(i, i + 2);
      if (words.length === 2) hits.push({ token: words, words, factor: 1 });
    }
  }
  return hits;
}

function countTokens(criterion: Criterion): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => {
    for (const { token } of hitsIn(normalise(text))) counts.set(token, (counts.get(token) ?? 0) + times);
  };
  add(criterion.title, TITLE_TIMES);
  add(criterion.condition, 1);
  add(SAYINGS.get(criterion.id) ?? '', 1);
  for (const [prefix, words] of CHAPTER_WORDS) {
    if (belongsTo(criterion.id, prefix)) add(words, 1);
  }
  return counts;
}

/** `GM10-8-1` must not catch `GM10-8-10`, nor `SE45067-4.1` the chapter 4.10. */
function belongsTo(id: string, prefix: string): boolean {
  return id.startsWith(prefix) && !(/\d$/.test(prefix) && /^\d/.test(id.slice(prefix.length)));
}

interface Posting {
  readonly at: number;
  readonly weight: number;
}

function isCatchAll(criterion: Criterion): boolean {
  return /^(?:其他现实危险|其他严重违法)/.test(criterion.title) || criterion.id === 'SE45067-4.1d';
}

/** Weight of every token in every criterion that has it: BM25 with doubled titles. */
function buildIndex(): ReadonlyMap<string, readonly Posting[]> {
  const counted = criteria.map(countTokens);
  const lengths = counted.map((counts) => [...counts.values()].reduce((sum, n) => sum + n, 0));
  const mean = lengths.reduce((sum, n) => sum + n, 0) / lengths.length;
  const spread = new Map<string, number>();
  for (const counts of counted)
    for (const token of counts.keys()) spread.set(token, (spread.get(token) ?? 0) + 1);
  const index = new Map<string, Posting[]>();
  for (const [at, counts] of counted.entries()) {
    const damp = SATURATION * (1 - LENGTH_LOSS + (LENGTH_LOSS * (lengths[at] ?? mean)) / mean);
    for (const [token, count] of counts) {
      const holders = spread.get(token) ?? 1;
      const rarity = Math.log(1 + (criteria.length - holders + 0.5) / (holders + 0.5));
      const weight = (rarity * count * (SATURATION + 1)) / (count + damp);
      const postings = index.get(token) ?? [];
      postings.push({ at, weight });
      index.set(token, postings);
    }
  }
  return index;
}

let built: ReadonlyMap<string, readonly Posting[]> | undefined;

/** Builds the index now (some tens of milliseconds) so that the first suggestion is fast too. */
export function prepareSuggestions(): void {
  built ??= buildIndex();
}

/** Words that lie inside or overlap other words of the text are told once, as one stretch. */
function stretches(text: string, words: readonly string[]): string[] {
  const marked = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      marked.fill(1, at, at + word.length);
  }
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (marked[at] !== 1) continue;
    let end = at;
    while (marked[end] === 1) end++;
    found.add(text.slice(at, end));
    at = end;
  }
  return [...found];
}

/**
 * Suggests judgement criteria for a hazard described in anybody's words. A help for the person who
 * judges: it never decides, and no answer does not mean that there is no major hazard.
 */
export function suggestCriteria(text: string, options: SuggestOptions = {}): readonly Suggestion[] {
  prepareSuggestions();
  const said = normalise(text);
  const scores = new Map<number, { score: number; words: Map<string, number> }>();
  const seen = new Set<string>();
  for (const { token, words, factor } of hitsIn(said)) {
    const again = seen.has(token);
    seen.add(token);
    for (const { at, weight: plain } of built?.get(token) ?? []) {
      const weight = plain * factor;
      const entry = scores.get(at) ?? { score: 0, words: new Map<string, number>() };
      if (!again) entry.score += weight;
      if (factor >= 1) entry.words.set(words, Math.max(weight, entry.words.get(words) ?? 0));
      scores.set(at, entry);
    }
  }
  const ranked: { criterion: Criterion; score: number; words: Map<string, number> }[] = [];
  for (const [at, { score, words }] of scores) {
    const criterion = criteria[at];
    if (criterion === undefined || words.size === 0) continue;
    if (options.on !== undefined && !isValidOn(criterion, options.on)) continue;
    const share =
      (concerns(criterion, options) ? 1 : FOREIGN_SHARE) * (isCatchAll(criterion) ? CATCH_ALL_SHARE : 1);
    ranked.push({ criterion, score: score * share, words });
  }
  ranked.sort((a, b) => b.score - a.score || (a.criterion.id < b.criterion.id ? -1 : 1));
  const least = Math.max(LEAST_SCORE, (ranked[0]?.score ?? 0) * LEAST_SHARE);
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, options.limit ?? 5)
    .map(({ criterion, score, words }) => ({
      criterionId: criterion.id,
      score: Math.round(score * 100) / 100,
      because: stretches(said, [...words.keys()]).sort((a, b) => b.length - a.length),
    }));
}
