/**
 * 发送渠道: a way out of the product, set up by an authority. The first two reach one person; the robots of WeCom,
 * DingTalk and Feishu speak to a group and are told of a notice once for each person in it.
 */
export const CHANNEL_KINDS = ['email', 'sms', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Of the person told, what a channel needs. */
export interface Addresses {
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Way {
  readonly id: string;
  readonly kind: ChannelKind;
}

export interface AddressedWay extends Way {
  readonly address: string;
}

/** Where a group's messages are said to go: their gateway knows the group by its own address. */
const GROUP = 'group';

/** Does this kind of channel reach one person, at an address of his own? */
export function isPersonal(kind: ChannelKind): boolean {
  return kind === 'email' || kind === 'sms';
}

/** The ways by which this person can be told, in the authority's order. A landline gets no SMS. */
export function waysTo(person: Addresses, channels: readonly Way[]): AddressedWay[] {
  return channels.flatMap(({ id, kind }) => {
    const address = addressOn(person, kind);
    return address === undefined ? [] : [{ id, kind, address }];
  });
}

function addressOn({ phone, email }: Addresses, kind: ChannelKind): string | undefined {
  if (kind === 'email') return email ?? undefined;
  if (kind === 'sms') return phone !== null && /^1\d{10}$/.test(phone) ? phone : undefined;
  return GROUP;
}
