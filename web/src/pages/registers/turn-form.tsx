import { useQueryClient } from '@tanstack/react-query';
import type { EntryRow } from '@zhiben/domain/contract/register.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { todayInChina } from '../../ui/when.tsx';
import { useEntrySentences } from './sentences.ts';

/** Takes an entry out of service from a day on, or brings it back; either for a reason. */
export function TurnForm({
  register,
  entry,
  turn,
  onClose,
}: {
  register: Register;
  entry: EntryRow;
  turn: 'end' | 'resume';
  onClose: () => void;
}) {
  const t = useTexts();
  const queries = useQueryClient();
  const sentences = useEntrySentences(register);
  const [on, setOn] = useState<string>(todayInChina());
  const [because, setBecause] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const at = error instanceof ApiError ? error.problem.at : undefined;
  const short = because.trim().length < 2;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (short) return;
    setBusy(true);
    try {
      await send('POST', `/registers/${register.name}/entries/${entry.id}/${turn}`, {
        ...(turn === 'end' ? { on } : {}),
        because: because.trim(),
        seenVersion: entry.version,
      });
      await queries.invalidateQueries({ queryKey: ['registers'] });
      onClose();
    } catch (problem) {
      setError(problem);
      // Somebody else was quicker: the entry is shown as it stands now, the reason stays.
      if (problem instanceof ApiError && problem.problem.code === 'stale')
        void queries.invalidateQueries({ queryKey: ['registers', register.name, 'entry', entry.id] });
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t(`entry.${turn}.title`)}</h2>
      {turn === 'end' && <p className="soft field-note">{t('entry.end.help')}</p>}
      <div className="fields">
        {turn === 'end' && (
          <Field label={t('entry.end.on')} fault={at === 'on' ? sentences.ofError(error) : undefined}>
            {(field) => (
              <Input
                {...field}
                type="date"
                max={todayInChina()}
                value={on}
                onChange={(e) => setOn(e.target.value)}
              />
            )}
          </Field>
        )}
        <Field
          label={t('entry.end.because')}
          hint={turn === 'end' ? t('entry.end.because.hint') : undefined}
          fault={asked && short ? t('entry.end.fault') : undefined}
        >
          {(field) => (
            <Input {...field} maxLength={500} value={because} onChange={(e) => setBecause(e.target.value)} />
          )}
        </Field>
      </div>
      {error !== undefined && at !== 'on' && (
        <p role="alert" className="field-fault">
          {sentences.ofError(error)}
        </p>
      )}
      <div className="row form-buttons">
        <Button size="large" disabled={busy} onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t('entry.turn.confirm')}
        </Button>
      </div>
    </form>
  );
}
