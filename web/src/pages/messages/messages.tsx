import { useQuery } from '@tanstack/react-query';
import type { ChannelList } from '@zhiben/domain/contract/channel.ts';
import type { MessageList } from '@zhiben/domain/contract/message.ts';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { Choice, Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { MessageLine } from './message-line.tsx';
import './messages.css';

const WHICH = ['all', 'travelling', 'dead'] as const;

/** What left the product, what waits, and what was given up: the latest first. */
export function MessagesPage() {
  const t = useTexts();
  const which = useChoice('which', WHICH) ?? 'all';
  const { words } = useAddress();
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => get<ChannelList>('/channels') });
  const list = usePages<MessageList['rows'][number]>('messages', '/messages', {
    which,
    channelId: words['channel'],
  });
  return (
    <div className="stack">
      <h1>{t('messages.title')}</h1>
      <div className="row">
        <Cuts label={t('messages.title')} names={WHICH} which={which} text="messages" />
        <Choice
          name="channel"
          label={t('channel.title')}
          all={t('messages.channels-all')}
          options={(channels.data?.rows ?? []).map(({ id, name }) => ({
            value: id,
            words: name,
            lang: 'zh-CN',
          }))}
        />
      </div>
      <Lines list={list} empty={t('messages.none')} help={t('messages.none-help')}>
        {(message) => <MessageLine message={message} />}
      </Lines>
    </div>
  );
}
