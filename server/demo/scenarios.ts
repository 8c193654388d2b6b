import type { HazardMove } from '@zhiben/domain/kinds/hazard/lifecycle.ts';

/** Who makes a step; several people may be able to, the lifecycle decides which of them may. */
export type Who = 'desk' | 'inspector' | 'checker' | 'enterprise' | 'reporter' | 'receiver';

export interface Step {
  /** `duplicate`: meanwhile somebody else reports the same thing, and it is merged into this one. */
  readonly move: HazardMove | 'duplicate';
  readonly by: Who;
  /** Days since the step before, from and to. */
  readonly after: readonly [number, number];
}

export interface Scenario {
  readonly name: string;
  /** How often among 600. */
  readonly count: number;
  /** Steps after the report. */
  readonly steps: readonly Step[];
  readonly grade?: 'major' | 'general';
  /** Days since the last step until today, for what is open: above all how late it is. */
  readonly idle?: readonly [number, number];
  /** Days that the order gives, shorter than usual where a term is to be missed. */
  readonly term?: number;
  /** It happened before in the same place: an earlier closed one is looked for. */
  readonly again?: boolean;
}

function step(move: Step['move'], by: Who, from: number, to: number): Step {
  return { move, by, after: [from, to] };
}

const confirm = step('confirm', 'desk', 0.1, 2);
const order = step('order', 'desk', 0.1, 1.5);
const plan = step('plan', 'enterprise', 1, 4);
const start = step('start', 'enterprise', 0.2, 2);
const submit = step('submit', 'enterprise', 3, 14);
const verify = step('verify', 'checker', 0.5, 4);
const close = step('close', 'desk', 0.1, 2);
const toOrder = [confirm, order];
const toStart = [...toOrder, plan, start];
const toSubmit = [...toStart, submit];
const finish = [verify, close];
const onSpot = step('rectify-on-spot', 'enterprise', 0.05, 0.5);
const back = step('return', 'checker', 0.5, 3);
const askMore = step('ask-extension', 'enterprise', 3, 8);
const grantMore = step('grant-extension', 'desk', 0.2, 2);
const askStop = step('ask-stop', 'enterprise', 2, 6);
const grantStop = step('grant-stop', 'desk', 0.2, 1.5);
const stop = step('stop-production', 'inspector', 0.05, 0.3);
const resume = step('resume-production', 'checker', 0.1, 1);
const handOver = step('hand-over', 'desk', 0.2, 2);
const raise = step('propose-grade', 'desk', 0.5, 3);
const contest = step('contest', 'reporter', 2, 9);
const uphold = step('uphold', 'desk', 1, 4);
const reopen = step('reopen', 'desk', 1, 4);

/** Every state, every side move, in the proportions of a park where most things end well. With their duplicates and the given ones 600. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'closed', count: 152, steps: [...toSubmit, ...finish] },
  {
    name: 'closed without a plan',
    count: 45,
    grade: 'general',
    steps: [...toOrder, start, submit, ...finish],
  },
  { name: 'rectified on the spot', count: 96, grade: 'general', steps: [onSpot, ...finish] },
  { name: 'returned once', count: 34, steps: [...toSubmit, back, submit, ...finish] },
  { name: 'returned twice', count: 9, steps: [...toSubmit, back, submit, back, submit, ...finish] },
  {
    name: 'partly first',
    count: 16,
    steps: [...toSubmit, step('partly', 'checker', 0.5, 3), submit, ...finish],
  },
  { name: 'more time granted', count: 12, steps: [...toStart, askMore, grantMore, submit, ...finish] },
  {
    name: 'clock stopped and started again',
    count: 3,
    steps: [...toStart, askStop, grantStop, step('start-clock', 'desk', 2, 5), submit, ...finish],
  },
  {
    name: 'clock not stopped',
    count: 2,
    steps: [...toStart, askStop, step('refuse-stop', 'desk', 0.2, 2), submit, ...finish],
  },
  {
    name: 'more time refused',
    count: 7,
    steps: [...toStart, askMore, step('refuse-extension', 'desk', 0.2, 2), submit, ...finish],
  },
  {
    name: 'stopped',
    count: 12,
    grade: 'major',
    steps: [confirm, stop, order, plan, start, submit, verify, resume, close],
  },
  { name: 'contested, upheld', count: 5, steps: [...toSubmit, ...finish, contest, uphold] },
  {
    name: 'contested, reopened',
    count: 6,
    steps: [...toSubmit, ...finish, contest, reopen, submit, ...finish],
  },
  { name: 'dismissed', count: 16, grade: 'general', steps: [step('dismiss', 'desk', 0.5, 4)] },
  {
    name: 'reported twice',
    count: 12,
    steps: [confirm, step('duplicate', 'desk', 0.3, 3), order, plan, start, submit, ...finish],
  },
  {
    name: 'came back',
    count: 18,
    again: true,
    steps: [confirm, step('link-recurrence', 'desk', 0.05, 1), order, plan, start, submit, ...finish],
  },
  {
    name: 'handed over',
    count: 8,
    steps: [
      confirm,
      handOver,
      step('accept-hand-over', 'receiver', 0.5, 3),
      order,
      plan,
      start,
      submit,
      ...finish,
    ],
  },
  {
    name: 'handed over and back',
    count: 4,
    steps: [
      confirm,
      handOver,
      step('return-hand-over', 'receiver', 0.5, 3),
      order,
      plan,
      start,
      submit,
      ...finish,
    ],
  },
  {
    name: 'grade changed',
    count: 9,
    steps: [...toOrder, raise, step('approve-grade', 'desk', 0.3, 3), plan, start, submit, ...finish],
  },
  {
    name: 'grade kept',
    count: 4,
    steps: [...toOrder, raise, step('refuse-grade', 'desk', 0.3, 3), plan, start, submit, ...finish],
  },

  { name: 'just reported', count: 12, steps: [], idle: [0.05, 1.6] },
  { name: 'waiting for its order', count: 8, steps: [confirm], idle: [0.05, 2] },
  { name: 'ordered', count: 11, steps: toOrder, idle: [0.1, 6] },
  { name: 'planned', count: 9, steps: [...toOrder, plan], idle: [0.1, 7] },
  { name: 'being rectified', count: 15, steps: toStart, idle: [0.5, 12] },
  { name: 'late', count: 9, steps: toStart, idle: [12, 34], term: 12 },
  { name: 'ordered, late', count: 4, steps: toOrder, idle: [10, 20], term: 7 },
  { name: 'partly', count: 4, steps: [...toSubmit, step('partly', 'checker', 0.5, 3)], idle: [0.5, 6] },
  { name: 'returned', count: 4, steps: [...toSubmit, back], idle: [0.3, 5] },
  { name: 'to be verified', count: 10, steps: toSubmit, idle: [0.1, 3] },
  { name: 'on the spot, to be verified', count: 4, grade: 'general', steps: [onSpot], idle: [0.1, 2] },
  { name: 'to be closed', count: 6, steps: [...toSubmit, verify], idle: [0.1, 2] },
  {
    name: 'stopped now',
    count: 3,
    grade: 'major',
    steps: [confirm, stop, order, plan, start],
    idle: [0.5, 6],
  },
  {
    name: 'resumption to be decided',
    count: 1,
    grade: 'major',
    steps: [confirm, stop, order, plan, start, submit, verify],
    idle: [0.1, 1],
  },
  { name: 'more time asked', count: 4, steps: [...toStart, askMore], idle: [0.1, 2] },
  { name: 'hand-over open', count: 3, steps: [confirm, handOver], idle: [0.1, 2] },
  { name: 'grade open', count: 3, steps: [...toOrder, raise], idle: [0.1, 2] },
  { name: 'contested now', count: 4, steps: [...toSubmit, ...finish, contest], idle: [0.1, 3] },
];
