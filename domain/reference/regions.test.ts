import { describe, expect, it } from 'vitest';
import { DEFAULT_REGION, regionFullName, regionLevel, regions } from './regions.ts';

describe('the list of regions', () => {
  it('starts from 凤台县', () => {
    expect(regionFullName(DEFAULT_REGION)).toBe('安徽省淮南市凤台县');
    expect(regions.pathOf(DEFAULT_REGION)).toBe('340000.340400.340421');
  });

  it('holds every county of 淮南', () => {
    expect(regions.childrenOf('340400').map(({ code }) => code)).toEqual([
      '340402',
      '340403',
      '340404',
      '340405',
      '340406',
      '340421',
      '340422',
    ]);
    expect(regions.isUnder('340422', '340400')).toBe(true);
    expect(regions.isUnder('340422', '340401')).toBe(false);
  });

  it('names no entry twice and leaves none without the entry above it', () => {
    expect(new Set(regions.entries.map(({ code }) => code)).size).toBe(regions.entries.length);
    expect(regions.entries.length).toBeGreaterThan(3300);
    for (const { code, parent } of regions.entries) {
      expect(code).toMatch(/^\d{6}$/);
      expect(parent === null).toBe(regionLevel(code) === 'province');
      if (parent !== null) expect(regions.find(parent)).toBeDefined();
    }
  });

  it('leaves out words that only group counties', () => {
    expect(regionFullName('110101')).toBe('北京市东城区');
    expect(regionFullName('999999')).toBeUndefined();
  });

  it('is searched by words of the name and of the names above it', () => {
    expect(regions.search('淮南 凤台')[0]?.code).toBe('340421');
    expect(regions.search('')).toEqual([]);
  });
});
