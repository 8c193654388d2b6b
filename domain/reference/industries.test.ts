import { describe, expect, it } from 'vitest';
import { industries, industryLevel, industryPath, readIndustryCode } from './industries.ts';
import sampleHazards from './sample-hazards.json' with { type: 'json' };
import { isSectorMark, SECTOR_MARKS } from './sector-marks.ts';

const count = (level: string, from = '00', to = '99') =>
  industries.entries.filter(
    ({ code }) =>
      industryLevel(code) === level &&
      (level === 'section' || (code.slice(0, 2) >= from && code.slice(0, 2) <= to)),
  ).length;

describe('the list of industries', () => {
  it('has as many entries as GB/T 4754-2017 states', () => {
    expect([count('section'), count('division'), count('group')]).toEqual([20, 97, 473]);
    expect([count('division', '13', '43'), count('group', '13', '43'), count('class', '13', '43')]).toEqual([
      31, 179, 609,
    ]);
  });

  it('puts every entry under one that begins alike', () => {
    for (const { code, parent } of industries.entries) {
      if (parent === null) expect(code).toMatch(/^[A-T]$/);
      else expect(industries.find(parent)).toBeDefined();
      if (code.length > 2) expect(parent).toBe(code.slice(0, -1));
    }
  });

  it('gives a path from section to class', () => {
    expect(industryPath('2611')).toBe('C.26.261.2611');
    expect(industryPath('9999')).toBeUndefined();
  });

  it('is read with and without its letter, but not with a wrong one', () => {
    expect(readIndustryCode('C2611')?.name).toBe('无机酸制造');
    expect(readIndustryCode(' ｃ26 ')?.name).toBe('化学原料和化学制品制造业');
    expect(readIndustryCode('D2611')).toBeUndefined();
  });

  it('is searched by words', () => {
    expect(industries.search('铝压延')[0]?.code).toBe('3252');
    expect(industries.search('仓储 危险').map(({ code }) => code)).toContain('5942');
  });
});

it('sector marks are unique and recognised', () => {
  expect(new Set(SECTOR_MARKS.map(({ id }) => id)).size).toBe(SECTOR_MARKS.length);
  expect(isSectorMark('combustible-dust')).toBe(true);
  expect(isSectorMark('dust')).toBe(false);
});

it('sample hazards say what is wrong and where', () => {
  expect(sampleHazards).toHaveLength(4);
  for (const { title, description, places } of sampleHazards)
    expect([title, description, places[0]]).not.toContain('');
});
