import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { send } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/** A form that signs a step of a month: its fields, one button, and why it was refused; what was typed stays. */
export function SignForm({
  path,
  body,
  ready,
  button,
  done,
  danger = false,
  children,
}: {
  path: string;
  body: object;
  /** False while a field is missing: the faults are then shown. */
  ready: boolean;
  button: string;
  done: string;
  /** It takes something back. */
  danger?: boolean;
  children: (tried: boolean) => ReactNode;
}) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function sign(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!ready) return;
    setBusy(true);
    setError(undefined);
    try {
      await send('POST', path, body);
      void message.success(done);
      await queries.invalidateQueries({ queryKey: ['monthly'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void sign(event)} noValidate>
      {children(tried)}
      {error !== undefined && (
        <p role="alert" className="notice notice-red">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" size="large" danger={danger} htmlType="submit" loading={busy}>
          {button}
        </Button>
      </div>
    </form>
  );
}
