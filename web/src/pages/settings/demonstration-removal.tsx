import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/** One click, one question, and everything fictional is gone. */
export function DemonstrationRemoval() {
  const t = useTexts();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const remove = () =>
    modal.confirm({
      title: t('settings.demo.remove'),
      content: t('settings.demo.ask'),
      okText: t('settings.demo.remove'),
      okButtonProps: { danger: true },
      cancelText: t('action.cancel'),
      onOk: async () => {
        setError(undefined);
        try {
          await send('DELETE', '/setup/demo');
          queries.clear();
          location.assign('/set-up');
        } catch (problem) {
          setError(problem);
        }
      },
    });
  return (
    <section className="card stack">
      <h2>{t('settings.demo')}</h2>
      <p className="soft field-note">{t('settings.demo.lead')}</p>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button danger onClick={remove}>
          {t('settings.demo.remove')}
        </Button>
      </div>
    </section>
  );
}
