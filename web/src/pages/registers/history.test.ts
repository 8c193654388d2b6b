import type { EntryPage } from '@zhiben/domain/contract/register.ts';
import { drill } from '@zhiben/domain/kinds/registers/drill/register.ts';
import { specialOperationCertificate } from '@zhiben/domain/kinds/registers/special-operation-certificate/register.ts';
import { describe, expect, it } from 'vitest';
import { asOf, toldHistory } from './history.ts';

const line = (seq: number, move: string, changes: object) => ({
  seq,
  move,
  actorName: '陈安全',
  at: '2026-11-23T08:00:00.000Z',
  changes: { ...changes },
});

describe('the history of an entry', () => {
  it('says what changed from what to what, newest first', () => {
    const told = toldHistory(drill, [
      line(1, 'enter', { title: '疏散', fields: { topic: '疏散', participants: 80 } }),
      line(2, 'change', { fields: { topic: '疏散', participants: 86, shifts: '夜班' }, version: 2 }),
      line(3, 'end', { ended_on: '2026-11-20', ended_because: '重复' }),
    ]);
    expect(told.map(({ move }) => move)).toEqual(['end', 'change', 'enter']);
    expect(told[1]?.answers.map(({ field, before, after }) => [field.name, before, after])).toEqual([
      ['participants', 80, 86],
      ['shifts', undefined, '夜班'],
    ]);
    expect(told[0]?.answers).toEqual([]);
    expect(told[2]?.answers).toEqual([]);
  });

  it('names the person whom it was about before', () => {
    const [change] = toldHistory(specialOperationCertificate, [
      line(1, 'enter', { title: '王建国', fields: { number: 'T1' } }),
      line(2, 'change', { title: '王建军', person_id: 'x' }),
    ]);
    expect(change?.person).toEqual({ before: '王建国', after: '王建军' });
  });
});

describe('an entry as of a day that is over', () => {
  const at = (day: string) => `${day}T15:59:59.000Z`;
  const file = (attached: string, detached: string | null) => ({
    fileId: attached,
    attachedAt: at(attached),
    detachedAt: detached === null ? null : at(detached),
    detachedBecause: detached === null ? null : '传错了',
  });
  const page = {
    entry: { title: '新名', values: { topic: '新名' }, expiresOn: '2029-01-01', endedOn: '2026-05-01' },
    history: [
      {
        ...line(1, 'enter', { title: '旧名', fields: { topic: '旧名' }, expires_on: '2026-01-01' }),
        at: at('2026-03-01'),
      },
      { ...line(2, 'change', { title: '新名', fields: { topic: '新名' } }), at: at('2026-04-01') },
      { ...line(3, 'end', { ended_on: '2026-05-01', ended_because: '注销' }), at: at('2026-04-20') },
    ],
    files: [file('2026-03-01', '2026-04-01'), file('2026-04-02', null)],
    mayChange: true,
  } as unknown as EntryPage;

  it('has the answers, the files and the story of that day, and cannot be changed', () => {
    const then = asOf(page, '2026-03-31');
    expect(then?.entry).toMatchObject({
      title: '旧名',
      values: { topic: '旧名' },
      expiresOn: '2026-01-01',
      endedOn: null,
    });
    expect(then?.history.map(({ seq }) => seq)).toEqual([1]);
    expect(then?.files).toMatchObject([{ fileId: '2026-03-01', detachedAt: null }]);
    expect(then?.mayChange).toBe(false);
  });

  it('is ended only from its last day on, and was not there before it was entered', () => {
    expect(asOf(page, '2026-04-30')?.entry.endedOn).toBeNull();
    expect(asOf(page, '2026-05-01')?.entry).toMatchObject({ endedOn: '2026-05-01', endedBecause: '注销' });
    expect(asOf(page, '2026-02-28')).toBeUndefined();
  });
});
