import { addDays, addMonths, type PlainDate, plainDate } from '@zhiben/domain/values/plain-date.ts';
import { nameAt, rosterOf } from './keepers.ts';
import type { Ledger } from './ledger.ts';
import type { DemoWorld } from './world.ts';

const YEARS = [2024, 2025, 2026] as const;
const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const;
const QUARTER_WORDS = ['一', '二', '三', '四'];
/** Name, first and last day without the year. */
const FESTIVALS = [
  ['元旦', 'new-year', '01-01', '01-03'],
  ['春节', 'spring-festival', '02-09', '02-24'],
  ['清明', 'qingming', '04-03', '04-06'],
  ['五一', 'labour-day', '04-30', '05-05'],
  ['国庆中秋', 'national-day', '09-28', '10-08'],
] as const;
const PROBLEMS = [
  '餐饮场所报警装置安装底数不清',
  '危化企业特殊作业票证代签',
  '粉尘清扫记录与现场不符',
  '施工现场临边防护责任不落实',
  '自建房经营场所疏散通道不足',
  '企业双重预防机制流于形式',
];
const EXPERTS = '王敏 陆怀生 沈立群 贾云川 邵安平 孟庆余 汪世民 程若望'.split(' ');
const BODIES = [
  '淮南安泰安全培训学校',
  '凤台宏远职业培训中心',
  '安徽皖北安全技术培训有限公司',
  '淮南众安培训学校',
];

/** What the governing side keeps over the three years, with a gap here and there, as a real office has. */
export function keepParkLedgers(ledger: Ledger, world: DemoWorld): void {
  const { random } = ledger;
  const desk = world.staff.desk[0] ?? world.staff.expert;
  const enter = (name: string, on: PlainDate, values: object, changes: [PlainDate, object][] = []) =>
    ledger.enter(
      desk,
      name,
      {},
      on,
      { ...values },
      changes.map(([day, more]) => [day, { ...more }]),
    );
  const leaders = world.people.filter((p) => p.roles.includes('leader') && p.authorityId === world.park.id);
  const officers = world.people.filter(({ departmentId }) => departmentId !== null);
  const chair = leaders[0]?.name ?? desk.name;
  const officer = (n: number) => officers[n % officers.length]?.name ?? desk.name;

  for (const year of YEARS) {
    for (const [q, quarter] of QUARTERS.entries()) {
      const first = plainDate(year, q * 3 + 1, 1);
      if (first < '2024-02-01' && q > 0) continue;
      const heldOn = ledger.after(first, 40, 80);
      // One quarter was forgotten.
      if (year === 2025 && q === 2) continue;
      const tour = `${year}年第${QUARTER_WORDS[q]}季度安全生产督导`;
      enter('supervision-tour', ledger.after(heldOn, 1, 4), {
        tour,
        year,
        quarter,
        heldOn,
        findings: 3,
        team: [chair, officer(q), officer(q + 1)].join('、'),
      });
      for (let n = 0; n < 3; n++) {
        const solveBy = addMonths(heldOn, random.whole(1, 4));
        const solvedOn = addDays(solveBy, random.pick([-20, -9, -3, 0, 12, 45]));
        const problem = `${random.pick(PROBLEMS)}（${year}年${quarterNumber(q)}-${n + 1}）`;
        const solved: [PlainDate, object][] = random.chance(0.85)
          ? [[ledger.after(solvedOn, 0, 3), { solvedOn }]]
          : [];
        enter(
          'supervision-finding',
          ledger.after(heldOn, 1, 5),
          { problem, tour, foundOn: heldOn, solveBy, outcome: undefined },
          solved,
        );
      }
      for (const person of leaders) {
        const doneOn = ledger.after(first, 35, 85);
        if (random.chance(0.9))
          ledger.enter(desk, 'leader-duty', { person }, ledger.after(doneOn, 0, 5), {
            doneOn,
            duty: '每季度研究一次安全生产工作',
          });
      }
      enter('meeting', ledger.after(heldOn, 2, 6), {
        heldOn,
        topic: `${year}年第${QUARTER_WORDS[q]}季度安全生产例会`,
        chair,
      });
      const dueOn = addMonths(heldOn, 2);
      enter(
        'decision',
        ledger.after(heldOn, 2, 6),
        { decidedOn: heldOn, dueOn, matter: `第${QUARTER_WORDS[q]}季度重点企业帮扶安排（${year}年）` },
        [[dueOn, { doneOn: dueOn }]],
      );
    }
    for (const person of leaders) {
      const submittedOn = plainDate(year, 12, 10 + random.whole(0, 15));
      if (year !== 2025)
        ledger.enter(desk, 'duty-report', { person }, submittedOn, { year, period: '全年', submittedOn });
    }
    for (const [word, occasion, from, to] of FESTIVALS) {
      const beginsOn = `${year}-${from}` as PlainDate;
      if (beginsOn < '2024-02-01') continue;
      const period = `${year}年${word}`;
      enter('sensitive-period', addDays(beginsOn, -20), { period, beginsOn, endsOn: `${year}-${to}` });
      // Of one festival in the three years nothing was logged; of another, too late.
      const visitedOn = addDays(beginsOn, period === '2026年清明' ? 8 : random.whole(-6, 2));
      if (period === '2025年清明') continue;
      enter('festival-inspection', addDays(visitedOn, 1), {
        period: `${period}安全检查`,
        occasion,
        visitedOn,
        leader: chair,
        roster: rosterOf(beginsOn, [chair, desk.name]),
      });
    }
    const heldOn = plainDate(year, 11, 5 + random.whole(0, 15));
    enter('fire-risk-study', ledger.after(heldOn, 0, 3), {
      study: `${year}年度园区火灾风险分析研判`,
      kind: 'yearly',
      year,
      heldOn,
    });
    enter('typical-case', plainDate(year, 6, 20), {
      title: `${year}年粉尘爆炸警示案例`,
      happenedOn: plainDate(year, 4, 12),
    });
    enter('budget-line', plainDate(year, 2, 20), { year, line: '园区安全生产专项经费' });
    enter('rule-document', plainDate(year, 3, 8), {
      document: `园区安全生产工作制度（${year}年）`,
      number: `凤开安〔${year}〕3号`,
      effectiveFrom: plainDate(year, 3, 1),
    });
  }
  for (const [index, expert] of EXPERTS.entries()) {
    const engagedOn = plainDate(2022, 3, 1 + index);
    const again = plainDate(2024, 5 + index, 12);
    const renewed: [PlainDate, object][] =
      index === 6 ? [] : [[again, { engagedOn: again, engagedTo: addMonths(again, 36) }]];
    enter(
      'expert',
      plainDate(2024, 2, 5),
      { expert, phone: `1540000${1000 + index}`, engagedOn, engagedTo: addMonths(engagedOn, 36) },
      renewed,
    );
  }
  for (const [index, body] of BODIES.entries()) {
    enter('training-body', plainDate(2024, 2, 6), {
      body,
      head: nameAt(100 + index),
      filedOn: plainDate(2023, 5, 1),
      validTo: plainDate(2028, 4, 30),
    });
    const reviewedOn = plainDate(2024, 9 + index, 10);
    if (index < 3)
      enter('training-body-review', addDays(reviewedOn, 2), {
        body,
        reviewedOn,
        reviewers: `${officer(index)}、专家${EXPERTS[index]}`,
        result: index === 2 ? 'removed' : 'fit',
      });
  }
  for (const person of officers) {
    const heldOn = plainDate(2024 + random.whole(0, 2), random.whole(3, 10), random.whole(1, 28));
    if (random.chance(0.75))
      ledger.enter(desk, 'training-record', { person }, ledger.after(heldOn, 1, 9), {
        course: '党校企业主要负责人培训班跟班学习',
        kind: 'officer-class',
        heldOn,
        hours: 24,
      });
  }
  for (const [n, reviewBy] of (['2025-03-01', '2026-05-01', '2027-01-15'] as PlainDate[]).entries()) {
    const reviewedOn = addMonths(reviewBy, -12);
    const again = addDays(reviewBy, -11);
    enter(
      'standard-review',
      ledger.after(reviewedOn, 1, 9),
      {
        standard: `小微企业安全管理规范（第${n + 1}部分）`,
        number: `Q/FKQ ${n + 1}-2024`,
        reviewedOn,
        reviewBy,
      },
      n === 1 ? [] : [[again, { reviewedOn: again, reviewBy: addMonths(reviewBy, 24) }]],
    );
  }
  for (const [n, department] of world.departments.entries()) {
    enter('enforcement-kit', plainDate(2024, 3, 4), {
      item: '防爆执法记录仪',
      number: `ZF-${101 + n}`,
      holder: department.name,
      boughtOn: plainDate(2023, 8, 1),
      calibrateBy: plainDate(2027, 2, 1),
    });
    enter('safety-supervisor', plainDate(2024, 3, 5), {
      supervisor: EXPERTS[n % EXPERTS.length],
      phone: `1540001${1000 + n}`,
      beginsOn: plainDate(2024, 3, 1),
      endsOn: plainDate(2027, 2, 28),
    });
    enter('grid', plainDate(2024, 3, 6), {
      grid: `经开区第${n + 1}网格`,
      head: officer(n),
      checkedOn: plainDate(2024, 3, 6),
    });
  }
  for (const [n, body] of [
    '安徽宇宸工程科技有限公司',
    '淮南鼎安消防检测有限公司',
    '安徽中皖安全评价有限公司',
  ].entries()) {
    enter('service-body', plainDate(2024, 4, 2 + n), {
      body,
      contact: nameAt(200 + n),
      contractFrom: plainDate(2024, 4, 1),
      contractTo: plainDate(2027, 3, 31),
    });
    enter('insurer', plainDate(2024, 4, 2 + n), {
      body: `${['人保', '太平洋', '平安'][n]}财险凤台支公司`,
      contact: nameAt(300 + n),
      agreementFrom: plainDate(2024, 1, 1),
      agreementTo: plainDate(2026, 12, 31),
    });
    enter('retired-technician', plainDate(2024, 4, 2 + n), {
      technician: EXPERTS[n],
      phone: `1540002${1000 + n}`,
      engagedOn: plainDate(2024, 4, 1),
      engagedTo: plainDate(2027, 3, 31),
    });
  }
}

const quarterNumber = (q: number) => `第${QUARTER_WORDS[q]}季度`;
