import type { StoryEvent } from '@zhiben/domain/contract/hazard.ts';
import { formatYuan, isFen } from '@zhiben/domain/values/money.ts';
import type { Say } from '../../texts/index.ts';
import { choiceText } from './form-model.ts';
import { fieldsOf } from './moves.ts';

/** Work done without signal arrives later: beyond this both times are told. Milliseconds. */
const TOGETHER_MS = 10 * 60_000;

export function arrivedLate(event: StoryEvent): boolean {
  return Date.parse(event.receivedAt) - Date.parse(event.happenedAt) > TOGETHER_MS;
}

export interface Told {
  readonly label: string;
  readonly words: string;
}

/** What was answered in a move, in words; ids of people and departments by the names that are given. */
export function answersOf(
  event: StoryEvent,
  t: Say,
  names: ReadonlyMap<string, string>,
  day: (value: string) => string,
): Told[] {
  const told: Told[] = [];
  for (const field of fieldsOf(event.move)) {
    const value = event.body[field.name];
    const words = wordsFor(field.type, field.name, value, t, names, day);
    if (words !== undefined) told.push({ label: t(`hazard.input.${field.name}`), words });
  }
  const before = event.body['before'];
  if (event.move === 'report' && Array.isArray(before) && before.length > 0)
    told.push({ label: t('story.photos'), words: t('story.files', { n: before.length }) });
  return told;
}

function wordsFor(
  type: string,
  name: string,
  value: unknown,
  t: Say,
  names: ReadonlyMap<string, string>,
  day: (value: string) => string,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (type === 'files') {
    return Array.isArray(value) && value.length > 0 ? t('story.files', { n: value.length }) : undefined;
  }
  if (type === 'money') return isFen(value) ? `${formatYuan(value)} ${t('move.yuan')}` : undefined;
  if (type === 'yes-no') return t(value === true ? 'story.yes' : 'story.no');
  if (typeof value !== 'string') return undefined;
  if (type === 'choice') return t(choiceText(name, value));
  if (type === 'date') return day(value);
  if (['department', 'person', 'case', 'criterion'].includes(type)) return names.get(value);
  return value;
}
