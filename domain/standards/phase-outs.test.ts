import { describe, expect, it } from 'vitest';
import { NO_OWN_RULES } from '../primitives/rule.ts';
import { isPlainDate } from '../values/plain-date.ts';
import { PHASE_OUTS, phaseOutsOf, ruleOfPhaseOut } from './phase-outs.ts';
import { allRules } from './unsure-rules.ts';

describe('the phase-out lists', () => {
  it('have an id of their own, a source, something to match, and a day wherever they are sure', () => {
    const ids = [...allRules, ...PHASE_OUTS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const line of PHASE_OUTS) {
      expect(line.id).toMatch(/^phase-out-[a-z-]+$/);
      expect(line.words.length + line.kinds.length).toBeGreaterThan(0);
      expect(line.source.length).toBeGreaterThan(5);
      if (line.confidence !== 'UNSURE') expect(isPlainDate(line.outBy)).toBe(true);
      const { zh, en } = ruleOfPhaseOut(line);
      expect(zh).toMatch(/。$/);
      expect(en).toMatch(/\.$/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('find a thing by its kind and a word of its name, whatever its width and blanks', () => {
    const found = (kind: string, called: string, own = NO_OWN_RULES) =>
      phaseOutsOf({ kind, called }, own).map(({ id }) => id);
    expect(found('welder', '电焊机 ａｘ－320')).toEqual(['phase-out-rotating-welder']);
    expect(found('machine', '电焊机 AX-320')).toEqual([]);
    expect(found('welder', '逆变焊机 ZX7-400')).toEqual([]);
    const [line] = PHASE_OUTS;
    if (line === undefined) throw new Error('no line');
    const every = { ...line, id: 'own', kinds: [], words: ['冲床'] };
    expect(found('lift', '老冲床', { ...NO_OWN_RULES, phaseOuts: [every] })).toEqual(['own']);
    // The authority's line stands in the place of the product's.
    const other = { ...line, words: ['别的'] };
    expect(found('works-vehicle', '变型拖拉机', { ...NO_OWN_RULES, phaseOuts: [other] })).toEqual([]);
  });
});
