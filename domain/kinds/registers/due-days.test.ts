import { describe, expect, it } from 'vitest';
import { completed, headOf } from '../../primitives/register-values.ts';
import { NO_OWN_RULES, type OwnRules } from '../../primitives/rule.ts';
import { SCRAP_CATALOGUE } from '../../standards/scrap-catalogue.ts';
import { unsureRules } from '../../standards/unsure-rules.ts';
import { registerNamed, registers } from './all.ts';
import { EQUIPMENT_KINDS } from './equipment/kinds.ts';

/** An entry's computed answers and the day until which it holds. */
function computed(name: string, values: Readonly<Record<string, unknown>>, own: OwnRules = CONFIRMED) {
  const register = registerNamed(name);
  if (register === undefined) throw new RangeError(name);
  const all = completed(register, values, own);
  return { ...all.values, waitsFor: all.waitsFor, expiresOn: headOf(register, all, '王建国', own).expiresOn };
}

/** As the product gives them, confirmed by the authority. */
const CONFIRMED = {
  ...NO_OWN_RULES,
  values: Object.fromEntries(unsureRules.map((rule) => [rule.id, rule.default])),
};

describe('The day until which a thing holds', () => {
  it('is for equipment the first of catalogue, maker and phase-out list, until it is scrapped', () => {
    const extinguisher = { label: '灭火器', kind: 'scrap-extinguisher-powder', madeOn: '2019-05-10' };
    const scrap = (more: object) => computed('equipment', { ...extinguisher, ...more });
    expect(scrap({})).toMatchObject({ scrapBy: '2029-05-10', expiresOn: '2029-05-10' });
    expect(scrap({ lifeYears: 5 })).toMatchObject({ scrapBy: '2024-05-10' });
    expect(scrap({ phaseOutOn: '2027-12-31' })).toMatchObject({ scrapBy: '2027-12-31' });
    expect(scrap({ scrappedOn: '2026-01-01' }).expiresOn).toBeNull();
    // Nothing sets a life: none is invented.
    expect(scrap({ kind: 'machine' }).expiresOn).toBeNull();
    expect(scrap({ kind: 'welder', madeOn: undefined, phaseOutOn: '2026-12-31' }).expiresOn).toBe(
      '2026-12-31',
    );
  });

  it('is for what stands on a phase-out list the list’s day, when nothing ends it sooner', () => {
    const tractor = { label: '变型 拖拉机', kind: 'works-vehicle' };
    expect(computed('equipment', tractor)).toMatchObject({ scrapBy: '2024-12-31', expiresOn: '2024-12-31' });
    expect(computed('equipment', { ...tractor, kind: 'lift' }).expiresOn).toBeNull();
    expect(computed('equipment', { ...tractor, lifeYears: 2, madeOn: '2020-01-01' }).expiresOn).toBe(
      '2022-01-01',
    );
    // The product does not know the day of this one: a life that is sure stands until the authority says it.
    const centrifuge = { label: '敞开式离心机', kind: 'machine' };
    expect(computed('equipment', centrifuge)).toMatchObject({
      expiresOn: null,
      waitsFor: ['phase-out-open-centrifuge'],
    });
    expect(computed('equipment', { ...centrifuge, lifeYears: 10, madeOn: '2020-01-01' })).toMatchObject({
      expiresOn: '2030-01-01',
      waitsFor: ['phase-out-open-centrifuge'],
    });
  });

  it('is for every kind of equipment in the catalogue known by the catalogue', () => {
    const catalogued = Object.keys(EQUIPMENT_KINDS).filter((kind) => kind.startsWith('scrap-'));
    expect(catalogued.filter((kind) => !Object.hasOwn(SCRAP_CATALOGUE, kind))).toEqual([]);
  });

  it('is for a gas alarm the next calibration, or the end of its life when that is sooner', () => {
    const alarm = { place: '后厨', kind: 'commercial', madeOn: '2024-01-08', calibratedOn: '2026-03-01' };
    expect(computed('gas-alarm', alarm)).toMatchObject({
      calibrateBy: '2027-03-01',
      replaceBy: '2027-01-08',
      expiresOn: '2027-01-08',
    });
    expect(computed('gas-alarm', { ...alarm, kind: 'household' }).expiresOn).toBe('2027-03-01');
    expect(computed('gas-alarm', { place: '后厨', kind: 'household' }).expiresOn).toBeNull();
  });

  it('is for a cylinder the next inspection of its kind, for LPG no later than its life', () => {
    const cylinder = { number: 'A1', kind: 'lpg', madeOn: '2021-06-01' };
    expect(computed('gas-cylinder', cylinder).expiresOn).toBe('2025-06-01');
    expect(computed('gas-cylinder', { ...cylinder, inspectedOn: '2026-01-01' }).expiresOn).toBe('2029-06-01');
    expect(computed('gas-cylinder', { ...cylinder, kind: 'acetylene' }).expiresOn).toBe('2024-06-01');
  });

  it('is for a household visit its own day as long as it leaves something open', () => {
    const visit = { address: '滨河花园502', user: 'resident', visitedOn: '2026-06-12' };
    const visited = (more: object) => computed('household-gas-visit', { ...visit, ...more });
    expect(visited({ result: 'safe' })).toMatchObject({ nextBy: '2028-06-12', expiresOn: null });
    expect(visited({ result: 'hazard' }).expiresOn).toBe('2026-06-12');
    expect(visited({ result: 'hazard', mendedOn: '2026-06-20' }).expiresOn).toBeNull();
    expect(visited({ result: 'refused' }).expiresOn).toBe('2026-06-12');
    expect(visited({ result: 'refused' })).not.toHaveProperty('nextBy');
    expect(visited({ result: 'absent', revisitedOn: '2026-06-25' })).toMatchObject({
      nextBy: '2028-06-25',
      expiresOn: null,
    });
    expect(visited({ result: 'safe', user: 'other' })).toMatchObject({ nextBy: '2027-06-12' });
  });
});

describe('What rests on a rule that nobody has confirmed', () => {
  const alarm = { place: '后厨', kind: 'commercial', madeOn: '2024-01-08', calibratedOn: '2026-03-01' };
  const only = (id: string, value: number) => ({ ...NO_OWN_RULES, values: { [id]: value } });

  it('is not told, and says what it waits for', () => {
    const waiting = computed('gas-alarm', alarm, NO_OWN_RULES);
    expect(waiting).toMatchObject({
      waitsFor: ['gas-alarm-calibration', 'scrap-gas-detector-commercial'],
      expiresOn: null,
    });
    expect(waiting).not.toHaveProperty('calibrateBy');
    expect(computed('gas-alarm', alarm, only('gas-alarm-calibration', 12))).toMatchObject({
      calibrateBy: '2027-03-01',
      waitsFor: ['scrap-gas-detector-commercial'],
      expiresOn: '2027-03-01',
    });
  });

  it('follows the number that the authority has set', () => {
    expect(computed('gas-alarm', alarm, only('gas-alarm-calibration', 6)).expiresOn).toBe('2026-09-01');
    const visit = { address: '滨河花园502', user: 'resident', visitedOn: '2026-06-12', result: 'safe' };
    expect(computed('household-gas-visit', visit, only('household-gas-visit-resident', 12))).toMatchObject({
      nextBy: '2027-06-12',
    });
  });

  it('leaves alone what rests on other rules: a cylinder is inspected though its life is not sure', () => {
    const cylinder = { number: 'A1', kind: 'lpg', madeOn: '2020-06-01', inspectedOn: '2024-06-01' };
    expect(computed('gas-cylinder', cylinder, NO_OWN_RULES)).toMatchObject({
      inspectBy: '2028-06-01',
      expiresOn: '2028-06-01',
      waitsFor: ['scrap-lpg-cylinder'],
    });
    // Made for eight years and inspected for four: both end on one day, and it is scrapped then.
    const confirmed = computed('gas-cylinder', cylinder);
    expect(confirmed).toMatchObject({ scrapBy: '2028-06-01', expiresOn: '2028-06-01', waitsFor: [] });
    expect(confirmed).not.toHaveProperty('inspectBy');
  });

  it('is named beside its question: every rule that an answer may wait for is declared there', () => {
    const samples: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
      'gas-alarm': ['commercial', 'household'].map((kind) => ({ ...alarm, kind })),
      'gas-cylinder': ['lpg', 'corrosive', 'inert', 'ordinary', 'vehicle-lng'].map((kind) => ({
        number: 'A1',
        kind,
        madeOn: '2021-06-01',
      })),
      'household-gas-visit': ['resident', 'other'].map((user) => ({
        user,
        visitedOn: '2026-06-12',
        result: 'safe',
      })),
      'major-hazard-installation': [
        ['二氟化氧', 500, ''],
        ['煤气', 500, ''],
        ['溶剂', 5000, 'W5.3 J5'],
      ].map(([substance, tonnes, classes]) => ({
        chemicals: [{ substance, tonnes, classes }],
        people500m: 5,
      })),
    };
    for (const register of registers) {
      const declared = register.fields.flatMap(({ rules = [] }) => rules.map(({ id }) => id));
      for (const values of samples[register.name] ?? []) {
        const { waitsFor } = completed(register, values);
        expect(waitsFor.length, JSON.stringify(values)).toBeGreaterThan(0);
        expect(declared).toEqual(expect.arrayContaining([...waitsFor]));
      }
    }
  });
});
