import { DEFINITIONS, type FigureDefinition, SMALL_BASE } from '@zhiben/domain/kinds/figure/definitions.ts';
import type { FigureValue } from '@zhiben/domain/kinds/figure/figures.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import type { Say } from '../../texts/index.ts';

const byName = new Map(DEFINITIONS.map((definition) => [definition.name, definition]));

/** What a number says. @throws when no definition has this name, which is a fault of ours. */
export function definitionOf(name: string): FigureDefinition {
  const definition = byName.get(name);
  if (definition === undefined) throw new Error(`no figure ${name}`);
  return definition;
}

export const inLanguage = (pair: readonly [zh: string, en: string], language: Language): string =>
  pair[language === 'zh' ? 0 : 1];

export const grouped = (n: number): string => n.toLocaleString('en');

/** A part of a whole: of few as a count, of many as a percentage; of nothing, nothing. */
export function shareInWords(part: number, whole: number, t: Say): string {
  if (whole === 0) return t('figures.nothing');
  if (whole < SMALL_BASE) return t('figures.part', { part, whole });
  return t('figures.percent', { n: percentOf(part, whole) });
}

/** One decimal, as people compare months by. */
export function percentOf(part: number, whole: number): string {
  return ((part / whole) * 100).toFixed(1);
}

/** A figure without its unit. */
export function valueInWords(name: string, figure: FigureValue | undefined, t: Say): string {
  if (figure === undefined || figure.value === null)
    return name === 'dynamic-zero' ? t('figures.zero.none') : t('figures.nothing');
  if (definitionOf(name).unit === 'share') return shareInWords(figure.value, figure.of ?? 0, t);
  return grouped(figure.value);
}
