import type { DocumentContent } from '@zhiben/domain/kinds/document/content.ts';
import type { PrintedLine, PrintedPage } from './measure.ts';

/** What the standard says, in millimetres from the edges of the paper (GB/T 9704-2012, 5.2, 7.2, 7.5, 10.1). */
const TEXT = { left: 28, right: 28 + 156, top: 37, bottom: 37 + 225 };
const LINES_ON_A_PAGE = 22;
const SIGNS_IN_A_LINE = 28;
/** 1/22 of 225 mm. */
const LINE_MM = 225 / 22;
const BODY_POINTS = 16;
/** Half a millimetre of ink and rounding; the standard itself allows one for margins. */
const SLACK = 1;

/** Everything in which a printed document differs from the standard. */
export function findingsOf(
  layout: 'official' | 'letter',
  pages: readonly PrintedPage[],
  number: string,
  content: DocumentContent,
): string[] {
  const findings: string[] = [];
  const [first] = pages;
  if (first === undefined) return ['has no page'];
  const check = (holds: boolean, what: string) => {
    if (!holds) findings.push(what);
  };
  check(Math.abs(first.width - 210) < 0.5 && Math.abs(first.height - 297) < 0.5, 'the paper is not A4');
  check(
    first.lines.some(({ text }) => text.replaceAll(' ', '').includes(number)),
    `the first page does not say ${number}`,
  );
  const [mark] = first.lines;
  if (layout === 'official') {
    const rule = first.redRules[0];
    check(rule !== undefined, 'has no red rule');
    if (rule !== undefined) {
      check(
        Math.abs(rule.left - TEXT.left) < SLACK && Math.abs(rule.right - TEXT.right) < SLACK,
        `the red rule runs from ${rule.left.toFixed(1)} to ${rule.right.toFixed(1)} mm`,
      );
      const numbered = first.lines.find(({ text }) => text.replaceAll(' ', '').includes(number));
      const below = rule.at - (numbered?.base ?? 0);
      // From the foot of the signs, which reach some 0.8 mm below their base.
      check(below > 3 && below < 7, `the red rule lies ${below.toFixed(1)} mm below the number`);
    }
    const top = mark === undefined ? 0 : topOf(mark);
    check(
      Math.abs(top - (TEXT.top + 35)) < 3,
      `the mark begins ${(top - TEXT.top).toFixed(1)} mm below the text’s edge`,
    );
  } else {
    check(first.redRules.length >= 2, `has ${first.redRules.length} red double rules`);
    const [upper, lower] = [first.redRules[0], first.redRules.at(-1)];
    if (upper !== undefined && lower !== undefined) {
      check(
        Math.abs(upper.right - upper.left - 170) < 2,
        `the upper rule is ${(upper.right - upper.left).toFixed(1)} mm long`,
      );
      check(
        Math.abs(297 - lower.at - 20) < 2.5,
        `the lower rule lies ${(297 - lower.at).toFixed(1)} mm above the edge`,
      );
    }
    check(
      mark !== undefined && Math.abs(topOf(mark) - 30) < 3,
      `the mark begins ${mark === undefined ? '–' : topOf(mark).toFixed(1)} mm below the edge`,
    );
  }
  pages.forEach((page, i) => {
    findings.push(...pageFindings(page, i, layout).map((finding) => `page ${i + 1}: ${finding}`));
  });
  findings.push(...lostWords(pages, content));
  return findings;
}

/** Paragraphs that do not stand on the pages sign for sign: a stop that hangs beside a full line may be lost in print. */
function lostWords(pages: readonly PrintedPage[], { blocks }: DocumentContent): string[] {
  const signs = (text: string) => text.replaceAll(/\s/g, '');
  const printed = signs(
    pages
      .flatMap(({ lines }) => lines.filter(({ text }) => !isPageNumber(text)).map(({ text }) => text))
      .join(''),
  );
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? block.text
          .split('\n')
          .filter((text) => !printed.includes(signs(text)))
          .map((text) => `does not say “${text}” sign for sign`)
      : [],
  );
}

const isPageNumber = (text: string) => /^—\s*\d+\s*—$/.test(text.trim());

/** Upper edge of the signs: the square of an East Asian sign begins 0.88 of its size above its base. */
function topOf({ base, size }: PrintedLine): number {
  return base - (size * 0.86 * 25.4) / 72;
}

function pageFindings(page: PrintedPage, i: number, layout: string): string[] {
  const findings: string[] = [];
  const numbers = page.lines.filter(({ text }) => isPageNumber(text));
  const [number] = numbers;
  if (layout === 'letter' && i === 0) {
    if (number !== undefined) findings.push('the first page of a letter has a number');
  } else if (number === undefined) findings.push('has no number');
  else {
    if (!number.text.includes(String(i + 1))) findings.push(`is numbered ${number.text}`);
    const outer = i % 2 === 0 ? TEXT.right - number.right : number.left - TEXT.left;
    if (outer < 3 || outer > 8)
      findings.push(`its number stands ${outer.toFixed(1)} mm from the outer edge of the text`);
    const below = topOf(number) - TEXT.bottom;
    if (below < 2 || below > 9) findings.push(`its number stands ${below.toFixed(1)} mm below the text`);
  }
  const body = page.lines.filter(
    ({ size, base }) => Math.abs(size - BODY_POINTS) < 0.3 && base < TEXT.bottom + SLACK,
  );
  for (const line of body) {
    if (line.left < TEXT.left - SLACK) findings.push(`“${line.text}” begins at ${line.left.toFixed(1)} mm`);
    if (line.right > TEXT.right + SLACK) findings.push(`“${line.text}” ends at ${line.right.toFixed(1)} mm`);
    if (wide(line.text) > SIGNS_IN_A_LINE + 1) findings.push(`“${line.text}” has ${wide(line.text)} signs`);
  }
  const steps = body.slice(1).map((line, n) => line.base - (body[n]?.base ?? 0));
  for (const step of steps) {
    const lines = step / LINE_MM;
    if (lines < 1.6 && Math.abs(lines - 1) > 0.06) findings.push(`a line is ${step.toFixed(2)} mm high`);
  }
  if (body.length > LINES_ON_A_PAGE) findings.push(`has ${body.length} lines`);
  const lowest = Math.max(0, ...page.lines.filter((line) => line !== number).map(({ base }) => base));
  if (lowest > TEXT.bottom + SLACK) findings.push(`its text reaches ${lowest.toFixed(1)} mm`);
  return findings;
}

function wide(text: string): number {
  return [...text.replaceAll(' ', '')].reduce((sum, sign) => sum + (sign <= 'ÿ' ? 0.5 : 1), 0);
}
