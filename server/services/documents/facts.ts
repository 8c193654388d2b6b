import { dayInDocument, gap } from '@zhiben/domain/kinds/document/content.ts';
import type { Fact, FactBlock, Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { PlaceholderName } from '@zhiben/domain/kinds/document/placeholders.ts';
import {
  type RunningTerm,
  rectificationSteps,
  runningTerm,
  type TermStep,
} from '@zhiben/domain/kinds/hazard/running-term.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { ownTermTexts } from '@zhiben/domain/kinds/own-term/texts.ts';
import type { CaseEvent, CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { criterionById, standardOf } from '@zhiben/domain/standards/criteria.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { readStory } from '../../store/case-files.ts';
import type { Db } from '../../store/database.ts';
import { enterpriseForDocument } from '../../store/document-world.ts';
import { termsOf } from '../terms.ts';

/** A hazard as it is read with its names. */
export interface HazardInDocument extends CaseFile {
  readonly ownerName: string | null;
}
type Words = Partial<Record<PlaceholderName, Fact | string>>;

/** A day of an instant in China. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Everything that a document may say of a hazard. What is not known is not there, so that it shows as a gap.
 *
 * @param today The calendar day in China, on which lateness is counted.
 */
export async function hazardFacts(tx: Db, hazard: HazardInDocument, today: string): Promise<Facts> {
  const story = await readStory(tx, hazard.authorityId, hazard.id);
  return {
    words: {
      ...hazardWords(hazard, today),
      ...(await termWords(tx, hazard, story, today)),
      ...workWords(hazard, story),
      ...(await enterpriseWords(tx, hazard, today)),
    },
    blocks: { progress: [progressOf(hazard, story)] },
  };
}

function hazardWords(hazard: HazardInDocument, today: string): Words {
  const opens = `/hazards/${hazard.id}`;
  const word = (prefix: string, code: string | null) =>
    code === null ? '' : say(hazardTexts, 'zh', `hazard.${prefix}.${code}`);
  const late = hazard.dueOn === null ? 0 : daysBetween(hazard.dueOn as PlainDate, today as PlainDate);
  return {
    'hazard-number': { text: hazard.number, opens },
    'hazard-title': hazard.title,
    'hazard-description': sentence(hazard.description || hazard.title),
    'hazard-place': hazard.place,
    'hazard-grade': word('grade', hazard.grade),
    'hazard-state': word('state', hazard.state),
    channel: word('channel', hazard.channel),
    'found-on': dayInDocument(hazard.foundOn),
    criterion: criterionWords(hazard),
    'due-on': hazard.dueOn === null ? '' : dayInDocument(hazard.dueOn),
    // Of a hazard that is in time there is nothing to say: the gap asks whether this is the right document.
    'term-state': { text: termInWords(hazard.dueOn, late), opens },
    'days-late': late > 0 ? { text: String(late), opens } : '',
    'supervising-level': word('supervising-level', hazard.supervisingLevel),
  };
}

function termInWords(dueOn: string | null, late: number): string {
  if (dueOn === null) return '尚未下达整改期限';
  return `整改期限为${dayInDocument(dueOn)}，${late > 0 ? `截至本通知发出已逾期${late}天` : '尚未逾期'}`;
}

/** The terms with what they were computed from, as the page of the hazard shows it. */
async function termWords(
  tx: Db,
  hazard: HazardInDocument,
  story: readonly CaseEvent[],
  today: string,
): Promise<Words> {
  const opens = `/hazards/${hazard.id}`;
  const steps = hazard.dueOn === null ? [] : rectificationSteps(story);
  const term = runningTerm(hazard, story, await termsOf(tx, hazard.authorityId, today));
  return {
    'due-rule': steps.length === 0 ? '' : { text: steps.map(stepWords).join('；'), opens },
    'running-term': term === undefined ? '' : { text: runningWords(term), opens },
  };
}

function stepWords({ move, on, dueOn }: TermStep): string {
  return `${dayInDocument(on)}${say(hazardTexts, 'zh', `hazard.move.${move}`)}，确定为${dayInDocument(dueOn)}`;
}

/** Of a term that follows from a rule: how long, from when, by which article, and that it is to be looked up. */
function runningWords({ rule, version, startedOn, endsOn, steps }: RunningTerm): string {
  if (version === null) return steps.map(stepWords).join('；');
  const what = say(ownTermTexts, 'zh', `own-term.step.${rule}`);
  if (version.days === null || endsOn === null) return `${what}：${gap('确定期限及其依据')}`;
  const length = `${version.days}${say(ownTermTexts, 'zh', `own-term.unit.${version.unit}`)}`;
  // What the product is not sure of is not issued before somebody looked it up.
  const unsure = version.confidence === 'UNSURE' ? gap('核实期限依据') : '';
  return `${what}应于${dayInDocument(endsOn)}前完成（自${dayInDocument(startedOn)}的次日起${length}；${version.article}，${dayInDocument(version.from)}起施行）${unsure}`;
}

function criterionWords({ criterionId, grade }: HazardInDocument): string {
  const criterion = criterionId === null ? undefined : criterionById(criterionId);
  if (criterion === undefined) return grade === 'major' ? '' : '按一般事故隐患认定';
  const standard = standardOf(criterion);
  const number = standard.documentNo === null ? '' : `（${standard.documentNo}）`;
  // What the product is not sure of is not issued before somebody looked it up.
  const unsure = criterion.confidence === 'UNSURE' ? gap('核实判定依据') : '';
  return `《${standard.name}》${number}${criterion.article}：${criterion.title}${unsure}`;
}

function workWords({ fields, ownerName, closedOn }: HazardInDocument, story: readonly CaseEvent[]): Words {
  const plan = (fields['plan'] ?? {}) as Readonly<Record<string, unknown>>;
  const last = (...moves: string[]) => story.findLast(({ move }) => moves.includes(move));
  const checked = last('verify', 'partly', 'return');
  const told = checked?.body['opinion'] ?? checked?.body['remaining'] ?? checked?.body['reason'];
  return {
    requirements: sentence(textOf(fields['requirements'])),
    'plan-measures': sentence(textOf(plan['measures'])),
    'plan-person': ownerName ?? '',
    'emergency-plan': sentence(textOf(plan['emergencyPlan'])),
    'rectified-how': sentence(textOf(last('submit', 'rectify-on-spot')?.body['done'])),
    'verify-opinion': sentence(textOf(told)),
    'verified-on': checked === undefined ? '' : dayInDocument(dayOf(checked.happenedAt)),
    'verified-by': checked?.actorName ?? '',
    'closed-on': closedOn === null ? '' : dayInDocument(closedOn),
  };
}

/** What is known of an enterprise: nothing where none is named or within reach. */
export async function enterpriseWords(
  tx: Db,
  { authorityId, organisationId }: Pick<HazardInDocument, 'authorityId' | 'organisationId'>,
  today: string,
): Promise<Words> {
  const known =
    organisationId === null ? undefined : await enterpriseForDocument(tx, authorityId, organisationId, today);
  if (known === undefined) return {};
  return {
    'organisation-name': { text: known.name, opens: `/enterprises/${organisationId}` },
    uscc: known.uscc ?? '',
    'organisation-address': known.address,
    principal: known.principal ?? '',
  };
}

/** The moves that a reader outside needs to follow the case; notes and gradings are left out. */
const TOLD = [
  'report',
  'confirm',
  'order',
  'plan',
  'start',
  'submit',
  'rectify-on-spot',
  'verify',
  'partly',
  'return',
  'close',
  'reopen',
  'ask-extension',
  'grant-extension',
  'refuse-extension',
  'stop-production',
  'resume-production',
  'contest',
  'uphold',
];

function progressOf({ id }: HazardInDocument, story: readonly CaseEvent[]): FactBlock {
  return {
    type: 'table',
    caption: '',
    head: ['日期', '办理环节', '办理后状态'],
    rows: story
      .filter(({ move }) => TOLD.includes(move))
      .map((event) => [
        { text: dayInDocument(dayOf(event.happenedAt)), opens: `/hazards/${id}` },
        say(hazardTexts, 'zh', `hazard.move.${event.move}`),
        say(hazardTexts, 'zh', `hazard.state.${event.toState}`),
      ]),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Ends with a full stop, so that what follows in the form begins a sentence of its own. */
export function sentence(words: string): string {
  return words === '' || /[。！？；.!?;]$/.test(words) ? words : `${words}。`;
}
