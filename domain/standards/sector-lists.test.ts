import { describe, expect, it } from 'vitest';
import type { SectorMark } from '../reference/sector-marks.ts';
import {
  ALSO_ASSESSED_MARKS,
  DRILLED_MORE_MARKS,
  INSURED_MARKS,
  LISTED_MARKS,
  RESCUE_MARKS,
  REVIEWED_MARKS,
  TRAINED_MORE_MARKS,
} from './sector-lists.ts';

const LISTS = {
  trained: TRAINED_MORE_MARKS,
  assessed: ALSO_ASSESSED_MARKS,
  rescue: RESCUE_MARKS,
  listed: LISTED_MARKS,
  reviewed: REVIEWED_MARKS,
  drilled: DRILLED_MORE_MARKS,
  insured: INSURED_MARKS,
};

describe('high-risk by each law', () => {
  // By hand from the articles: 令第3号 9; 安全生产法 27, 82; 令第2号 33, 35; plan 18; 应急〔2025〕27号.
  it.each<[SectorMark, readonly (keyof typeof LISTS)[]]>([
    ['coal-mine', ['trained', 'rescue', 'listed', 'reviewed', 'drilled', 'insured']],
    ['hazardous-chemicals', ['trained', 'rescue', 'listed', 'reviewed', 'drilled', 'insured']],
    ['metal-smelting', ['trained', 'rescue', 'listed', 'reviewed', 'drilled', 'insured']],
    // Explosives: 令第3号 does not name them, the other laws do.
    ['civil-explosives', ['assessed', 'rescue', 'listed', 'reviewed', 'drilled', 'insured']],
    ['construction', ['assessed', 'rescue', 'listed', 'reviewed', 'drilled', 'insured']],
    // Gas need not insure and has no longer training; it is a dangerous good all the same.
    ['city-gas', ['rescue', 'listed', 'reviewed', 'drilled']],
    // Transport keeps no rescue team (安全生产法 art. 82 names only railways in cities).
    ['road-transport', ['assessed', 'drilled', 'insured']],
    ['crowded-place', ['listed']],
    ['combustible-dust', []],
    ['industry-and-trade', []],
  ])('%s is on %j', (mark, on) => {
    const found = Object.entries(LISTS).flatMap(([name, marks]) => (marks.includes(mark) ? [name] : []));
    expect(found.sort()).toEqual([...on].sort());
  });

  it('names nobody twice', () => {
    for (const marks of Object.values(LISTS)) expect(new Set(marks).size).toBe(marks.length);
  });
});
