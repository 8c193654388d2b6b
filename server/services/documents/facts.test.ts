import type { Facts } from '@zhiben/domain/kinds/document/fill.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../store/case-files.ts';
import { type HazardSteps, hazardSteps } from '../../testing/hazards.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { systemActor } from '../system-actor.ts';
import { type HazardInDocument, hazardFacts } from './facts.ts';

let world: World;
let work: HazardSteps;
let authorityId: string;

beforeAll(async () => {
  world = await openWorld();
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
  work = hazardSteps(world.administrator, world.officer, world.factory);
  authorityId = (await world.administrator.get('/api/session')).body.authority.id;
});
afterAll(() => world.test.close());

const wordsOf = (id: string): Promise<Facts['words']> =>
  world.test.services.database.as(systemActor(authorityId), async (tx) => {
    const hazard = await readCase(tx, [authorityId], 'hazard', id);
    return (await hazardFacts(tx, hazard as HazardInDocument, '2026-11-23')).words;
  });
const textOf = (fact: unknown) => (typeof fact === 'string' ? fact : (fact as { text: string }).text);

describe('The term in a document', () => {
  it('says who set it when, and every step that moved it since', async () => {
    const id = await work.major();
    expect((await wordsOf(id))?.['due-rule']).toBe('');
    await work.move(world.administrator, id, 'order', { dueOn: '2026-12-10', requirements: '加装泄爆装置' });
    await work.move(world.officer, id, 'ask-extension', { newDueOn: '2026-12-31', reason: '设备到货延迟' });
    await work.move(world.administrator, id, 'grant-extension', { reason: '情况属实' });
    expect((await wordsOf(id))?.['due-rule']).toEqual({
      text: '2026年11月22日下达整改，确定为2026年12月10日；2026年11月22日同意延期，确定为2026年12月31日',
      opens: `/hazards/${id}`,
    });
  });

  it('of the governing side names rule, article, length and day, and a gap where nobody has set it', async () => {
    const id = await work.major();
    expect(textOf((await wordsOf(id))?.['running-term'])).toMatch(/^下达整改：〔待填写/);
    const terms = [
      { rule: 'order', days: 3, from: '2026-01-01', unit: 'working-day', article: '凤台县细则第九条' },
    ];
    await world.administrator.patch(`/api/authorities/${authorityId}`, { settings: { terms } });
    expect(textOf((await wordsOf(id))?.['running-term'])).toBe(
      '下达整改应于2026年11月25日前完成（自2026年11月22日的次日起3个工作日；凤台县细则第九条，2026年1月1日起施行）',
    );
  });
});
