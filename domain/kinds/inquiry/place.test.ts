import { describe, expect, it } from 'vitest';
import cases from './place.cases.json' with { type: 'json' };
import { coversPlace } from './place.ts';

const at = (place: string, lng: number | null = null, lat: number | null = null) => ({ place, lng, lat });

describe('A place that was checked', () => {
  it.each(cases.filter(({ split }) => split === 'dev'))(
    '$checked covers $found: $covers',
    ({ checked, found, covers }) => {
      expect(coversPlace(at(checked), at(found))).toBe(covers);
    },
  );

  it('without words and position covers nothing', () => {
    expect(coversPlace(at(''), at('二车间'))).toBe(false);
    expect(coversPlace(at('二车间'), at(''))).toBe(false);
  });

  it('is the same when two phones stood within a workshop, and never when they stood far apart', () => {
    expect(coversPlace(at('抛光', 116.72, 32.71), at('打磨工位', 116.7203, 32.7102))).toBe(true);
    expect(coversPlace(at('打磨工位', 116.72, 32.71), at('打磨工位', 116.73, 32.71))).toBe(false);
  });
});
