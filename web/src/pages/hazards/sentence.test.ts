import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import { describe, expect, it } from 'vitest';
import { hazardsTexts } from '../../texts/hazards.ts';
import { dayInWords } from '../../ui/time.ts';
import { columnsFrom, DEFAULT_COLUMNS } from './columns.ts';
import { DEFAULT_VIEWS, filterOf, onlyFilter, sameFilter } from './filter.ts';
import { chipsOf, type NameOf } from './sentence.ts';

const catalogue = { ...hazardTexts, ...hazardsTexts };
const names: NameOf = (kind) =>
  ({
    organisation: '凤台宏达化工有限公司',
    department: '应急管理局',
    criterion: '除尘系统未设泄爆',
    region: '凤台县',
    industry: undefined,
  })[kind];

function sentence(words: Record<string, string>, language: Language = 'zh'): string {
  return chipsOf(
    filterOf(words),
    (key, values) => say(catalogue, language, key, values),
    names,
    (day) => dayInWords(day, language),
  )
    .map((chip) => chip.text)
    .join(' · ');
}

describe('the filter of the list', () => {
  it('reads as a sentence: how urgent, how grave, whose', () => {
    expect(sentence({ departmentId: 'd', organisationId: 'o', grade: 'major', overdue: 'true' })).toBe(
      '逾期 · 重大事故隐患 · 凤台宏达化工有限公司 · 责任部门：应急管理局',
    );
  });

  it('joins several values of one filter into one part', () => {
    expect(sentence({ state: 'submitted,verified', channel: 'self-check' })).toBe(
      '待复查或已核实消除 · 企业自查',
    );
    expect(sentence({ state: 'submitted,verified' }, 'en')).toBe(
      'Awaiting re-inspection or Verified eliminated',
    );
  });

  it('tells a span of days from its two ends, and takes both away at once', () => {
    expect(sentence({ dueFrom: '2026-11-23', dueTo: '2026-11-29' })).toBe(
      '2026年11月23日至2026年11月29日到期',
    );
    expect(sentence({ foundFrom: '2026-01-01' })).toBe('2026年1月1日起发现');
    expect(sentence({ closedTo: '2025-12-31' })).toBe('2025年12月31日及以前销号');
    expect(sentence({ dueFrom: '2026-11-23', dueTo: '2026-11-23' }, 'en')).toBe('due on 23 Nov 2026');
    const [chip] = chipsOf(
      filterOf({ dueFrom: '2026-11-23' }),
      (key) => key,
      names,
      (day) => day,
    );
    expect(chip?.removes).toEqual(['dueFrom', 'dueTo']);
  });

  it('waits for a name without losing the part', () => {
    expect(sentence({ industryCode: 'C26' })).toBe('行业：…');
  });

  it('leaves the past day to its banner', () => {
    expect(sentence({ asOf: '2026-06-30' })).toBe('');
  });

  it('knows words in both languages for every part that an address can hold', () => {
    const every = {
      mine: 'true',
      overdue: 'true',
      open: 'false',
      dated: 'false',
      suspended: 'true',
      grade: 'general',
      state: 'reported',
      channel: 'expert',
      accidentType: 'fire',
      rootCause: 'concept',
      defence: 'people',
      supervisingLevel: 'county',
      q: '泄爆',
      ids: 'a,b',
      foundTo: '2026-01-01',
      dueFrom: '2026-01-01',
      closedFrom: '2026-01-01',
    };
    for (const language of ['zh', 'en'] as const) {
      const said = sentence(every, language);
      expect(said.split(' · ')).toHaveLength(Object.keys(every).length);
      expect(said).not.toMatch(/hazards?\./);
    }
  });

  it('drops what is no filter and days that no calendar has', () => {
    expect(filterOf({ open: 'true', sort: 'due', foundFrom: '2026-02-30', asOf: 'abc', q: '' })).toEqual({
      open: 'true',
    });
  });

  it('is the same filter in any order, and a tab is left by any change', () => {
    expect(sameFilter({ open: 'true', grade: 'major' }, { grade: 'major', open: 'true' })).toBe(true);
    expect(sameFilter({ open: 'true' }, { open: 'true', q: '泄爆' })).toBe(false);
    for (const view of DEFAULT_VIEWS)
      expect(DEFAULT_VIEWS.filter((other) => sameFilter(other.query, view.query))).toEqual([view]);
  });

  it('takes every other filter out of the address', () => {
    const address = { ...{ q: '泄爆', asOf: '2026-01-01' }, ...onlyFilter({ open: 'true' }) };
    expect(filterOf(address)).toEqual({ open: 'true' });
  });
});

describe('the columns', () => {
  it('come back in the order of the table, with the title, without what is unknown', () => {
    expect(columnsFrom(null)).toEqual(DEFAULT_COLUMNS);
    expect(columnsFrom('due,nonsense,grade')).toEqual(['grade', 'title', 'due']);
  });
});
