import { industries, readIndustryCode } from '../reference/industries.ts';
import { regionFullName, regions } from '../reference/regions.ts';
import { readMobileNumber, tidyCode, usccProblem } from '../values/codes.ts';
import { parseMoney } from '../values/money.ts';
import { tidyText } from '../values/names.ts';
import { isPlainDate } from '../values/plain-date.ts';
import { readTypedDate } from '../values/typed-date.ts';
import { type Cell, cellText } from './cells.ts';
import { type CellReader, type Reading, understood, unreadable } from './field.ts';

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

/** Words of at most `most` characters, tidied of stray spaces; Chinese commas and brackets stay as they were typed. */
export function words(most: number, least = 1): CellReader {
  return (cell) => {
    const text = cellText(cell).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
    if (text.length < least) return unreadable('too-short', { least });
    return text.length > most ? unreadable('too-long', { most, length: text.length }) : understood(text);
  };
}

/** A day in any form that people type, or a cell that the spreadsheet holds as a day. */
export const day: CellReader = (cell) => {
  const found =
    typeof cell === 'object' && cell !== null
      ? isPlainDate(cell.day) && cell.day >= '1950-01-01'
        ? cell.day
        : undefined
      : typeof cell === 'boolean' || cell === null
        ? undefined
        : readTypedDate(cell);
  return found === undefined ? unreadable('not-a-day') : understood(found);
};

/** An amount in 分. A number without a unit is in `unit`, which the heading of the column may say. */
export function money(unit: '元' | '万元' = '元'): CellReader {
  return (cell) => {
    const text = cellText(cell);
    const found = parseMoney(/^[\d.,\s]+$/.test(text) ? `${text}${unit}` : text);
    return found === undefined || found < 0 ? unreadable('not-money') : understood(found);
  };
}

export function wholeNumber(most: number): CellReader {
  return (cell) => {
    const text = tidyText(cellText(cell)).replace(/[,人名个]/g, '');
    const number = /^\d+(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
    return number <= most ? understood(number) : unreadable('not-a-number', { most });
  };
}

export function decimal(from: number, to: number): CellReader {
  return (cell) => {
    const number = Number(tidyText(cellText(cell)).replace(/[°]/g, ''));
    return number >= from && number <= to ? understood(number) : unreadable('out-of-range', { from, to });
  };
}

/** One of a few codes, by any word that people use for it. Spaces, brackets and points do not matter. */
export function choice(wordsOf: Readonly<Record<string, readonly string[]>>): CellReader {
  const byWord = new Map<string, string>();
  for (const [code, list] of Object.entries(wordsOf))
    for (const word of [code, ...list]) byWord.set(bare(word), code);
  return (cell) => {
    const code = byWord.get(bare(cellText(cell)));
    return code === undefined ? unreadable('unknown-word') : understood(code);
  };
}

function bare(word: string): string {
  return tidyText(word)
    .toLowerCase()
    .replace(/[\s()（）.,。、:：;；"'“”]/g, '');
}

export const yesNo: CellReader = (cell) => {
  if (typeof cell === 'boolean') return understood(cell);
  const text = bare(cellText(cell));
  if (/^(是|有|对|√|✓|✔|y|yes|true|1|在用|正常|在营|启用)$/.test(text)) return understood(true);
  if (/^(否|无|没有|不是|×|✗|x|n|no|false|0|停用|注销|停产|关闭)$/.test(text)) return understood(false);
  return unreadable('not-yes-no');
};

export const uscc: CellReader = (cell) => {
  // Eighteen digits in a number cell have lost the last three: the spreadsheet keeps fifteen.
  if (typeof cell === 'number') return unreadable('number-cut');
  const code = tidyCode(cellText(cell));
  const problem = usccProblem(code);
  if (problem === undefined) return understood(code);
  const { code: kind, at, expected } = problem;
  return unreadable(`uscc-${kind}`, {
    ...(at === undefined ? {} : { position: at + 1 }),
    ...(expected === undefined ? {} : { expected }),
  });
};

/** A mobile number in its eleven digits, or a fixed line with its area code, as typed. */
export const telephone: CellReader = (cell) => {
  const text = tidyText(cellText(cell));
  const mobile = readMobileNumber(text);
  if (mobile !== undefined) return understood(mobile);
  const fixed = /^(?:\(?0\d{2,3}\)?[- ]?)?\d{7,8}(?:[-转 ]\d{1,6})?$/.test(text);
  return fixed ? understood(text) : unreadable('not-a-telephone');
};

/** An industry by its code or by its name; a name that fits several is refused rather than guessed. */
export const industry: CellReader = (cell) =>
  byCodeOrName(cell, industryByCode, industries.entries, 'unknown-industry');

function industryByCode(text: string): string | undefined {
  const code = /^[A-Ta-t]?\d{0,4}/.exec(text)?.[0] ?? '';
  return code === '' ? undefined : readIndustryCode(code)?.code;
}

/** A region of GB/T 2260 by its code, its name or its full name. */
export const region: CellReader = (cell) =>
  byCodeOrName(
    cell,
    (text) => regions.find(text.slice(0, 6))?.code,
    regions.entries,
    'unknown-region',
    (code) => regionFullName(code),
  );

function byCodeOrName(
  cell: Cell,
  byCode: (text: string) => string | undefined,
  entries: readonly { readonly code: string; readonly name: string }[],
  refusal: string,
  fullName?: (code: string) => string | undefined,
): Reading {
  const text = tidyText(cellText(cell)).replace(/\s/g, '');
  const code = /^[A-Ta-t]?\d/.test(text) || /^[A-T]$/i.test(text) ? byCode(text) : undefined;
  if (code !== undefined) return understood(code);
  const named = entries.filter((e) => e.name === text);
  const [only] = named.length > 0 ? named : entries.filter((e) => fullName?.(e.code) === text);
  if (only === undefined) return unreadable(refusal);
  // The same name at two levels of one branch means the narrower one; in two branches it means nothing certain.
  const last = named.at(-1) ?? only;
  return named.every((e) => last.code.startsWith(e.code.replace(/0+$/, '')))
    ? understood(last.code)
    : unreadable('ambiguous', { words: text });
}

/** Several of a few codes in one cell, parted by commas, strokes or spaces; the first unknown word is named. */
export function choices(wordsOf: Readonly<Record<string, readonly string[]>>): CellReader {
  const one = choice(wordsOf);
  return (cell) => {
    const found = new Set<string>();
    for (const word of tidyText(cellText(cell))
      .split(/[、,，;；/|+ ]+/)
      .filter((w) => w !== '')) {
      const reading = one(word);
      if (!reading.ok) return unreadable('unknown-word', { word });
      found.add(String(reading.value));
    }
    return understood([...found].sort());
  };
}
