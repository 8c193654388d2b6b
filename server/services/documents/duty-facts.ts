import { dayInDocument } from '@zhiben/domain/kinds/document/content.ts';
import type { FactBlock, Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { Because, LateDuty } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Db } from '../../store/database.ts';
import { enterpriseWords } from './facts.ts';

interface Whose {
  readonly authorityId: string;
  readonly organisationId: string;
}

/**
 * Everything that a document may say of the late duties of an enterprise.
 *
 * @param today The calendar day in China, on which they were counted.
 * @param named Whether people are named: never before the public.
 */
export async function dutyFacts(
  tx: Db,
  whose: Whose,
  { duties = [], dutiesInAll = 0, dueOn, daysLate }: Because,
  today: string,
  named: boolean,
): Promise<Facts> {
  const opens = `/duties?organisationId=${whose.organisationId}`;
  return {
    words: {
      ...(await enterpriseWords(tx, whose, today)),
      'counted-on': dayInDocument(today),
      'late-duties': { text: String(dutiesInAll), opens },
      'late-since': { text: dayInDocument(dueOn), opens },
      'days-late': { text: String(daysLate), opens },
    },
    blocks: { 'duty-list': [listOf(duties, whose, today, named)] },
  };
}

function listOf(
  duties: readonly LateDuty[],
  { organisationId }: Whose,
  today: string,
  named: boolean,
): FactBlock {
  return {
    type: 'table',
    caption: '逾期未履行的应办事项',
    head: ['事项', '涉及对象', '最早期限', '逾期天数', '依据'],
    rows: duties.map(({ duty, words, article, count, dueOn, examples }) => [
      { text: words[0], opens: `/duties/${duty}?organisationId=${organisationId}` },
      named ? whom(count, examples) : `${count}项`,
      dayInDocument(dueOn),
      String(daysBetween(dueOn as PlainDate, today as PlainDate)),
      article,
    ]),
  };
}

/** 王强、李敏等18项; what is asked of the enterprise itself needs no name. */
function whom(count: number, examples: readonly string[]): string {
  if (examples.length === 0) return count === 1 ? '本单位' : `本单位（${count}次）`;
  const names = examples.join('、');
  return count > examples.length ? `${names}等${count}项` : names;
}
