import { metresBetween, positionOf } from '../../values/position.ts';
import { bigrams } from '../../values/words.ts';

/** Where something is: words of the enterprise's own, and WGS 84 degrees when a phone said so. */
export interface Place {
  readonly place: string;
  readonly lng: number | null;
  readonly lat: number | null;
}

/** Two phones at one machine; a workshop is larger than their error. */
const NEAR_METRES = 80;
/** Farther apart than the largest workshop: the words may agree by chance. */
const FAR_METRES = 300;
/** Share of the checked place's words that the found place must have: an area is named in the name of its parts. */
const COVERED = 0.7;

/** Words for one thing, as enterprises write them. */
const SAME_THINGS: readonly (readonly [RegExp, string])[] = [
  [/危险化学品/g, '危化品'],
  [/库房/g, '仓库'],
  [/(?<!仓)库(?!房)/g, '仓库'],
  [/(配电|变电|控制|值班)(?:室|间|房|所|站)/g, '$1室'],
  [/(?:处理|泵)站/g, '站'],
  [/[#＃♯]/g, '号'],
  [/(?:楼|层)(?=$|[^\p{L}])/gu, '层'],
];
const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
/** What sets one of several alike apart: numbers, letters, cardinal points, 甲乙丙丁. */
const MARKS = /\d+|[a-z]+|[东西南北甲乙丙丁]/g;
/** A number, and whether it counts workshops or machines, says the same as a number alone. */
const FILLERS = /[的号第]/g;

/**
 * Did whoever looked at `checked` stand where `found` is? Positions decide when both are known and clearly near or far;
 * else the words: everything that names the checked place must be in the name of the found one, so that 二车间 covers
 * 二车间打磨工位 and not the other way round, and 东区 never covers 西区. A guess that opens an inquiry which a person decides.
 */
export function coversPlace(checked: Place, found: Place): boolean {
  const a = positionOf(checked);
  const b = positionOf(found);
  if (a !== undefined && b !== undefined) {
    const metres = metresBetween(a, b);
    if (metres <= NEAR_METRES) return true;
    if (metres > FAR_METRES) return false;
  }
  return coversWords(checked.place, found.place);
}

function coversWords(checked: string, found: string): boolean {
  const [area, spot] = [plain(checked), plain(found)];
  const marks = new Set(spot.match(MARKS));
  if ((area.match(MARKS) ?? []).some((mark) => !marks.has(mark))) return false;
  const named = [...bigrams(area)];
  if (named.length === 0) return false;
  const there = bigrams(spot);
  return named.filter((pair) => there.has(pair)).length / named.length >= COVERED;
}

function plain(words: string): string {
  const said = SAME_THINGS.reduce(
    (text, [many, one]) => text.replace(many, one),
    words.normalize('NFKC').toLowerCase(),
  );
  return said.replace(/[一二三四五六七八九]/g, (digit) => DIGITS[digit] ?? digit).replace(FILLERS, '');
}
