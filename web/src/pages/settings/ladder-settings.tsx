import { useQueryClient } from '@tanstack/react-query';
import type { Authority } from '@zhiben/domain/contract/world.ts';
import {
  DEFAULT_LADDER,
  DUTIES_UP_TO,
  isSound,
  type Ladder,
  REFUSALS,
  RUNGS,
  type Rung,
} from '@zhiben/domain/kinds/escalation/ladder.ts';
import { App, Button, Checkbox, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { Field, FieldSet } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { OwnAuthority } from './own-authority.tsx';

/** Stands in the choice for: late duties climb no ladder. */
const NOT_AT_ALL = 'none';

/** When a late hazard or duty reaches each rung, as the authority decides. */
export function LadderSettings() {
  return <OwnAuthority>{(authority) => <LadderForm authority={authority} />}</OwnAuthority>;
}

function LadderForm({ authority }: { authority: Authority }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [ladder, setLadder] = useState<Ladder>(authority.settings.ladder ?? DEFAULT_LADDER);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const sound = isSound(ladder);
  const change = (rung: Rung, part: Partial<Ladder['rungs'][Rung]>) =>
    setLadder({ ...ladder, rungs: { ...ladder.rungs, [rung]: { ...ladder.rungs[rung], ...part } } });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!sound) return;
    setBusy(true);
    setError(undefined);
    try {
      await send('PATCH', `/authorities/${authority.id}`, { settings: { ladder } });
      await queries.invalidateQueries({ queryKey: ['authorities'] });
      await queries.invalidateQueries({ queryKey: ['ladder'] });
      void message.success(t('settings.saved'));
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }

  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('ladder.settings')}</h2>
      <p className="soft">{t('ladder.settings-help')}</p>
      {authority.settings.ladder === undefined && <p className="soft">{t('ladder.unsure')}</p>}
      <ul className="ladder-rules">
        {RUNGS.map((rung) => (
          <li key={rung}>
            <strong>{t(`ladder.rung.${rung}`)}</strong>
            <Field label={t('ladder.days-late')}>
              {(field) => (
                <InputNumber
                  {...field}
                  min={0}
                  max={3650}
                  precision={0}
                  value={ladder.rungs[rung].daysLate}
                  onChange={(value) => change(rung, { daysLate: value ?? 0 })}
                />
              )}
            </Field>
            <Field label={t('ladder.returns')}>
              {(field) => (
                <InputNumber
                  {...field}
                  min={1}
                  max={100}
                  precision={0}
                  placeholder={t('ladder.returns-none')}
                  value={ladder.rungs[rung].returns}
                  onChange={(value) => change(rung, { returns: value })}
                />
              )}
            </Field>
            <Checkbox
              checked={ladder.rungs[rung].recurrence}
              onChange={({ target }) => change(rung, { recurrence: target.checked })}
            >
              {t('ladder.recurrence')}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Field label={t('ladder.apart')}>
        {(field) => (
          <InputNumber
            {...field}
            min={1}
            max={365}
            precision={0}
            value={ladder.apartDays}
            onChange={(value) => setLadder({ ...ladder, apartDays: value ?? 1 })}
          />
        )}
      </Field>
      <Field label={t('ladder.duties-up-to')} hint={t('ladder.duties-up-to-help')}>
        {(field) => (
          <Select
            {...field}
            value={ladder.dutiesUpTo === undefined ? DUTIES_UP_TO : (ladder.dutiesUpTo ?? NOT_AT_ALL)}
            options={[NOT_AT_ALL, ...RUNGS].map((value) => ({
              value,
              label: t(value === NOT_AT_ALL ? 'ladder.duties-up-to-none' : `ladder.rung.${value}`),
            }))}
            onChange={(value) =>
              setLadder({ ...ladder, dutiesUpTo: RUNGS.find((rung) => rung === value) ?? null })
            }
          />
        )}
      </Field>
      <FieldSet legend={t('ladder.refusals')}>
        <div className="ticks">
          {REFUSALS.map((one) => (
            <Checkbox
              key={one}
              checked={(ladder.refusals ?? REFUSALS).includes(one)}
              onChange={({ target }) =>
                setLadder({
                  ...ladder,
                  refusals: REFUSALS.filter((other) =>
                    other === one ? target.checked : (ladder.refusals ?? REFUSALS).includes(other),
                  ),
                })
              }
            >
              {t(`ladder.refusal.${one}`)}
            </Checkbox>
          ))}
        </div>
      </FieldSet>
      {(!sound || error !== undefined) && (
        <p role="alert" className="field-fault field-note">
          {sound ? sentenceFor(error, t) : t('refusal.ladder-unsound')}
        </p>
      )}
      <div className="row">
        <Button htmlType="submit" type="primary" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
