import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followUp } from './follow-up.ts';

const MADE = '2026-11-23T02:00:00.000Z';
const LATER = '2026-11-23T06:00:00.000Z';
const notice = { personId: 'p', madeAt: MADE };
const by = (channelId: string, state: string, madeAt = MADE) => ({ channelId, state, madeAt });
const ways = ['mail', 'sms'];

describe('a notice that nobody acknowledged', () => {
  test('rests while a channel has its hours, then goes out by the next', () => {
    const sent = [by('mail', 'accepted')];
    expect(followUp({ ...notice, sent }, ways, '2026-11-23T01:59:59.999Z')).toBe('wait');
    expect(followUp({ ...notice, sent }, ways, MADE)).toEqual({ sendBy: 'sms' });
  });

  test('goes out by the next channel at once when one failed for good', () => {
    const sent = [by('mail', 'dead')];
    expect(followUp({ ...notice, sent }, ways, '2026-11-23T00:00:00.000Z')).toEqual({ sendBy: 'sms' });
  });

  test('is to be served in person when every channel had its hours', () => {
    const sent = [by('mail', 'accepted'), by('sms', 'accepted', LATER)];
    expect(followUp({ ...notice, sent }, ways, '2026-11-23T05:00:00.000Z')).toBe('wait');
    expect(followUp({ ...notice, sent }, ways, LATER)).toBe('serve');
  });

  test('is to be served at once when nobody is known, and after its hours when nothing leads to the person', () => {
    expect(followUp({ ...notice, personId: null, sent: [] }, ways, MADE)).toBe('serve');
    expect(followUp({ ...notice, sent: [] }, [], '2026-11-23T01:00:00.000Z')).toBe('wait');
    expect(followUp({ ...notice, sent: [] }, [], MADE)).toBe('serve');
  });

  test('ends at somebody’s door, by each channel once, whatever the channels do', () => {
    const state = fc.constantFrom('accepted', 'dead', 'waiting', 'void');
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 5 }), fc.infiniteStream(state), (all, states) => {
        const sent: ReturnType<typeof by>[] = [];
        for (let hours = 0; hours < 50; hours++) {
          const before = `2026-11-${10 + hours}T00:00:00.000Z`;
          const next = followUp({ personId: 'p', madeAt: '2026-11-10T00:00:00.000Z', sent }, all, before);
          if (next === 'serve') break;
          if (next !== 'wait') sent.push(by(next.sendBy, states.next().value, before));
        }
        expect(sent.map(({ channelId }) => channelId)).toEqual(all);
      }),
    );
  });
});
