import { expect, it } from 'vitest';
import { inForce, leastSure, step } from '../primitives/rule.ts';
import { allRules, unsureRules } from './unsure-rules.ts';

it('every rule has an id of its own, both languages, a source and no place in its sentence that stays empty', () => {
  expect(allRules.length).toBeGreaterThan(50);
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  for (const rule of allRules) {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.source).not.toBe('');
    const { zh, en } = step(rule);
    expect(zh).toMatch(/\p{Script=Han}.*[。；]$/u);
    expect(en).toMatch(/^[A-Zβ0-9].*\.$/);
    expect(zh + en).not.toMatch(/[{}]/);
    const years = zh.includes(`${rule.value / 12} 年`) && en.includes(`${rule.value / 12} years`);
    expect(years || zh.includes(String(rule.value))).toBe(true);
  }
});

it('what is unsure is asked of the authority, and everything else is not', () => {
  expect(unsureRules.map(({ id }) => id).sort()).toEqual([
    'cylinder-inspection-corrosive',
    'cylinder-inspection-inert',
    'cylinder-inspection-ordinary',
    'cylinder-inspection-vehicle-lng',
    'drill-high-risk-marks',
    'equipment-operator-apply-days',
    'gas-alarm-calibration',
    'gb18218-beta-class',
    'gb18218-beta-coal-gas',
    'gb18218-beta-several-classes',
    'household-gas-visit-other',
    'household-gas-visit-resident',
    'scrap-gas-detector-commercial',
    'scrap-gas-detector-household',
    'scrap-lpg-cylinder',
    'training-assessment-months-other',
  ]);
  expect(unsureRules.find(({ id }) => id === 'scrap-gas-detector-household')).toEqual({
    id: 'scrap-gas-detector-household',
    what: {
      zh: '家用可燃气体探测器自出厂之日起满 5 年更换。',
      en: 'Household gas detectors are replaced 5 years after make.',
    },
    default: 60,
    source: 'CJJ/T 146-2011 城镇燃气报警控制系统技术规程',
  });
});

it('a rule that the authority has set binds with its value and is sure', () => {
  const [rule] = allRules.filter(({ id }) => id === 'gas-alarm-calibration');
  if (rule === undefined) throw new Error('no rule');
  expect(step(rule).zh).toBe('可燃气体报警装置每 12 个月检定或者校准一次。');
  expect(inForce(rule)).toBe(rule);
  expect(inForce(rule, { 'something-else': 3 })).toBe(rule);
  expect(inForce(rule, { 'gas-alarm-calibration': 6 })).toMatchObject({ value: 6, confidence: 'VERIFIED' });
  expect(leastSure([{ confidence: 'KNOWN' }, { confidence: 'UNSURE' }])).toBe('UNSURE');
  expect(leastSure([])).toBe('VERIFIED');
});
