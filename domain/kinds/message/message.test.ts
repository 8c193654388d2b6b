import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waysTo } from './channel.ts';
import { afterTry, MOST_TRIES, waitAfter } from './message.ts';
import { type DueHazard, daysToTell, digestWords, dueDays, speaksAt } from './reminder.ts';
import { noticeWords } from './words.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const HOUR_MS = 3_600_000;

describe('a message that could not be sent', () => {
  test('waits twice as long each time, never more than two hours, and never all together', () => {
    expect([1, 2, 3, 99].map((tries) => waitAfter(tries, 1) / 60_000)).toEqual([1, 2, 4, 120]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), chance, (tries, c) => {
        const wait = waitAfter(tries, c);
        expect(wait).toBeGreaterThanOrEqual(waitAfter(tries, 0));
        expect(wait).toBeLessThanOrEqual(2 * HOUR_MS);
      }),
    );
  });

  test('comes to an end, whatever its gateway answers', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.constantFrom('failed', 'lost', 'refused', 'accepted')),
        chance,
        (all, c) => {
          for (let tries = 1; ; tries++) {
            expect(tries).toBeLessThanOrEqual(MOST_TRIES);
            const { state, waitMs } = afterTry(tries, all.next().value as 'failed', c);
            expect(waitMs === undefined).toBe(state !== 'waiting');
            if (state !== 'waiting') return;
          }
        },
      ),
    );
  });

  test('is given up at once when it is refused for good', () => {
    expect(afterTry(1, 'refused', 0)).toEqual({ state: 'dead' });
  });
});

describe('the ways to a person', () => {
  const channels = [
    { id: 'mail', kind: 'email' },
    { id: 'sms', kind: 'sms' },
    { id: 'group', kind: 'wecom' },
  ] as const;

  test('follow the order of the authority and leave out those for which he has no address', () => {
    expect(waysTo({ phone: '13800138000', email: 'a@b.cn' }, channels).map(({ id }) => id)).toEqual([
      'mail',
      'sms',
      'group',
    ]);
    expect(waysTo({ phone: '0554-6666666', email: null }, channels).map(({ id }) => id)).toEqual(['group']);
  });
});

const due: DueHazard = { number: 'YH2026-0001', dueOn: '2026-12-03' };

describe('a reminder', () => {
  test('comes on the days before and after that the authority chose, and on no other', () => {
    const days = { before: [7, 1], after: [3] };
    const due = dueDays(days, daysToTell('2026-11-25', '2026-11-26'));
    expect(due).toEqual(['2026-11-23', '2026-11-27', '2026-12-03']);
  });

  test('tells of the days on which the server stood still, each once and no further back than a month', () => {
    expect(daysToTell(undefined, '2026-11-26')).toEqual(['2026-11-26']);
    expect(daysToTell('2026-11-26', '2026-11-26')).toEqual(['2026-11-26']);
    expect(daysToTell('2026-12-01', '2026-11-26')).toEqual(['2026-11-26']);
    expect(daysToTell('2026-11-23', '2026-11-26')).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
    expect(daysToTell('2024-01-01', '2026-11-26')).toHaveLength(31);
    const days = { before: [2, 1], after: [] };
    expect(dueDays(days, daysToTell('2026-11-24', '2026-11-26'))).toEqual([
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
    ]);
  });

  test('leaves people their night', () => {
    expect([7, 8, 19, 20].map(speaksAt)).toEqual([false, true, true, false]);
  });

  test('says each hazard by number and term, the most urgent first, and how many more there are', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...due,
      number: `YH-${i}`,
      dueOn: `2026-12-${i + 1}`,
    }));
    const { text } = digestWords('凤台经济开发区', [{ ...due, dueOn: '2026-11-20' }, due], '2026-11-23');
    expect(text).toContain('YH2026-0001 已逾期 3 天');
    expect(text).toContain('YH2026-0001 应于 2026年12月3日前完成（还有 10 天）');
    expect(digestWords('园区', many, '2026-11-23').text).toContain('另有 10 条');
    const own = digestWords('园区', [due, { ...due, step: '现场复查' }], '2026-11-23');
    expect(own.subject).toBe('隐患办理期限提醒：2 条');
    expect(own.text).toContain('YH2026-0001 现场复查应于 2026年12月3日前完成');
  });

  test('says a duty by its words, and does not call it a hazard', () => {
    const drill = { number: '年度疏散逃生演练', dueOn: '2026-12-31', duty: true } as const;
    const { subject, text } = digestWords('园区', [due, drill], '2026-12-28');
    expect(subject).toBe('安全事项期限提醒：2 项');
    expect(text).toContain(
      '您有 2 项期限需要关注：YH2026-0001 已逾期 25 天；年度疏散逃生演练 应于 2026年12月31日前完成',
    );
  });
});

test('the words of a notice name the hazard by its number and by nothing else', () => {
  const { subject, text } = noticeWords({
    authority: '凤台经济开发区',
    number: 'YH2026-0001',
    answerBy: '2026-11-24T10:00',
  });
  expect(subject).toBe('重大事故隐患通知 YH2026-0001');
  expect(text).toBe(
    '【凤台经济开发区】贵单位有一条重大事故隐患（编号 YH2026-0001）已经核定，请在 11月24日 10:00 前登录签收，写明整改措施和完成日期。',
  );
});
