import type { OwnRules, PhaseOut, Rule } from '../primitives/rule.ts';
import data from './phase-outs.json' with { type: 'json' };

/**
 * 淘汰目录 as the product knows it. A line without a day, or not sure, decides nothing: it is shown, and the authority puts
 * a line of its own, with the day of its decision, in its place.
 */
export const PHASE_OUTS = data as readonly unknown[] as readonly PhaseOut[];

/** The lines that bind in an authority: its own, and the product's that it has not replaced. */
export function phaseOutsIn({ phaseOuts }: OwnRules): readonly PhaseOut[] {
  const own = new Set(phaseOuts.map(({ id }) => id));
  return [...phaseOuts, ...PHASE_OUTS.filter(({ id }) => !own.has(id))];
}

const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/**
 * The lines on which a thing stands: of one of its kinds (any, when none is named), with one of its words in what the
 * thing is called (whatever it is called, when there are none).
 *
 * @param called Name and model, as people wrote them; width, case and blanks do not count.
 */
export function phaseOutsOf(
  thing: { readonly kind: string; readonly called: string },
  own: OwnRules,
): PhaseOut[] {
  const called = bare(thing.called);
  return phaseOutsIn(own).filter(
    ({ kinds, words }) =>
      (kinds.length === 0 || kinds.includes(thing.kind)) &&
      (words.length === 0 || words.some((word) => called.includes(bare(word)))),
  );
}

/** The sentence of a line, as the trace of a day tells it. */
export function ruleOfPhaseOut({ id, what, outBy, source, confidence }: PhaseOut): Rule<null> {
  const [zh, en] = what;
  return {
    id,
    zh:
      outBy === null
        ? `可能列入淘汰目录（${zh}），停用期限待确认。`
        : `列入淘汰目录（${zh}），${outBy} 后不得使用。`,
    en:
      outBy === null
        ? `May be on a phase-out list (${en}); its day is to be confirmed.`
        : `On a phase-out list (${en}): out of use after ${outBy}.`,
    source,
    confidence,
    value: null,
  };
}
