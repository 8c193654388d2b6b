import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Channel, ChannelList } from '@zhiben/domain/contract/channel.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { ChannelEditor } from './channel-editor.tsx';
import { ChannelTest } from './channel-test.tsx';
import { SendingTimes } from './sending-times.tsx';

/** By what people are told, in order; how long each has; and a way to try it. */
export function Channels() {
  const t = useTexts();
  const [open, setOpen] = useState<string>();
  const list = useQuery({ queryKey: ['channels'], queryFn: () => get<ChannelList>('/channels') });
  const rows = list.data?.rows ?? [];
  const close = () => setOpen(undefined);
  return (
    <section className="card stack">
      <h2>{t('channel.title')}</h2>
      <p className="soft field-note">{t('channel.lead')}</p>
      {list.isPending && <Loading />}
      {list.isError && <ErrorBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p>{t('channel.none')}</p>}
      <ul className="departments">
        {rows.map((channel) => (
          <li key={channel.id}>
            {open === channel.id ? (
              <ChannelEditor channel={channel} next={channel.position} onDone={close} />
            ) : (
              <ChannelRow channel={channel} onEdit={() => setOpen(channel.id)} />
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <ChannelEditor next={(rows.at(-1)?.position ?? 0) + 1} onDone={close} />
      ) : (
        <div className="row">
          <Button onClick={() => setOpen('new')}>{t('channel.add')}</Button>
          <Link className="button-link" to="/messages" search={{}}>
            {t('messages.title')}
          </Link>
        </div>
      )}
      <SendingTimes />
    </section>
  );
}

function ChannelRow({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const t = useTexts();
  const { name, kind, position, active } = channel;
  return (
    <div className="stack">
      <div className="row">
        <div className="department-text">
          <b>
            {position}. {name}
          </b>
          <span className="soft">
            {t(`channel.kind.${kind}`)}
            {!active && ` · ${t('channel.off')}`}
          </span>
        </div>
        <Button aria-label={`${t('action.edit')} ${name}`} onClick={onEdit}>
          {t('action.edit')}
        </Button>
      </div>
      <ChannelTest channel={channel} />
    </div>
  );
}
