import { STOP_GROUNDS } from '@zhiben/domain/kinds/hazard/clock-moves.ts';
import { DISMISS_REASONS } from '@zhiben/domain/kinds/hazard/fields.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenarios.ts';
import { type DemoHazard, dayOf } from './simulate.ts';
import type { Template } from './templates.ts';
import { NEXT_UNITS, say } from './words.ts';
import type { DemoEnterprise, DemoWorld } from './world.ts';

/** What a story is about, besides the hazard itself. */
export interface Subject {
  readonly world: DemoWorld;
  readonly template: Template;
  readonly enterprise: DemoEnterprise | undefined;
  readonly scenario: Scenario;
  readonly grade: 'major' | 'general';
  /** The earlier case that this one repeats. */
  readonly earlier: DemoHazard | undefined;
}

/** What people answer in the form of each move. */
export function answersFor(
  random: Random,
  { file }: DemoHazard,
  subject: Subject,
  name: string,
  at: number,
): Readonly<Record<string, unknown>> {
  const { template, enterprise, scenario, grade, world, earlier } = subject;
  const today = dayOf(at);
  const major = file.grade === 'major';
  const picture = () => [random.id(at)];
  switch (name) {
    case 'confirm':
      return {
        grade,
        ...(grade === 'major' && template.criterion !== null ? { criterionId: template.criterion } : {}),
        accidentType: template.accident,
        rootCause: template.cause,
        defence: template.defence,
        ...(grade === 'major' ? { supervisingLevel: random.chance(0.3) ? 'county' : 'park' } : {}),
      };
    case 'dismiss':
      return {
        because: random.pick(DISMISS_REASONS),
        reason: say(random, 'dismissed'),
        nextUnit: random.pick(NEXT_UNITS),
      };
    case 'order':
      return {
        dueOn: addDays(today, scenario.term ?? (major ? random.whole(25, 60) : random.whole(10, 28))),
        requirements: say(random, 'requirements'),
      };
    case 'plan': {
      const term = addDays(today, random.whole(5, 20));
      return {
        responsibleId: (major ? enterprise?.principal : enterprise?.manager)?.id,
        measures: template.done,
        // Whole hundreds of yuan, in 分.
        money: random.whole(major ? 80 : 5, major ? 4800 : 300) * 10_000,
        dueOn: file.dueOn !== null && term > file.dueOn ? file.dueOn : term,
        emergencyPlan: say(random, 'emergencyPlan'),
      };
    }
    case 'submit':
      return { done: template.done, spent: random.whole(5, major ? 4600 : 280) * 10_000, after: picture() };
    case 'rectify-on-spot':
      return { done: template.done, after: picture() };
    case 'verify':
      return { opinion: say(random, 'opinion'), onSite: picture() };
    case 'partly':
      return { remaining: say(random, 'remaining'), onSite: picture() };
    case 'return':
      return { reason: say(random, 'returned') };
    case 'close':
      return { opinion: say(random, 'closing') };
    case 'resume-production':
      return { opinion: say(random, 'opinion') };
    case 'reopen':
      return { reason: say(random, 'reopened'), dueOn: addDays(today, random.whole(7, 20)) };
    case 'ask-extension':
      return {
        newDueOn: addDays((file.dueOn ?? today) as PlainDate, random.whole(10, 30)),
        reason: say(random, 'extension'),
      };
    case 'ask-stop':
      return {
        ground: random.pick(STOP_GROUNDS),
        until: addDays(today, random.whole(12, 30)),
        reason: say(random, 'stopClock'),
      };
    case 'hand-over': {
      const others = world.departments.filter((d) => d.id !== file.departmentId);
      return { departmentId: random.pick(others).id, reason: say(random, 'handOver') };
    }
    case 'propose-grade':
      return {
        grade: major ? 'general' : 'major',
        ...(major || template.criterion === null ? {} : { criterionId: template.criterion }),
        reason: say(random, 'grade'),
      };
    case 'link-recurrence':
      return { caseId: earlier?.file.id };
    default:
      return REASONS[name] === undefined ? {} : { reason: say(random, REASONS[name]) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  contest: 'contest',
  uphold: 'upheld',
  'grant-extension': 'granted',
  'refuse-extension': 'refused',
  'grant-stop': 'granted',
  'refuse-stop': 'refusedStop',
  'start-clock': 'startClock',
  'stop-production': 'stop',
  'return-hand-over': 'handBack',
  'approve-grade': 'gradeYes',
  'refuse-grade': 'gradeNo',
};
