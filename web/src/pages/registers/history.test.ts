import { drill } from '@zhiben/domain/kinds/registers/drill/register.ts';
import { specialOperationCertificate } from '@zhiben/domain/kinds/registers/special-operation-certificate/register.ts';
import { describe, expect, it } from 'vitest';
import { toldHistory } from './history.ts';

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
