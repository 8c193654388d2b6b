import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { expect, test } from 'vitest';
import { faults } from '../hazard/form-model.ts';
import { fieldsOf } from '../hazard/moves.ts';
import { FRESH_CHECK, mergeCheck, OUTCOMES, toAnswers, togglePhrase } from './outcomes.ts';

test('each outcome is a move of the lifecycle that takes these words and these photos', () => {
  for (const { move } of OUTCOMES) {
    expect(Object.keys(hazardLifecycle.moves)).toContain(move);
    const fields = fieldsOf(move);
    const answers = toAnswers({ outcome: move, words: '已更换安全阀并复验', photos: ['p'] });
    expect(Object.keys(answers).sort()).toEqual(fields.map(({ name }) => name).sort());
    expect(faults(fields, answers)).toEqual({});
  }
});

test('photos on site are asked for where the outcome counts as a check on site', () => {
  const without = (outcome: 'verify' | 'partly' | 'return') =>
    faults(fieldsOf(outcome), toAnswers({ outcome, words: '说明', photos: [] }));
  expect(without('verify')).toEqual({ onSite: 'photo-missing' });
  expect(without('partly')).toEqual({ onSite: 'photo-missing' });
  expect(without('return')).toEqual({});
});

test('a phrase is added under what was typed, and taken away by a second touch', () => {
  const once = togglePhrase('现场复查。', '隐患部位已整改');
  expect(once).toBe('现场复查。\n隐患部位已整改');
  expect(togglePhrase(once, '隐患部位已整改')).toBe('现场复查。');
  expect(togglePhrase('', '隐患部位已整改')).toBe('隐患部位已整改');
});

test('a kept check comes back, an unknown outcome does not', () => {
  expect(mergeCheck(FRESH_CHECK, { outcome: 'gone', words: 'x', photos: ['p'] })).toEqual({
    outcome: '',
    words: 'x',
    photos: ['p'],
  });
});
