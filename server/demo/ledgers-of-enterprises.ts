import { addDays, addMonths, addYears, type PlainDate, plainDate } from '@zhiben/domain/values/plain-date.ts';
import { keepersOf } from './keepers.ts';
import type { Ledger } from './ledger.ts';
import type { DemoEnterprise, DemoPerson, DemoWorld } from './world.ts';

const YEARS = [2024, 2025, 2026] as const;
const HALVES = ['上半年', '下半年'];
const COHORTS = [
  ['city-gas', 2024],
  ['metal-smelting', 2025],
  ['commercial-complex', 2026],
  ['key-state-owned', 2025],
] as const;
const STARTED = plainDate(2024, 2, 5);

/** What every enterprise keeps over the three years: most of it in order, some missing, some late. */
export function keepEnterpriseLedgers(
  ledger: Ledger,
  world: DemoWorld,
  staffOf: (enterprise: DemoEnterprise) => readonly DemoPerson[],
): void {
  for (const [index, enterprise] of world.enterprises.entries()) {
    const staff = staffOf(enterprise);
    // Every ninth does its papers badly, every sixth forgets one now and then: those are late, and climb the ladder.
    const diligence = index % 9 === 4 ? 0.35 : index % 6 === 1 ? 0.9 : 1;
    keepDrills(ledger, enterprise, diligence);
    keepPeople(ledger, enterprise, staff, diligence);
    keepPapers(ledger, enterprise, index, diligence);
    keepThings(ledger, enterprise, index, diligence);
  }
}

function keepDrills(
  ledger: Ledger,
  { id, officer, headcount, sectorMarks }: DemoEnterprise,
  diligence: number,
) {
  const { random } = ledger;
  const hold = (kind: string, topic: string, heldOn: PlainDate) => {
    if (!random.chance(diligence)) return;
    const participants = Math.max(3, Math.round(headcount * random.between(0.4, 0.95)));
    const improves = random.chance(0.3);
    const improveBy = addDays(heldOn, 30);
    const improvedOn = addDays(heldOn, random.pick([10, 20, 29, 41]));
    ledger.enter(
      officer,
      'drill',
      { organisationId: id },
      ledger.after(heldOn, 0, 12),
      { topic, kind, heldOn, participants, ...(improves ? { improveBy } : { improvement: undefined }) },
      improves && random.chance(diligence) ? [[ledger.after(improvedOn, 3, 5), { improvedOn }]] : [],
    );
  };
  for (const year of YEARS) {
    for (const [half, words] of HALVES.entries()) {
      const first = plainDate(year, half * 6 + 1, 1);
      const on = () => ledger.after(year === 2024 && half === 0 ? addDays(first, 40) : first, 20, 140);
      hold('evacuation', `${year}年${words}疏散逃生演练`, on());
      if (sectorMarks.length > 1) hold('site', `${year}年${words}现场处置方案演练`, on());
    }
    hold(
      'comprehensive',
      `${year}年综合应急预案演练`,
      plainDate(year, random.whole(3, 10), random.whole(1, 28)),
    );
  }
}

function keepPeople(
  ledger: Ledger,
  { id, officer, sectorMarks }: DemoEnterprise,
  staff: readonly DemoPerson[],
  diligence: number,
) {
  const { random } = ledger;
  const train = (person: DemoPerson, kind: string, course: string, heldOn: PlainDate, hours: number) =>
    ledger.enter(officer, 'training-record', { organisationId: id, person }, ledger.after(heldOn, 1, 20), {
      course,
      kind,
      heldOn,
      hours,
    });
  for (const person of staff) {
    const holdsPost = person.posts.length > 0;
    for (const year of YEARS) {
      const day = () => plainDate(year, random.whole(3, 11), random.whole(1, 28));
      if (holdsPost && random.chance(diligence))
        train(person, 'yearly', `${year}年安全生产再培训`, day(), random.pick([8, 12, 12, 16, 16, 16, 20]));
      if (random.chance(diligence)) {
        const signedOn = plainDate(year, year === 2024 ? 2 : 1, random.whole(5, 28));
        ledger.enter(
          officer,
          'responsibility-list',
          { organisationId: id, person },
          ledger.after(signedOn, 0, 4),
          {
            post: `${holdsPost ? '管理' : '操作'}岗位（${year}年度）`,
            signedOn,
            validTo: plainDate(year, 12, 31),
          },
        );
      }
    }
    for (const [mark, year] of COHORTS)
      if (holdsPost && sectorMarks.includes(mark) && random.chance(diligence * 0.9))
        train(
          person,
          'principal-course',
          '主要负责人安全生产集中培训',
          plainDate(year, random.whole(3, 11), 15),
          32,
        );
    for (const { fromOn } of person.posts)
      if (fromOn > STARTED && random.chance(diligence)) {
        const heldOn = addDays(fromOn as PlainDate, random.whole(20, 170));
        train(person, 'initial', '主要负责人和安全生产管理人员初次培训', heldOn, 48);
      }
    if (holdsPost) continue;
    const issuedOn = addDays(plainDate(2018, 6, 1), random.whole(0, 2200));
    const validTo = addDays(addYears(issuedOn, 6), -1);
    const reviewBy = addDays(addYears(issuedOn, 3), -1);
    const verifiedOn = plainDate(2024 + random.whole(0, 1), random.whole(3, 12), random.whole(1, 28));
    const changes: [PlainDate, Record<string, unknown>][] = [];
    if (random.chance(diligence)) changes.push([verifiedOn, { verifiedOn }]);
    const reviewed = addDays(reviewBy, random.pick([-40, -22, -8, 15]));
    if (reviewed > STARTED && random.chance(diligence))
      changes.push([reviewed, { reviewedOn: reviewed, reviewBy: addDays(addYears(reviewBy, 3), -1) }]);
    const renewed = addDays(validTo, random.pick([-50, -33, -15, 20]));
    if (renewed > STARTED && random.chance(diligence))
      changes.push([renewed, { validTo: addYears(validTo, 6), reviewBy: addYears(validTo, 3) }]);
    ledger.enter(
      officer,
      'special-operation-certificate',
      { organisationId: id, person },
      issuedOn > STARTED ? ledger.after(issuedOn, 5, 15) : STARTED,
      {
        number: `T3404211990${String(random.whole(1_000_000, 9_999_999))}`,
        trade: random.pick(['electrician', 'welding', 'height', 'chemicals']),
        operation: undefined,
        issuedOn,
        validTo,
        reviewBy,
      },
      changes.sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

/** Renewed a little before it ends, or late, or not at all. */
function renewals(
  ledger: Ledger,
  to: PlainDate,
  diligence: number,
  next: (on: PlainDate) => Record<string, unknown>,
): [PlainDate, Record<string, unknown>][] {
  if (to < STARTED || !ledger.random.chance(diligence)) return [];
  const on = addDays(to, ledger.random.pick([-40, -25, -12, -2, 14, 35]));
  return on > STARTED ? [[on, next(on)]] : [];
}

function keepPapers(ledger: Ledger, enterprise: DemoEnterprise, index: number, diligence: number) {
  const { random } = ledger;
  const { id: organisationId, manager, sectorMarks, traits, headcount } = enterprise;
  const keepers = keepersOf(enterprise, index);
  const enter = (
    name: string,
    on: PlainDate,
    values: Record<string, unknown>,
    changes: [PlainDate, Record<string, unknown>][] = [],
  ) => ledger.enter(manager, name, { organisationId }, on, { ...keepers[name], ...values }, changes);
  const has = (...marks: string[]) => sectorMarks.some((mark) => marks.includes(mark));
  if (has('hazardous-chemicals', 'city-gas', 'construction')) {
    const issuedOn = addDays(plainDate(2021, 3, 1), random.whole(0, 1000));
    const validTo = addDays(addYears(issuedOn, 3), -1);
    const kind = has('city-gas') ? 'gas-trade' : 'safety-production';
    const number = `皖淮安许〔${issuedOn.slice(0, 4)}〕${String(1000 + index)}`;
    const renewed = renewals(ledger, validTo, diligence, () => ({ validTo: addYears(validTo, 3) }));
    enter('licence', STARTED, { number, kind, issuedOn, validTo }, renewed);
  }
  if (index % 2 === 0) {
    const issuedOn = addDays(plainDate(2021, 6, 1), random.whole(0, 900));
    const validTo = addYears(issuedOn, 3);
    const report = `${enterprise.name}安全现状评价报告`;
    const renewed = renewals(ledger, validTo, diligence, () => ({ validTo: addYears(validTo, 3) }));
    enter('assessment-report', STARTED, { report, kind: 'present-state', issuedOn, validTo }, renewed);
  }
  const issuedOn = addDays(plainDate(2021, 4, 1), random.whole(0, 1500));
  const reviewBy = addYears(issuedOn, 3);
  const filedOn = addDays(issuedOn, random.pick([9, 15, 22, 40]));
  const entered = issuedOn > STARTED ? ledger.after(issuedOn, 1, 6) : STARTED;
  const filed: [PlainDate, Record<string, unknown>][] = random.chance(diligence)
    ? [[filedOn > entered ? filedOn : entered, { filedOn }]]
    : [];
  const reviewed = renewals(ledger, reviewBy, diligence, (on) => ({
    reviewedOn: on,
    reviewBy: addYears(reviewBy, 3),
  }));
  enter(
    'emergency-plan',
    entered,
    {
      plan: `${enterprise.name}综合应急预案`,
      kind: 'comprehensive',
      issuedOn,
      reviewBy,
      version: `YA-${index + 1}`,
      filingNumber: undefined,
    },
    [...filed, ...reviewed].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  if (has('hazardous-chemicals', 'metal-smelting', 'construction', 'road-transport'))
    for (const year of YEARS) {
      const beginsOn = plainDate(year, 1 + (index % 6), 10);
      if (random.chance(diligence))
        enter('insurance-policy', addDays(beginsOn, year === 2024 ? 30 : -3), {
          number: `PZAQ${year}3404${String(100000 + index)}`,
          beginsOn,
          endsOn: addDays(addYears(beginsOn, 1), -1),
          people: headcount,
          perPerson: random.chance(0.9) ? 60_000_000 : 20_000_000,
        });
    }
  if (
    has('hazardous-chemicals', 'metal-smelting', 'construction', 'city-gas', 'fireworks') &&
    random.chance(diligence)
  ) {
    const agreementTo = plainDate(2025 + random.whole(0, 2), random.whole(1, 12), 20);
    const on = ledger.after(STARTED, 5, 500);
    enter('rescue-team', on, { team: `${enterprise.name}应急救援队`, kind: 'agreement', agreementTo });
  }
  enter('emergency-supply', STARTED, {
    item: '正压式空气呼吸器',
    place: '微型消防站',
    madeOn: plainDate(2022, 5, 1),
    testBy: plainDate(2027, 5, 1),
  });
  if (index % 3 === 0)
    enter('contractor', plainDate(2024, 6, 3), {
      body: '淮南鑫达安装工程有限公司',
      scope: '设备检修',
      beginsOn: plainDate(2024, 6, 1),
      endsOn: plainDate(2026, 12, 31),
    });
  if (traits.includes('construct'))
    enter('high-risk-subproject', plainDate(2025, 3, 20), {
      subproject: '深基坑开挖',
      project: enterprise.name,
      planApprovedOn: plainDate(2025, 3, 2),
      reviewedOn: plainDate(2025, 3, 10),
      briefedOn: plainDate(2025, 3, 15),
      startedOn: plainDate(2025, 3, 18),
    });
}

function keepThings(ledger: Ledger, enterprise: DemoEnterprise, index: number, diligence: number) {
  const { random } = ledger;
  const { id: organisationId, officer, sectorMarks, traits } = enterprise;
  const keepers = keepersOf(enterprise, index);
  const enter = (
    name: string,
    on: PlainDate,
    values: Record<string, unknown>,
    changes: [PlainDate, Record<string, unknown>][] = [],
  ) => ledger.enter(officer, name, { organisationId }, on, { ...keepers[name], ...values }, changes);
  const has = (...names: string[]) => traits.some((trait) => names.includes(trait));
  for (let n = 1; n <= 3; n++) {
    const madeOn = addDays(plainDate(2013, 6, 1), random.whole(0, 2500));
    const scrapped = addDays(addYears(madeOn, 10), random.pick([-20, -5, 10, 60]));
    enter(
      'equipment',
      STARTED,
      {
        label: '干粉灭火器 MFZ/ABC4',
        number: `MH-${String(index + 1).padStart(3, '0')}-${n}`,
        madeOn,
        lifeYears: 10,
      },
      scrapped > STARTED && random.chance(diligence ** 2) ? [[scrapped, { scrappedOn: scrapped }]] : [],
    );
  }
  if (has('food', 'hotel', 'mall', 'gas', 'liquor')) {
    const installedOn = addDays(plainDate(2023, 1, 10), random.whole(0, 700));
    const calibratedOn = installedOn;
    const again = addDays(addYears(installedOn, 1), -10);
    enter(
      'gas-alarm',
      installedOn > STARTED ? installedOn : STARTED,
      {
        place: '食堂后厨灶台上方',
        number: `RQ-${index + 1}`,
        madeOn: addDays(installedOn, -60),
        installedOn,
        calibratedOn,
      },
      again > STARTED && random.chance(diligence) ? [[again, { calibratedOn: again }]] : [],
    );
  }
  if (sectorMarks.includes('city-gas')) {
    for (let n = 1; n <= 40; n++) {
      const kind = n % 4 === 0 ? 'acetylene' : 'lpg';
      const madeOn = addDays(plainDate(2017, 3, 1), random.whole(0, 2500));
      const inspected = addDays(addYears(madeOn, kind === 'lpg' ? 4 : 3), random.pick([-25, -10, 8, 30]));
      enter(
        'gas-cylinder',
        STARTED,
        { number: `A02${index}${1000 + n}`, kind, madeOn, code: undefined },
        inspected > STARTED && random.chance(diligence) ? [[inspected, { inspectedOn: inspected }]] : [],
      );
      const visitedOn = addDays(plainDate(2024, 2, 20), n * 24);
      enter('household-gas-visit', ledger.after(visitedOn, 0, 3), {
        address: `凤凰镇滨河花园${n}栋${n % 6}单元201室`,
        visitedOn,
        result: random.pick(['safe', 'safe', 'hazard', 'absent']),
      });
      // Most are visited again within the year that the park has set, some too late.
      const again = addDays(addYears(visitedOn, 1), random.pick([-30, -12, -5, 20]));
      if (random.chance(diligence))
        enter('household-gas-visit', again, {
          address: `凤凰镇滨河花园${n}栋${n % 6}单元201室`,
          visitedOn: again,
          result: 'safe',
        });
    }
    enter('gas-pipeline', STARTED, {
      segment: `经开区中压管${index + 1}段`,
      servesFrom: plainDate(2005, 5, 1),
      inspectedOn: plainDate(2024, 1, 20),
      inspectBy: plainDate(2027, 1, 20),
      renewBy: plainDate(2026, 12, 31),
    });
  }
  if (has('chem', 'ammonia')) {
    const assessedOn = addDays(plainDate(2021, 5, 10), random.whole(0, 900));
    const due = addYears(assessedOn, 3);
    const unit = has('ammonia') ? '制冷机房' : '原料储罐区';
    enter(
      'major-hazard-installation',
      STARTED,
      {
        unit,
        assessedOn,
        people500m: random.whole(0, 120),
        ...(random.chance(diligence) ? {} : { operational: undefined }),
        filingNumber: `BA皖340421〔2024〕${String(index + 1).padStart(3, '0')}`,
      },
      renewals(ledger, due, diligence, (on) => ({ assessedOn: on })),
    );
    const connectedOn = ledger.after(STARTED, 60, 900);
    enter(
      'monitoring-point',
      plainDate(2024, 4, 1),
      {
        point: `LT-${200 + index}`,
        site: unit,
        system: 'chemical-installation',
        connectBy: plainDate(2025, 12, 31),
      },
      random.chance(diligence) ? [[connectedOn, { connectedOn }]] : [],
    );
    enter('chemical-user', plainDate(2024, 5, 6), {
      chemical: has('ammonia') ? '液氨' : '甲醇',
      place: '罐区',
      countedOn: plainDate(2024, 5, 5),
    });
  }
  if (has('tank'))
    enter('tank-retrofit', STARTED, { tank: `V-20${index}`, finishBy: plainDate(2026, 12, 31) });
  if (has('chem'))
    enter('key-chemical-process', STARTED, {
      plant: '合成车间',
      riskAssessedOn: plainDate(2023, 9, 1),
      upgradeBy: plainDate(2026, 12, 31),
    });
  if (has('confined'))
    enter('confined-space', STARTED, { space: '污水处理站调节池', identifiedOn: plainDate(2024, 1, 12) });
  if (sectorMarks.includes('combustible-dust')) {
    enter('dust-site', STARTED, { place: '打磨车间', changeBy: plainDate(2025, 12, 31) });
    const connectedOn = ledger.after(STARTED, 100, 900);
    enter(
      'monitoring-point',
      plainDate(2024, 4, 2),
      { point: `PT-${300 + index}`, site: '打磨车间', system: 'dust', connectBy: plainDate(2025, 12, 31) },
      random.chance(diligence) ? [[connectedOn, { connectedOn }]] : [],
    );
  }
  if (index % 5 === 1) {
    const beginsOn = addMonths(STARTED, random.whole(1, 20));
    ledger.enter(officer, 'dispatched-worker', { organisationId, person: officer }, addDays(beginsOn, 2), {
      beginsOn,
      endsOn: addYears(beginsOn, 1),
    });
  }
}
