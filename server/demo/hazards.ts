import samples from '@zhiben/domain/reference/sample-hazards.json' with { type: 'json' };
import { answersFor, type Subject } from './answers.ts';
import type { Random } from './random.ts';
import { type Finding, report } from './report.ts';
import { SCENARIOS, type Scenario, type Step } from './scenarios.ts';
import { append, criterionValidOn, type DemoHazard, dayOf, later, move } from './simulate.ts';
import { fits, TEMPLATES, type Template } from './templates.ts';
import { say } from './words.ts';
import { DAY_MS, type DemoEnterprise, type DemoPerson, type DemoWorld } from './world.ts';

const FIRST_DAY = Date.parse('2023-01-09T00:00:00Z');
const CHANNELS: readonly (readonly [channel: string, weight: number, foundBy: string])[] = [
  ['self-check', 36, ''],
  ['supervision', 33, '检查组'],
  ['expert', 10, '园区聘请专家组'],
  ['public-report', 7, '群众举报（已核实）'],
  ['insurer', 5, '安责险事故预防服务机构'],
  ['handed-over', 5, '淮南市应急管理局移交'],
  ['monitoring', 4, '园区在线监测平台'],
];

/**
 * Six hundred hazards, each with the story that led to where it stands, oldest first. Every move is decided by the
 * lifecycle itself, on the day and by the person of the story.
 *
 * @param now Milliseconds since 1970: the park ends here, whenever it is made.
 */
export function makeHazards(random: Random, world: DemoWorld, now: number): DemoHazard[] {
  const all: DemoHazard[] = [];
  const deck = new Deck(random, world.enterprises);
  // Those that repeat an earlier one come last: only then are there earlier ones.
  const order = [...SCENARIOS].sort((a, b) => Number(a.again ?? false) - Number(b.again ?? false));
  for (const scenario of order) {
    for (let n = 0; n < scenario.count; n += 1) tell(random, world, all, deck, scenario, now);
  }
  given(random, world, all, now);
  return numbered(all);
}

/** Situations with the enterprises where they happen, each dealt before any is dealt again. */
class Deck {
  readonly #random: Random;
  readonly #enterprises: readonly DemoEnterprise[];
  #cards: Template[] = [];

  constructor(random: Random, enterprises: readonly DemoEnterprise[]) {
    this.#random = random;
    this.#enterprises = enterprises;
  }

  deal(wanted: (template: Template) => boolean): { template: Template; enterprise: DemoEnterprise } {
    let at = this.#cards.findIndex(wanted);
    if (at < 0) {
      this.#cards = [...this.#cards, ...this.#random.shuffle(TEMPLATES)];
      at = this.#cards.findIndex(wanted);
    }
    const [template] = this.#cards.splice(at, 1);
    if (template === undefined) throw new Error('no situation is left for this story');
    const enterprise = this.#random.pick(this.#enterprises.filter((e) => fits(template, e.traits)));
    return { template, enterprise };
  }
}

function tell(
  random: Random,
  world: DemoWorld,
  all: DemoHazard[],
  deck: Deck,
  scenario: Scenario,
  now: number,
): void {
  const gaps = scenario.steps.map(({ after: [from, to] }) => random.between(from, to));
  const length = gaps.reduce((sum, gap) => sum + gap, 0) + 0.5;
  const earlier = scenario.again ? repeated(random, all, now - (length + 3) * DAY_MS) : undefined;
  const at = startOf(random, scenario, length, earlier, now);
  const day = dayOf(at - DAY_MS);
  const valid = (t: Template) => t.criterion !== null && criterionValidOn(t.criterion, day);
  const changesGrade = scenario.steps.some((s) => s.move === 'propose-grade');
  const dealt = earlier
    ? sameAs(world, earlier)
    : deck.deal((t) =>
        scenario.grade === 'major' || changesGrade
          ? valid(t)
          : scenario.grade !== 'general' || t.criterion === null,
      );
  const starts = changesGrade && random.chance(0.5) ? 'general' : valid(dealt.template) ? 'major' : 'general';
  const grade = scenario.grade === 'general' ? 'general' : starts;
  const hazard = report(random, world, findingOf(random, world, dealt, at));
  play(random, all, hazard, { world, ...dealt, scenario, grade, earlier }, gaps, now);
  all.push(hazard);
}

/** When it was reported: so that the story ends now, or at some time since the product came. */
function startOf(
  random: Random,
  { idle }: Scenario,
  length: number,
  earlier: DemoHazard | undefined,
  now: number,
): number {
  if (earlier !== undefined)
    return later(random, earlier.at, random.between(30, 200), now - (length + 2) * DAY_MS);
  if (idle !== undefined) return now - (length + random.between(...idle)) * DAY_MS;
  const span = now - 2 * DAY_MS - length * DAY_MS - FIRST_DAY;
  // A few more each year: people report what they see handled.
  return later(random, FIRST_DAY + span * random.next() ** 0.85 - DAY_MS, 1, now - length * DAY_MS);
}

function findingOf(
  random: Random,
  world: DemoWorld,
  { template, enterprise }: { template: Template; enterprise: DemoEnterprise },
  at: number,
): Finding {
  const { staff } = world;
  const [channel, , foundBy] = weighted(random);
  const inspectors = staff.inspectors.get(enterprise.departmentId ?? '') ?? staff.desk;
  const department = world.departments.find((d) => d.id === enterprise.departmentId)?.name ?? '园区专班';
  const reporters: Readonly<Record<string, readonly DemoPerson[]>> = {
    'self-check': [enterprise.officer, enterprise.officer, enterprise.manager],
    supervision: inspectors,
    expert: [staff.expert],
  };
  const { title, description, place } = template;
  const reporter = random.pick(reporters[channel] ?? staff.desk);
  const by =
    channel === 'self-check'
      ? reporter.name
      : channel === 'supervision'
        ? `${department}${foundBy}`
        : foundBy;
  return {
    title,
    description,
    place,
    enterprise,
    channel,
    reporter,
    foundBy: by,
    at,
    pictured: channel !== 'public-report' || random.chance(0.5),
  };
}

function weighted(random: Random): readonly [string, number, string] {
  const cards = CHANNELS.flatMap((channel) => Array.from({ length: channel[1] }, () => channel));
  return random.pick(cards);
}

/** Plays the steps of a story after its report. */
function play(
  random: Random,
  all: DemoHazard[],
  hazard: DemoHazard,
  subject: Subject,
  gaps: readonly number[],
  now: number,
): void {
  for (const [index, step] of subject.scenario.steps.entries()) {
    const at = later(random, hazard.at, gaps[index] ?? 1, now);
    if (step.move === 'duplicate') reportedTwice(random, all, hazard, subject, at);
    else
      move(
        random,
        hazard,
        step.move,
        peopleFor(random, hazard, subject, step),
        answersFor(random, hazard, subject, step.move, at),
        at,
      );
  }
}

/** Who might make the step; who may, the lifecycle says. */
function peopleFor(
  random: Random,
  { file }: DemoHazard,
  { world, enterprise }: Subject,
  { by }: Step,
): readonly DemoPerson[] {
  const { desk, verifiers, inspectors } = world.staff;
  const inspecting = inspectors.get(file.departmentId ?? '') ?? [];
  switch (by) {
    case 'desk':
      return random.shuffle(desk);
    case 'inspector':
      return [...random.shuffle(inspecting), ...desk];
    case 'checker':
      return random.chance(0.6)
        ? [...verifiers, ...inspecting]
        : [...random.shuffle(inspecting), ...verifiers];
    case 'enterprise':
      return enterprise === undefined
        ? []
        : random.shuffle([enterprise.officer, enterprise.manager, enterprise.principal]);
    case 'receiver':
      return inspectors.get(file.handoverTo ?? '') ?? [];
    case 'reporter':
      return world.people.filter((p) => p.id === file.reportedBy);
  }
}

/** Somebody else reports the same thing; the desk merges the second record into the first, and both say so. */
function reportedTwice(
  random: Random,
  all: DemoHazard[],
  hazard: DemoHazard,
  { world, enterprise, template }: Subject,
  at: number,
): void {
  const [desk] = world.staff.desk;
  if (enterprise === undefined || desk === undefined) return;
  const second = report(random, world, {
    ...template,
    title: `${template.place}：${template.title}`,
    enterprise,
    channel: 'public-report',
    reporter: desk,
    foundBy: '群众举报（已核实）',
    at: Math.floor(hazard.at + (at - hazard.at) / 2),
    pictured: false,
  });
  const answers = { caseId: hazard.file.id, reason: say(random, 'duplicate') };
  const by = move(random, second, 'merge', random.shuffle(world.staff.desk), answers, at);
  append(random, hazard, {}, by, at, 'merged-in', { ...answers, caseId: second.file.id });
  all.push(second);
}

function repeated(random: Random, all: readonly DemoHazard[], before: number): DemoHazard {
  const taken = new Set(all.map((h) => h.file.recurrenceOf));
  return random.pick(
    all.filter(
      (h) =>
        h.file.state === 'closed' &&
        h.file.organisationId !== null &&
        h.at < before - 40 * DAY_MS &&
        !taken.has(h.file.id),
    ),
  );
}

function sameAs(world: DemoWorld, { file }: DemoHazard): { template: Template; enterprise: DemoEnterprise } {
  const template = TEMPLATES.find((t) => t.title === file.title);
  const enterprise = world.enterprises.find((e) => e.id === file.organisationId);
  if (template === undefined || enterprise === undefined)
    throw new Error('an earlier hazard without its situation');
  return { template, enterprise };
}

/** Where the four hazards of the reference data stand, in their order. */
const GIVEN_STORIES = ['closed without a plan', 'being rectified', 'ordered', 'to be verified'] as const;
const GIVEN_TRAITS = ['hotel', 'warehouse', 'lease', 'machine'] as const;

/** The hazards that the reference data tells, word for word. */
function given(random: Random, world: DemoWorld, all: DemoHazard[], now: number): void {
  for (const [index, { title, description, places }] of samples.entries()) {
    const scenario = SCENARIOS.find(({ name }) => name === GIVEN_STORIES[index]);
    const enterprise = world.enterprises.find((e) => e.traits.includes(GIVEN_TRAITS[index] ?? ''));
    if (scenario === undefined || enterprise === undefined) continue;
    const done = '已按要求完成整改，附整改前后照片与验收记录。';
    const template: Template = {
      trait: 'any',
      title,
      description,
      place: places.join('、'),
      criterion: null,
      accident: 'other',
      cause: 'responsibility',
      defence: 'management',
      done,
    };
    const gaps = scenario.steps.map(({ after: [from, to] }) => random.between(from, to));
    const length = gaps.reduce((sum, gap) => sum + gap, 0.5);
    const at = Math.floor(now - (length + random.between(1, 3)) * DAY_MS);
    const hazard = report(random, world, findingOf(random, world, { template, enterprise }, at));
    play(
      random,
      all,
      hazard,
      { world, template, enterprise, scenario, grade: 'general', earlier: undefined },
      gaps,
      now,
    );
    all.push(hazard);
  }
}

/** Numbers in the order in which they were reported, also where another record names them. */
function numbered(all: readonly DemoHazard[]): DemoHazard[] {
  const sorted = [...all].sort((a, b) => (a.file.createdAt < b.file.createdAt ? -1 : 1));
  const next = new Map<string, number>();
  const numbers = new Map<string, string>();
  for (const { file } of sorted) {
    const year = dayOf(Date.parse(file.createdAt)).slice(0, 4);
    const n = (next.get(year) ?? 0) + 1;
    next.set(year, n);
    numbers.set(file.id, `YH${year}-${String(n).padStart(5, '0')}`);
  }
  return sorted.map((hazard) => {
    const number = numbers.get(hazard.file.id) ?? '';
    const events = hazard.events.map((e, index) => {
      if (index === 0) return { ...e, changes: { ...e.changes, number } };
      if (e.event.move !== 'merged-in') return e;
      const body = { ...e.event.body, number: numbers.get(String(e.event.body['caseId'])) ?? '' };
      return { ...e, event: { ...e.event, body } };
    });
    return { ...hazard, file: { ...hazard.file, number }, events };
  });
}
