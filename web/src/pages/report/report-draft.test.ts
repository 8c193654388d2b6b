import { NewHazard } from '@zhiben/domain/contract/hazard.ts';
import type { Session } from '@zhiben/domain/contract/session.ts';
import { expect, test } from 'vitest';
import { newId } from '../../api/ids.ts';
import { remembered } from './places.ts';
import { freshReport, isBegun, mergeReport, toReport } from './report-draft.ts';

const enterprise = {
  scope: 'organisation',
  roles: ['enterprise-officer'],
  organisation: { id: newId(), name: '凤台县宏泰精细化工有限公司' },
} as unknown as Session;
const park = { scope: 'authority', roles: ['inspector'], organisation: null } as unknown as Session;

test('an enterprise reports on itself, through self-check', () => {
  const draft = freshReport(newId(), enterprise, [], '2026-11-23');
  expect(draft).toMatchObject({ organisationName: '凤台县宏泰精细化工有限公司', channel: 'self-check' });
});

test('the park begins with the enterprise it reported on last', () => {
  const places = remembered(
    [],
    { organisationId: 'o', name: '安徽金禾粮油有限公司', marks: ['dust'] },
    '3号筒仓',
  );
  const draft = freshReport(newId(), park, places, '2026-11-23');
  expect(draft).toMatchObject({ organisationId: 'o', marks: ['dust'], channel: 'supervision' });
});

test('a kept draft comes back whole, and nothing of another shape with it', () => {
  const fresh = freshReport(newId(), park, [], '2026-11-23');
  const kept = { id: newId(), words: '氨机房报警器失效', photos: ['p'], lng: 116.7, grade: 7, extra: true };
  const merged = mergeReport(fresh, kept);
  expect(merged).toMatchObject({
    id: kept.id,
    words: kept.words,
    photos: ['p'],
    lng: 116.7,
    grade: 'general',
  });
  expect(merged).not.toHaveProperty('extra');
  expect(isBegun(fresh)).toBe(false);
  expect(isBegun(merged)).toBe(true);
});

test('what is sent is what the server takes', () => {
  const draft = {
    ...freshReport(newId(), enterprise, [], '2026-11-23'),
    words: '氨机房报警器失效。已通知值班长。',
  };
  const command = NewHazard.parse(toReport(draft, '2026-11-23T08:00:00.000Z'));
  expect(command).toMatchObject({ title: '氨机房报警器失效', description: draft.words, files: [] });
});

test('places are remembered last first, once each, and not for ever', () => {
  let known = remembered([], { organisationId: 'a', name: 'A' }, '罐区');
  known = remembered(known, { organisationId: 'b', name: 'B' }, '');
  known = remembered(known, { organisationId: 'a', name: 'A' }, '配电室');
  expect(known.map(({ organisationId }) => organisationId)).toEqual(['a', 'b']);
  expect(known[0]?.spots).toEqual(['配电室', '罐区']);
  for (let i = 0; i < 20; i++) known = remembered(known, { organisationId: `o${i}`, name: '' }, `${i}`);
  expect(known).toHaveLength(6);
});
