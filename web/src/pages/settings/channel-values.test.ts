import type { Channel } from '@zhiben/domain/contract/channel.ts';
import { ChannelForm } from '@zhiben/domain/contract/channel.ts';
import { CHANNEL_KINDS } from '@zhiben/domain/kinds/message/channel.ts';
import { describe, expect, test } from 'vitest';
import { bodyOf, missingOf, valuesOf } from './channel-values.ts';

const filled = {
  ...valuesOf(undefined, 2),
  name: '区安办',
  host: 'smtp.park.cn',
  from: 'anban@park.cn',
  username: 'anban',
  password: 'letmein',
  url: 'https://gateway.park.cn/send',
};
const held: Channel = {
  authorityId: '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
  id: '6ba7b810-9dad-41d1-80b4-00c04fd430c9',
  kind: 'dingtalk',
  name: '钉钉群',
  position: 3,
  active: false,
  settings: { kind: 'dingtalk' },
  held: ['url', 'signSecret'],
  version: 4,
};

describe('the form of a channel', () => {
  test.each(CHANNEL_KINDS)('of %s says what the server takes, and only its own secrets', (kind) => {
    const body = ChannelForm.parse(bodyOf({ ...filled, kind }, undefined));
    expect(body.settings.kind).toBe(kind);
    expect(Object.keys(body.secrets)).toEqual(kind === 'email' ? ['password'] : ['url']);
    expect(missingOf({ ...filled, kind }, [])).toEqual([]);
  });

  test('does not ask again for a secret that is held, and leaves it alone', () => {
    const values = valuesOf(held, 9);
    expect(values).toMatchObject({ kind: 'dingtalk', position: '3', active: false, url: '' });
    expect(missingOf(values, held.held)).toEqual([]);
    expect(bodyOf(values, 4)).toMatchObject({ secrets: {}, seenVersion: 4 });
    expect(missingOf(values, [])).toEqual(['url']);
  });

  test('asks for a password only where somebody signs in', () => {
    expect(missingOf({ ...filled, password: '' }, [])).toEqual(['password']);
    expect(missingOf({ ...filled, password: '', username: '' }, [])).toEqual([]);
  });
});
