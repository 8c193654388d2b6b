import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectorMark } from '../reference/sector-marks.ts';
import { addDays, type PlainDate, plainDate } from '../values/plain-date.ts';
import {
  againDue,
  CYLINDER_CLASSES,
  type CylinderClass,
  cylinderOn,
  type InstallationChange,
  installationAssessmentDue,
  installationFilingDue,
  insuranceOn,
  oldPlantOn,
  scrapOn,
  standardizationApplyBy,
  validTo,
} from './asset-rules.ts';
import { INSURED_MARKS } from './sector-lists.ts';

const day = (text: string) => text as PlainDate;

describe('what is done again', () => {
  it.each([
    ['gas-alarm-calibration', '2025-11-25', '2026-11-25', 'UNSURE'],
    ['gas-alarm-calibration', '2024-02-29', '2025-02-28', 'UNSURE'],
    ['household-gas-visit-resident', '2024-12-31', '2026-12-31', 'UNSURE'],
    ['household-gas-visit-other', '2025-12-31', '2026-12-31', 'UNSURE'],
    // 令第40号 art. 11.
    ['installation-assessment', '2023-11-25', '2026-11-25', 'KNOWN'],
    ['installation-assessment', '2024-02-29', '2027-02-28', 'KNOWN'],
  ] as const)('%s of %s is due again on %s (%s)', (what, lastOn, dueOn, confidence) => {
    expect(againDue(what, day(lastOn))).toMatchObject({ dueOn, confidence });
  });

  it('is due when the authority says so, and sure then', () => {
    expect(
      againDue('household-gas-visit-resident', day('2025-11-30'), { 'household-gas-visit-resident': 12 }),
    ).toMatchObject({ dueOn: '2026-11-30', confidence: 'VERIFIED' });
  });
});

describe('what is granted for years', () => {
  it.each([
    ['filling-licence', '2022-11-26', '2026-11-25'],
    ['filling-licence', '2024-02-29', '2028-02-28'],
    ['filling-licence', '2024-03-01', '2028-02-29'],
    // 应急〔2021〕83号 art. 9.
    ['standardization', '2024-01-01', '2026-12-31'],
    ['standardization', '2024-02-29', '2027-02-28'],
  ] as const)('%s of %s is valid to %s', (what, grantedOn, dueOn) => {
    expect(validTo(what, day(grantedOn))).toMatchObject({ dueOn, confidence: 'KNOWN' });
  });

  it('a standardization grade is applied for three months before its end', () => {
    expect(standardizationApplyBy(day('2024-01-01')).dueOn).toBe('2026-09-30');
    expect(standardizationApplyBy(day('2024-06-01')).dueOn).toBe('2027-02-28');
  });
});

describe('a major hazard installation (令第40号 art. 11, 23)', () => {
  const judge = (...changes: [InstallationChange, string][]) =>
    installationAssessmentDue(
      day('2024-05-10'),
      changes.map(([change, on]) => ({ change, on: day(on) })),
    );

  it('is assessed again after three years, or at once when something changes', () => {
    expect(judge()).toMatchObject({ dueOn: '2027-05-10', because: null });
    expect(judge(['built', '2026-03-01'])).toMatchObject({ dueOn: '2026-03-01', because: 'built' });
    expect(judge(['standard', '2026-05-01'], ['accident', '2025-01-01'])).toMatchObject({
      dueOn: '2025-01-01',
      because: 'accident',
    });
    expect(judge(['built', '2026-03-01']).trace[0]?.zh).toBe(
      '新建、改建、扩建，应当及时重新辨识、评估和分级。',
    );
  });

  it('has answered a change by an assessment on its day or later', () => {
    expect(judge(['built', '2024-05-10']).because).toBeNull();
    expect(judge(['built', '2024-05-11']).because).toBe('built');
    expect(judge(['built', '2027-05-10']).because).toBeNull();
  });

  it.each([
    ['2026-11-25', '2026-12-10'],
    ['2026-12-20', '2027-01-04'],
    ['2024-02-20', '2024-03-06'],
  ])('assessed by a report of %s is filed by %s', (reportOn, dueOn) => {
    expect(installationFilingDue(day(reportOn)).dueOn).toBe(dueOn);
  });
});

describe('a gas cylinder (TSG 23-2021)', () => {
  const judge = (of: CylinderClass, madeOn: string, inspectedOn: string | null, today: string) =>
    cylinderOn(
      { class: of, madeOn: day(madeOn), inspectedOn: inspectedOn === null ? null : day(inspectedOn) },
      day(today),
      { 'scrap-lpg-cylinder': 96 },
    );

  it.each([
    // LPG: inspected every 4 years, scrapped after 8.
    ['lpg', '2022-11-25', null, '2026-11-25', 'in-order', '2026-11-25'],
    ['lpg', '2022-11-25', null, '2026-11-26', 'inspection-overdue', '2026-11-25'],
    ['lpg', '2020-02-29', '2024-02-29', '2028-02-29', 'in-order', undefined],
    ['lpg', '2020-02-29', '2024-02-29', '2028-03-01', 'scrap', undefined],
    ['lpg', '2018-11-25', '2023-11-25', '2026-11-26', 'scrap', undefined],
    ['lpg', '2018-12-31', '2022-01-15', '2026-01-15', 'in-order', '2026-01-15'],
    ['acetylene', '2020-01-01', '2023-08-31', '2026-08-31', 'in-order', '2026-08-31'],
    ['acetylene', '2020-01-01', '2023-08-31', '2026-09-01', 'inspection-overdue', '2026-08-31'],
    ['corrosive', '2024-02-29', null, '2026-03-01', 'inspection-overdue', '2026-02-28'],
    ['inert', '2021-12-31', null, '2026-12-31', 'in-order', '2026-12-31'],
    ['ordinary', '2000-01-01', '2024-01-01', '2027-01-01', 'in-order', '2027-01-01'],
    ['vehicle-lng', '2023-01-01', null, '2026-01-02', 'inspection-overdue', '2026-01-01'],
  ] as const)('%s made %s, inspected %s, on %s: %s', (of, madeOn, inspectedOn, today, state, inspection) => {
    const verdict = judge(of, madeOn, inspectedOn, today);
    expect(verdict.state).toBe(state);
    expect(verdict.inspection?.dueOn).toBe(inspection);
  });

  it('is asked for its next inspection while nobody has confirmed how long it lives', () => {
    const old = { class: 'lpg', madeOn: day('2018-11-25'), inspectedOn: day('2023-11-25') } as const;
    expect(cylinderOn(old, day('2026-11-26'))).toMatchObject({
      state: 'in-order',
      inspection: { dueOn: '2027-11-25' },
      scrap: { dueOn: '2026-11-25', confidence: 'UNSURE' },
    });
  });

  it('only gets worse with time, until it is inspected', () => {
    const order = ['in-order', 'inspection-overdue', 'scrap'];
    const days = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(fc.constantFrom(...CYLINDER_CLASSES), days, days, (of, age, more) => {
        const madeOn = plainDate(2016, 2, 29);
        const at = (n: number) =>
          order.indexOf(cylinderOn({ class: of, madeOn, inspectedOn: null }, addDays(madeOn, n)).state);
        expect(at(age + more)).toBeGreaterThanOrEqual(at(age));
      }),
    );
  });
});

describe('the day on which a thing is scrapped', () => {
  it.each([
    // GA 95 7.1.
    ['scrap-extinguisher-powder', '2016-11-25', null, '2026-11-25', 'VERIFIED'],
    ['scrap-extinguisher-water', '2020-02-29', null, '2026-02-28', 'VERIFIED'],
    ['scrap-extinguisher-carbon-dioxide', '2014-12-31', null, '2026-12-31', 'VERIFIED'],
    // GB 17905-2008 7.3.1.
    ['scrap-gas-cooker', '2018-08-31', null, '2026-08-31', 'VERIFIED'],
    ['scrap-gas-water-heater-town-gas', '2020-08-31', null, '2026-08-31', 'VERIFIED'],
    ['scrap-gas-detector-household', '2021-11-25', null, '2026-11-25', 'UNSURE'],
    ['scrap-lpg-cylinder', '2018-11-25', null, '2026-11-25', 'UNSURE'],
    // A phase-out list may end it earlier, never later.
    ['scrap-extinguisher-powder', '2020-01-01', '2024-12-31', '2024-12-31', 'KNOWN'],
    ['scrap-extinguisher-powder', '2010-01-01', '2024-12-31', '2020-01-01', 'VERIFIED'],
    [null, '2010-01-01', '2024-12-31', '2024-12-31', 'KNOWN'],
  ])('%s made %s, phased out %s: %s', (id, madeOn, phaseOutOn, dueOn, confidence) => {
    expect(scrapOn(id, day(madeOn), phaseOutOn === null ? null : day(phaseOutOn))).toMatchObject({
      dueOn,
      confidence,
    });
  });

  it('is not known for what is in no catalogue', () => {
    expect(scrapOn('toString', day('2020-01-01'), null)).toBeNull();
    expect(scrapOn(null, day('2020-01-01'), null)).toBeNull();
  });

  it('an old chemical plant is one of twenty years', () => {
    expect(oldPlantOn(day('2006-11-25'))).toMatchObject({ dueOn: '2026-11-25', confidence: 'KNOWN' });
    expect(oldPlantOn(day('2004-02-29')).dueOn).toBe('2024-02-29');
  });
});

describe('liability insurance (应急〔2025〕27号)', () => {
  const policy = (from: string, to: string, perPersonYuan: number) => ({
    from: day(from),
    to: day(to),
    perPersonYuan,
  });
  const TODAY = '2026-11-25';

  it.each([
    ['none', [], 'none', null],
    ['one from tomorrow', [policy('2026-11-26', '2027-11-25', 400_000)], 'none', null],
    ['one that ended yesterday', [policy('2025-11-25', '2026-11-24', 400_000)], 'none', null],
    ['one on its last day', [policy('2025-11-26', TODAY, 400_000)], 'insured', TODAY],
    ['one a yuan too low', [policy('2026-01-01', '2026-12-31', 399_999)], 'limit-too-low', '2026-12-31'],
    ['one of the old limit', [policy('2025-03-28', '2026-12-31', 300_000)], 'insured', '2026-12-31'],
    ['the old limit too late', [policy('2025-03-29', '2026-12-31', 300_000)], 'limit-too-low', '2026-12-31'],
    [
      'two, of which the longer is too low',
      [policy('2026-01-01', '2026-12-31', 400_000), policy('2026-06-01', '2027-05-31', 100_000)],
      'insured',
      '2026-12-31',
    ],
  ])('with %s', (_what, policies, state, to) => {
    expect(insuranceOn(['hazardous-chemicals'], policies, day(TODAY))).toMatchObject({
      required: true,
      state,
      to,
    });
  });

  it('is asked of the high-risk sectors only, and says the limit', () => {
    const required = (mark: SectorMark) => insuranceOn([mark], [], day(TODAY)).required;
    for (const mark of INSURED_MARKS) expect(required(mark)).toBe(true);
    expect(required('industry-and-trade')).toBe(false);
    expect(insuranceOn([], [], day(TODAY)).trace[0]?.zh).toBe('安责险每人死亡伤残责任限额不低于 400000 元。');
  });
});
