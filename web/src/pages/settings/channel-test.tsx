import { useQueryClient } from '@tanstack/react-query';
import type { Channel } from '@zhiben/domain/contract/channel.ts';
import { isPersonal } from '@zhiben/domain/kinds/message/channel.ts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/** Sends a message that says that it is a test. How it fares is seen where every message is. */
export function ChannelTest({ channel: { id, kind } }: { channel: Channel }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await send('POST', `/channels/${id}/test`, { id: newId(), to });
      void message.success(t('channel.test.queued'));
      void queries.invalidateQueries({ queryKey: ['messages'] });
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }

  return (
    <details>
      <summary>{t('channel.test')}</summary>
      <form className="stack department-editor" onSubmit={(event) => void submit(event)} noValidate>
        {isPersonal(kind) && (
          <Field label={t(`channel.test.to.${kind}`)}>
            {(field) => (
              <Input
                {...field}
                type={kind === 'email' ? 'email' : 'tel'}
                maxLength={200}
                value={to}
                onChange={({ target }) => setTo(target.value)}
              />
            )}
          </Field>
        )}
        {error !== undefined && (
          <p role="alert" className="field-fault field-note">
            {sentenceFor(error, t)}
          </p>
        )}
        <div className="row">
          <Button htmlType="submit" loading={busy}>
            {t('channel.test')}
          </Button>
        </div>
      </form>
    </details>
  );
}
