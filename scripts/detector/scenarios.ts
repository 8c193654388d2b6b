import type { CheckFact, EnterpriseFacts, HazardFact } from '../../domain/kinds/inquiry/detect.ts';
import type { Failure } from '../../domain/kinds/inquiry/lifecycle.ts';
import placeCases from '../../domain/kinds/inquiry/place.cases.json' with { type: 'json' };
import { addDays, type PlainDate } from '../../domain/values/plain-date.ts';
import type { Random } from '../../server/demo/random.ts';

/** The day on which the detector looks, and the first day of the first period. */
export const TODAY = '2026-11-25' as PlainDate;
export const FROM = '2026-09-01';

export type Split = 'dev' | 'held-out';

/** One enterprise's records with what really happened there, which the records need not show. */
export interface Story {
  readonly facts: EnterpriseFacts;
  /** The failures that an honest inquiry would find founded. */
  readonly truth: readonly Failure[];
  /** Whether the records could show it at all. */
  readonly shown: boolean;
}

type Scenario = (chance: Random, split: Split, name: string) => Omit<Story, 'shown'>;

const ago = (days: number): string => addDays(TODAY, -days);

const check = (days: number, over: Partial<CheckFact> = {}): CheckFact => ({
  id: `check-${days}`,
  checkedOn: ago(days),
  signedOn: ago(days),
  wholeSite: false,
  place: '全厂各处',
  lng: null,
  lat: null,
  criteria: [],
  foundNothing: true,
  ...over,
});
const hazard = (name: string, days: number, over: Partial<HazardFact> = {}): HazardFact => ({
  id: `hazard-of-${name}`,
  number: 'YH2026-00001',
  grade: 'major',
  state: 'confirmed',
  ownFind: false,
  foundOn: ago(days),
  reportedOn: ago(days),
  criterionId: 'GM10-3-1',
  place: '全厂各处',
  lng: null,
  lat: null,
  dueOn: null,
  extensionAsked: false,
  ...over,
});
/** A check in each period, of a place where nothing was found later: who keeps these has looked. */
const ROUNDS = [check(80, { place: '门卫室' }), check(50, { place: '门卫室' })];

const story = (
  name: string,
  truth: readonly Failure[],
  over: Partial<Pick<EnterpriseFacts, 'checks' | 'hazards' | 'refusals' | 'since'>> = {},
): Omit<Story, 'shown'> => ({
  truth,
  facts: {
    organisationId: name,
    since: '2020-01-01',
    checks: ROUNDS,
    hazards: [],
    refusals: [],
    ...over,
  },
});

const places = (split: Split, covers: boolean) =>
  placeCases.filter((each) => each.split === split && each.covers === covers);

/** Planted failures: the records show them, in the words that enterprises use. */
const PLANTED: readonly Scenario[] = [
  (_chance, _split, name) => story(name, ['not-looked', 'not-looked'], { checks: [] }),
  (chance, _split, name) => story(name, ['not-looked'], { checks: [check(chance.whole(60, 80))] }),
  (chance, split, name) => {
    const { checked, found } = chance.pick(places(split, true));
    const days = chance.whole(10, 40);
    const gap = chance.whole(1, 7);
    return story(name, ['not-seen'], {
      checks: [...ROUNDS, check(days + gap, { place: checked })],
      hazards: [hazard(name, days, { place: found })],
    });
  },
  (chance, split, name) => {
    const days = chance.whole(10, 40);
    return story(name, ['not-seen'], {
      checks: [...ROUNDS, check(days + chance.whole(1, 7), { wholeSite: true, place: '' })],
      hazards: [hazard(name, days, { place: chance.pick(places(split, true)).found })],
    });
  },
  (chance, _split, name) =>
    story(name, ['refused'], {
      hazards: [
        hazard(name, 40, {
          state: chance.pick(['ordered', 'planned', 'rectifying', 'partly-rectified']),
          dueOn: ago(chance.whole(1, 30)),
        }),
      ],
    }),
  (chance, _split, name) =>
    story(name, ['refused'], {
      hazards: [hazard(name, 20, { state: 'ordered', dueOn: ago(-20) })],
      refusals: [{ orderId: name, number: 'DB2026-001', caseId: name, refusedOn: ago(chance.whole(0, 10)) }],
    }),
];

/** Near misses: much like a failure, and none. */
const NEAR: readonly Scenario[] = [
  (_chance, _split, name) => story(name, []),
  // It found hazards by itself instead of signing a nil return.
  (chance, _split, name) =>
    story(name, [], {
      checks: [],
      hazards: [
        hazard(name, chance.whole(56, 85), { ownFind: true, grade: 'general' }),
        hazard(`${name}-2`, chance.whole(27, 54), { ownFind: true, grade: 'general' }),
      ],
    }),
  // It came into the books in the middle of the periods.
  (_chance, _split, name) => story(name, [], { checks: [], since: ago(40) }),
  // It checked another place.
  (chance, split, name) => {
    const { checked, found } = chance.pick(places(split, false));
    const days = chance.whole(10, 40);
    return story(name, [], {
      checks: [...ROUNDS, check(days + chance.whole(1, 7), { place: checked })],
      hazards: [hazard(name, days, { place: found })],
    });
  },
  // It checked the place long before.
  (chance, split, name) => {
    const { checked, found } = chance.pick(places(split, true));
    return story(name, [], {
      checks: [...ROUNDS, check(10 + chance.whole(8, 40), { place: checked })],
      hazards: [hazard(name, 10, { place: found })],
    });
  },
  // It looked for something else.
  (chance, split, name) => {
    const { checked, found } = chance.pick(places(split, true));
    return story(name, [], {
      checks: [...ROUNDS, check(13, { place: checked, criteria: ['GM10-4-1'] })],
      hazards: [hazard(name, chance.whole(8, 12), { place: found })],
    });
  },
  // Between its check and the visit it reported the thing itself.
  (chance, split, name) => {
    const { checked, found } = chance.pick(places(split, true));
    const own = hazard(`${name}-own`, 12, { place: found, ownFind: true });
    return story(name, [], {
      checks: [...ROUNDS, check(14, { place: checked })],
      hazards: [own, hazard(name, chance.whole(8, 11), { place: found, state: 'merged' })],
    });
  },
  // Past its term, and somebody else has it.
  (chance, _split, name) =>
    story(name, [], {
      hazards: [hazard(name, 40, { state: chance.pick(['submitted', 'verified', 'closed']), dueOn: ago(5) })],
    }),
  // Past its term with an extension asked, or of a general hazard.
  (chance, _split, name) =>
    story(name, [], {
      hazards: [
        hazard(name, 40, {
          state: 'rectifying',
          dueOn: ago(5),
          ...chance.pick([{ extensionAsked: true }, { grade: 'general' }, { dueOn: TODAY }]),
        }),
      ],
    }),
];

/** What records cannot show: the detector is wrong here, and the people who decide put it right. */
const HARD: readonly Scenario[] = [
  // The place goes by a name of its own.
  (chance, _split, name) => {
    const [checked, found] = chance.pick([
      ['老厂房那边', '一车间'],
      ['小红楼', '化验楼三层'],
      ['后面那排', '危废暂存间'],
    ]);
    return story(name, ['not-seen'], {
      checks: [...ROUNDS, check(14, { place: checked ?? '' })],
      hazards: [hazard(name, 10, { place: found ?? '' })],
    });
  },
  // It broke after the check.
  (chance, split, name) => {
    const { checked, found } = chance.pick(places(split, true));
    return story(name, [], {
      checks: [...ROUNDS, check(14, { place: checked })],
      hazards: [hazard(name, 10, { place: found })],
    });
  },
  // It looked, and kept its record on paper.
  (_chance, _split, name) => story(name, [], { checks: [check(80)] }),
];

/** Of twenty enterprises nine failed, ten nearly did, and one is a case that records cannot show. */
export function tell(chance: Random, split: Split, name: string): Story {
  const roll = chance.whole(1, 20);
  const scenario = chance.pick(roll <= 9 ? PLANTED : roll <= 19 ? NEAR : HARD);
  return { ...scenario(chance, split, name), shown: roll < 20 };
}
