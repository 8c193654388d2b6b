import type { StoryEvent } from '@zhiben/domain/contract/hazard.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { expect, test } from 'vitest';
import { hazardPageTexts } from '../../texts/hazard-page.ts';
import { answersOf, arrivedLate } from './told.ts';

const t = (key: string, values = {}) => say({ ...hazardTexts, ...hazardPageTexts }, 'zh', key, values);
const event = (move: string, body: Record<string, unknown>): StoryEvent => ({
  seq: 2,
  move,
  fromState: 'confirmed',
  toState: 'ordered',
  actorName: '孙专班',
  happenedAt: '2026-11-23T01:00:00Z',
  receivedAt: '2026-11-23T01:00:02Z',
  body,
});
const told = (move: string, body: Record<string, unknown>, names = new Map<string, string>()) =>
  answersOf(event(move, body), t, names, (day) => `「${day}」`).map(
    ({ label, words }) => `${label}：${words}`,
  );

test('the story tells answers in words: days, money, choices, names and how many files', () => {
  expect(told('submit', { done: '已更换', spent: 18_200_000, after: ['a', 'b'] })).toEqual([
    '整改情况：已更换',
    '实际支出：182,000.00 元',
    '整改后照片：2 个文件',
  ]);
  expect(
    told('order', { dueOn: '2026-12-03', requirements: '停用', departmentId: 'd' }, new Map([['d', '消防']])),
  ).toEqual(['整改期限：「2026-12-03」', '整改要求：停用', '责任部门：消防']);
  expect(told('dismiss', { because: 'not-found', reason: '已拆除', nextUnit: '街道' })[0]).toBe(
    '不予认定的原因：现场未发现',
  );
});

test('an id whose name is not known is left out rather than shown', () => {
  expect(told('plan', { responsibleId: 'someone', measures: '加装' })).toEqual(['措施落实：整改措施：加装']);
});

test('work that arrived long after it was done is told with both times', () => {
  expect(arrivedLate(event('note', {}))).toBe(false);
  expect(arrivedLate({ ...event('note', {}), receivedAt: '2026-11-23T02:00:00Z' })).toBe(true);
});
