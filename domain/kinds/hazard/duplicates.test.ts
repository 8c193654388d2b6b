import { describe, expect, it } from 'vitest';
import { wordsInCommon } from '../../values/words.ts';
import { type KnownHazard, likelyDuplicates, likeness, type Sketch } from './duplicates.ts';

const report: Sketch = {
  title: '抛光车间除尘器未设置泄爆装置',
  description: '铝镁粉尘抛光工序的干式除尘器箱体上没有泄爆口。',
  organisationId: 'hongda',
  criterionId: 'gm-dust-04',
  place: '2号抛光车间',
  lng: 116.72,
  lat: 32.71,
  foundOn: '2026-11-20',
};
const known: KnownHazard = {
  ...report,
  id: '1',
  number: 'YH2026-00001',
  state: 'rectifying',
  closedOn: null,
  samePicture: false,
};

describe('Likely duplicates', () => {
  it('are the same thing told by two people in other words', () => {
    const found = likeness(report, {
      ...known,
      title: '除尘器没有泄爆装置',
      description: '2号抛光车间干式除尘器箱体未见泄爆口',
      criterionId: null,
      place: '抛光车间2号',
      foundOn: '2026-11-02',
    });
    expect(found?.reasons).toEqual(['same-enterprise', 'near-position', 'same-place', 'similar-words']);
    expect(found?.score).toBeGreaterThan(0.5);
  });

  it('are not another hazard of the same enterprise', () => {
    const other = {
      title: '配电箱未上锁',
      description: '东门配电箱门敞开',
      place: '东门',
      lng: null,
      lat: null,
    };
    expect(likeness(report, { ...known, ...other, criterionId: null })).toBeUndefined();
  });

  it('are not the same words about another enterprise, which has a dust collector too', () => {
    const elsewhere = {
      organisationId: 'hengxin',
      lng: 117,
      lat: 32,
      criterionId: null,
      title: '除尘器泄爆口堵塞',
    };
    expect(likeness(report, { ...known, ...elsewhere, description: '' })).toBeUndefined();
  });

  it('end after 90 days, unless a picture is the same', () => {
    const old = { ...known, foundOn: '2026-08-01' };
    expect(likeness(report, old)).toBeUndefined();
    expect(likeness(report, { ...known, foundOn: '2026-08-22' })?.reasons).toContain('same-enterprise');
    expect(likeness(report, { ...old, samePicture: true })?.reasons).toContain('same-picture');
  });

  it('are recognised by a picture alone, whatever was written', () => {
    const other: KnownHazard = {
      ...known,
      title: '其他',
      description: '',
      organisationId: 'x',
      criterionId: null,
    };
    expect(
      likeness(report, { ...other, lng: null, lat: null, place: '', samePicture: true })?.reasons,
    ).toEqual(['same-picture']);
  });

  it('come open ones first, then the likelier, and at most five', () => {
    const many: KnownHazard[] = Array.from({ length: 8 }, (_, i) => ({ ...known, id: `${i}` }));
    const closed: KnownHazard = { ...known, id: 'closed', state: 'closed', closedOn: '2026-11-01' };
    const weaker: KnownHazard = { ...known, id: 'weaker', criterionId: null };
    expect(likelyDuplicates(report, [closed, weaker, known]).map((d) => d.id)).toEqual([
      '1',
      'weaker',
      'closed',
    ]);
    expect(likelyDuplicates(report, many)).toHaveLength(5);
  });
});

describe('A recurrence', () => {
  const closed: KnownHazard = { ...known, state: 'closed', closedOn: '2025-03-01', foundOn: '2025-01-10' };

  it('is the same enterprise and criterion, closed before, however long ago', () => {
    expect(likeness(report, closed)).toMatchObject({
      open: false,
      reasons: expect.arrayContaining(['recurrence']),
    });
  });

  it('is not one that is still open, nor one that was closed after the new one was found', () => {
    expect(likeness(report, { ...closed, closedOn: null, state: 'rectifying' })).toBeUndefined();
    expect(likeness(report, { ...known, state: 'closed', closedOn: '2026-11-21' })?.reasons).not.toContain(
      'recurrence',
    );
  });

  it('is not the same breach in another workshop', () => {
    const elsewhere = { place: '熔铸车间', lng: null, lat: null };
    expect(likeness(report, { ...closed, ...elsewhere })).toBeUndefined();
  });
});

describe('Words in common', () => {
  it('ignore width, capitals and punctuation', () => {
    expect(wordsInCommon('LNG储罐，泄漏', 'ｌｎｇ储罐 泄漏')).toBe(1);
    expect(wordsInCommon('', '泄漏')).toBe(0);
  });
});
