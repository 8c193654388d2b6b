import { daysBetween, type PlainDate } from '../../values/plain-date.ts';
import { metresBetween, positionOf } from '../../values/position.ts';
import { wordsInCommon } from '../../values/words.ts';
import { hazardLifecycle } from './lifecycle.ts';

/** Why two reports may tell of one hazard. `recurrence`: it was closed before, and is here again. */
export const LIKENESS_REASONS = [
  'same-picture',
  'same-enterprise',
  'same-criterion',
  'near-position',
  'same-place',
  'similar-words',
  'recurrence',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** What of a hazard tells it from others. Days YYYY-MM-DD, coordinates WGS 84 degrees. */
export interface Sketch {
  readonly title: string;
  readonly description: string;
  readonly organisationId: string | null;
  readonly criterionId: string | null;
  readonly place: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly foundOn: string;
}

export interface KnownHazard extends Sketch {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly closedOn: string | null;
  /** It shows a picture that the new report shows too. */
  readonly samePicture: boolean;
}

export interface Likeness {
  readonly id: string;
  /** 0 to 1; comparable within one answer only. */
  readonly score: number;
  readonly reasons: LikenessReason[];
  readonly open: boolean;
}

/** Two reports of one hazard come within this many days of each other. */
export const NEAR_DAYS = 90;
/** Two phones at one machine; a workshop is larger than their error. */
export const NEAR_METRES = 80;
/** Shares of common bigrams from which words, and names of places, count as alike. */
const ALIKE_WORDS = 0.3;
const ALIKE_PLACES = 0.6;
/** Below this a likeness only distracts: the same enterprise and place, or the same words in general. */
const LEAST_SCORE = 0.38;
const MOST = 5;

/** How much of the doubt each reason takes away. */
const WEIGHTS: Readonly<Record<Exclude<LikenessReason, 'recurrence' | 'similar-words'>, number>> = {
  'same-picture': 0.6,
  'same-enterprise': 0.2,
  'same-criterion': 0.25,
  'near-position': 0.15,
  'same-place': 0.2,
};
/** What identical words are worth; fewer in common are worth their share. */
const WORDS_WEIGHT = 0.5;

/**
 * The hazards most likely to be the one that is being reported, at most five: open ones first, likelier ones before.
 * A hint for a person, who decides; nothing is merged by itself.
 */
export function likelyDuplicates(report: Sketch, known: readonly KnownHazard[]): Likeness[] {
  return known
    .map((hazard) => likeness(report, hazard))
    .filter((found) => found !== undefined)
    .sort((a, b) => Number(b.open) - Number(a.open) || b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, MOST);
}

/** How alike a report and a known hazard are; undefined when a person would not think of it. */
export function likeness(report: Sketch, known: KnownHazard): Likeness | undefined {
  const open = !(hazardLifecycle.final as readonly string[]).includes(known.state);
  const reasons: LikenessReason[] = [];
  if (known.samePicture) reasons.push('same-picture');
  if (same(report.organisationId, known.organisationId)) reasons.push('same-enterprise');
  if (same(report.criterionId, known.criterionId)) reasons.push('same-criterion');
  const a = positionOf(report);
  const b = positionOf(known);
  if (a !== undefined && b !== undefined && metresBetween(a, b) <= NEAR_METRES) reasons.push('near-position');
  const samePlace = wordsInCommon(report.place, known.place) >= ALIKE_PLACES;
  if (samePlace && !differentEnterprises(report, known)) reasons.push('same-place');
  const words = wordsInCommon(`${report.title} ${report.description}`, `${known.title} ${known.description}`);
  if (words >= ALIKE_WORDS) reasons.push('similar-words');

  const recurs = isRecurrence(report, known, reasons);
  const days = Math.abs(daysBetween(known.foundOn as PlainDate, report.foundOn as PlainDate));
  if (days > NEAR_DAYS && !recurs && !known.samePicture) return undefined;
  // Each reason takes its share of what doubt the others left: many weak ones never outweigh certainty.
  const doubt = reasons.reduce((left, reason) => left * (1 - weightOf(reason, words)), 1);
  const score = 1 - doubt;
  if (score < LEAST_SCORE) return undefined;
  return {
    id: known.id,
    score: Math.round(score * 100) / 100,
    reasons: recurs ? [...reasons, 'recurrence'] : reasons,
    open,
  };
}

/**
 * 反复发生: the same enterprise broke the same criterion before, it was closed, and it is here again. Without a
 * criterion the words must agree; a named place that differs speaks against it.
 */
function isRecurrence(report: Sketch, known: KnownHazard, reasons: readonly LikenessReason[]): boolean {
  if (known.closedOn === null || known.closedOn > report.foundOn) return false;
  if (!reasons.includes('same-enterprise')) return false;
  if (!reasons.includes('same-criterion') && !reasons.includes('similar-words')) return false;
  const bothPlaced = report.place !== '' && known.place !== '';
  return !bothPlaced || reasons.includes('same-place') || reasons.includes('near-position');
}

function weightOf(reason: LikenessReason, words: number): number {
  if (reason === 'similar-words') return WORDS_WEIGHT * words;
  return reason === 'recurrence' ? 0 : WEIGHTS[reason];
}

function same(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

function differentEnterprises(a: Sketch, b: Sketch): boolean {
  return a.organisationId !== null && b.organisationId !== null && a.organisationId !== b.organisationId;
}
