/**
 * How the lists of a clause stand in a cell, in either language, and how they are read back. What a person types may be
 * the Chinese word, the English one or the name itself, in full or half width. What is not understood is handed on as it
 * was typed: the check of the plan says what to do about it.
 */
import { DEFINITIONS } from '../kinds/figure/definitions.ts';
import { type Language, say, type Texts, texts } from '../primitives/texts.ts';
import { type PlainDate, parsePlainDate } from '../values/plain-date.ts';
import type { Binding, Due, PlanFigure } from './clause.ts';
import { BINDING_KINDS, BOUND, FIGURE_WORDS, isBindingKind, PLAN_FIGURES } from './vocabulary.ts';

const rowTexts = texts({
  month: ['每月', 'Every month'],
  quarter: ['每季度', 'Every quarter'],
  'half-year': ['每半年', 'Every half-year'],
  year: ['每年', 'Every year'],
  once: ['{day}截止', 'By {day}'],
  span: ['{from}至{to}', '{from} to {to}'],
  'high-risk': ['{every}（高危行业领域）', '{every} (high-risk sectors)'],
  part: ['{words}（部分）', '{words} (part)'],
  bound: ['{kind}：{name}', '{kind}: {name}'],
  by: ['{target}（{day}截止）', '{target} (by {day})'],
});

const EVERY = ['month', 'quarter', 'half-year', 'year'] as const satisfies readonly (keyof typeof rowTexts)[];

/** Half width, so that a colon is a colon whoever typed it. */
const plain = (typed: string): string => typed.normalize('NFKC').trim();

const key = (typed: string): string => plain(typed).replace(/\s+/g, ' ').toLowerCase();

export function wordOf(words: Texts, name: string, language: Language): string {
  return say(words, language, name);
}

const dictionaries = new WeakMap<Texts, ReadonlyMap<string, string>>();

/** The name behind a word; what was typed when there is none. */
export function nameOf(words: Texts, typed: string): string {
  let known = dictionaries.get(words);
  if (known === undefined) {
    known = new Map(
      Object.entries(words).flatMap(([name, pair]) => [name, ...pair].map((word) => [key(word), name])),
    );
    dictionaries.set(words, known);
  }
  return known.get(key(typed)) ?? typed;
}

/** Several items in a cell: parted by semicolons, read also when a person used lines or the Chinese comma of lists. */
export const joined = <Item>(
  items: readonly Item[],
  language: Language,
  write: (item: Item, language: Language) => string,
): string => items.map((item) => write(item, language)).join(language === 'zh' ? '；' : '; ');

export const parted = (cell: string): string[] =>
  cell
    .split(/[;；、\n]/)
    .map((item) => item.trim())
    .filter(Boolean);

export function dueWords(due: Due, language: Language): string {
  if ('once' in due) return say(rowTexts, language, 'once', { day: due.once });
  if ('from' in due) return say(rowTexts, language, 'span', { from: due.from, to: due.to });
  const every = say(rowTexts, language, due.every);
  return due.only === undefined ? every : say(rowTexts, language, due.only, { every });
}

const DAY = '(\\d{4}-\\d{2}-\\d{2})';
const ONCE = new RegExp(`^(?:by )?${DAY}(?:截止)?$`, 'i');
const SPAN = new RegExp(`^${DAY}\\s*(?:至|to|–|~)\\s*${DAY}$`, 'i');

export function readDue(typed: string): Due | string {
  const text = plain(typed);
  const once = dayIn(ONCE.exec(text)?.[1]);
  if (once !== undefined) return { once };
  const span = SPAN.exec(text);
  const [from, to] = [dayIn(span?.[1]), dayIn(span?.[2])];
  if (from !== undefined && to !== undefined) return { from, to };
  const [, word = text, only] = /^(.*?)\s*(\((?:高危行业领域|high-risk sectors)\))?$/i.exec(text) ?? [];
  const every = EVERY.find((one) => one === nameOf(rowTexts, word));
  if (every === undefined) return typed;
  return only === undefined ? { every } : { every, only: 'high-risk' };
}

const SHARES: ReadonlySet<string> = new Set([
  ...DEFINITIONS.filter(({ unit }) => unit === 'share').map(({ name }) => name),
  ...Object.keys(PLAN_FIGURES),
]);

export function figureWords({ name, target }: PlanFigure, language: Language): string {
  const word = wordOf(FIGURE_WORDS, name, language);
  if (target === undefined) return word;
  const words = `${word} ${target.is === '<=' ? '≤' : '≥'} ${amount(target.value, SHARES.has(name))}`;
  return target.by === undefined ? words : say(rowTexts, language, 'by', { target: words, day: target.by });
}

/** As a percentage where that says exactly the same. */
function amount(value: number, isShare: boolean): string {
  const percent = Number((value * 100).toPrecision(12));
  return isShare && percent / 100 === value ? `${percent}%` : String(value);
}

const TARGET = new RegExp(
  `^(.*?)\\s*(≤|<=|≥|>=)\\s*(\\d[\\d.]*(?:e[+-]?\\d+)?)\\s*(%?)\\s*(?:\\((?:by )?${DAY}(?:截止)?\\))?$`,
  'i',
);

export function readFigure(typed: string): PlanFigure {
  const [, word, is, number, percent, day] = TARGET.exec(plain(typed)) ?? [];
  if (word === undefined) return { name: nameOf(FIGURE_WORDS, typed) };
  const value = percent === '%' ? Number(number) / 100 : Number(number);
  const by = dayIn(day);
  return {
    name: nameOf(FIGURE_WORDS, word),
    target: { is: is === '≤' || is === '<=' ? '<=' : '>=', value, ...(by === undefined ? {} : { by }) },
  };
}

export function bindingWords({ kind, name, share }: Binding, language: Language): string {
  const words = say(rowTexts, language, 'bound', {
    kind: wordOf(BINDING_KINDS, kind, language),
    name: wordOf(BOUND[kind], name, language),
  });
  return share === undefined ? words : say(rowTexts, language, share, { words });
}

export function readBinding(typed: string): { kind: string; name: string; share?: 'part' } {
  const [, words = typed, part] = /^(.*?)\s*(\((?:部分|part)\))?$/i.exec(plain(typed)) ?? [];
  const colon = words.indexOf(':');
  const kind = nameOf(BINDING_KINDS, colon < 0 ? words : words.slice(0, colon));
  const word = words.slice(colon + 1).trim();
  const name = isBindingKind(kind) ? nameOf(BOUND[kind], word) : word;
  return part === undefined ? { kind, name } : { kind, name, share: 'part' };
}

const dayIn = (text: string | undefined): PlainDate | undefined =>
  text === undefined ? undefined : parsePlainDate(text);
