import { useQueryClient } from '@tanstack/react-query';
import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import type { BatchHazard, MonthlyPage as Page } from '@zhiben/domain/contract/monthly.ts';
import { MOST_ITEMS } from '@zhiben/domain/kinds/monthly/monthly.ts';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { get, send } from '../../api/client.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { CasePicker } from '../hazard/case-picker.tsx';
import { HazardLine } from './hazard-line.tsx';

interface Choice {
  readonly hazard: BatchHazard;
  readonly taken: boolean;
  readonly named: boolean;
}

/** What the rule proposes is ticked already; what was picked before stays picked. */
function choicesOf({ batch, proposed }: Page): Choice[] {
  const picked = new Map((batch?.items ?? []).map((hazard) => [hazard.caseId, hazard]));
  const all = [...picked.values(), ...proposed.filter(({ caseId }) => !picked.has(caseId))];
  return all.map((hazard) => ({
    hazard,
    taken: batch === null || picked.has(hazard.caseId),
    named: hazard.named,
  }));
}

/** The month's hazards: proposed, dropped, added, each named in the bulletin or not. */
export function Picker({ page, mayPick }: { page: Page; mayPick: boolean }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { batch, month } = page;
  const [picking, setPicking] = useState(batch === null && mayPick);
  const [choices, setChoices] = useState(() => choicesOf(page));
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const taken = choices.filter((choice) => choice.taken);
  const change = (caseId: string, patch: Partial<Choice>) =>
    setChoices(choices.map((choice) => (choice.hazard.caseId === caseId ? { ...choice, ...patch } : choice)));

  async function add(id: string) {
    if (id === '' || choices.some(({ hazard }) => hazard.caseId === id)) return;
    try {
      const { hazard } = await get<HazardPage>(`/hazards/${id}`);
      const { number, title, state, grade, organisationName, dueOn } = hazard;
      const added = {
        caseId: id,
        number,
        title,
        state,
        grade,
        organisationName,
        dueOn,
        named: false,
        authorityName: null,
      };
      setChoices([...choices, { hazard: { ...added, reason: 'by-hand' }, taken: true, named: false }]);
    } catch (failure) {
      setError(failure);
    }
  }

  async function save() {
    setBusy(true);
    setError(undefined);
    try {
      await send('PUT', `/monthly/${month}`, {
        seenVersion: batch?.version ?? 0,
        items: taken.map(({ hazard, named }) => ({ caseId: hazard.caseId, named })),
      });
      void message.success(t('monthly.saved'));
      await queries.invalidateQueries({ queryKey: ['monthly'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="card stack" aria-labelledby="pick">
      <header className="row">
        <h2 id="pick">{t('monthly.step.pick')}</h2>
        <span className="grow" />
        {batch !== null && !picking && batch.state !== 'submitted' && mayPick && (
          <Button onClick={() => setPicking(true)}>{t('monthly.again')}</Button>
        )}
      </header>
      {batch !== null && (
        <p className="soft field-note">
          {t('monthly.picked-by', { who: batch.picked.name })} · <Ago at={batch.picked.at} />
        </p>
      )}
      {picking && (
        <p className="soft field-note">
          {t(choices.length === 0 ? 'monthly.none-proposed' : 'monthly.proposed')}
          {batch?.state === 'approved' && ` ${t('monthly.again-help')}`}
        </p>
      )}
      {picking && page.cut && <p className="soft field-note">{t('monthly.cut', { n: MOST_ITEMS })}</p>}
      {picking && choices.length > 1 && (
        <div className="row">
          <Button onClick={() => setChoices(choices.map((choice) => ({ ...choice, taken: true })))}>
            {t('monthly.all')}
          </Button>
          <Button onClick={() => setChoices(choices.map((choice) => ({ ...choice, taken: false })))}>
            {t('monthly.no-one')}
          </Button>
        </div>
      )}
      {!picking && batch?.nil && <p>{t('monthly.nil')}</p>}
      <ul className="lines monthly-lines">
        {(picking ? choices : taken.filter(() => batch !== null)).map(({ hazard, taken: isTaken, named }) => (
          <HazardLine
            key={hazard.caseId}
            hazard={hazard}
            before={
              picking && (
                <Checkbox
                  checked={isTaken}
                  aria-label={t('monthly.take', { number: hazard.number })}
                  onChange={(event) => change(hazard.caseId, { taken: event.target.checked })}
                />
              )
            }
            after={
              picking ? (
                <Checkbox
                  checked={named}
                  disabled={!isTaken}
                  aria-label={t('monthly.name-of', { number: hazard.number })}
                  onChange={(event) => change(hazard.caseId, { named: event.target.checked })}
                >
                  {t('monthly.name')}
                </Checkbox>
              ) : (
                named && <span className="tag">{t('monthly.name')}</span>
              )
            }
          />
        ))}
      </ul>
      {picking && (
        <>
          <Field label={t('monthly.add')} optional>
            {(field) => (
              <CasePicker {...field} value="" onChange={(id) => void add(id)} not="" organisationId={null} />
            )}
          </Field>
          <div className="row monthly-save">
            <Button type="primary" size="large" loading={busy} onClick={() => void save()}>
              {taken.length === 0 ? t('monthly.save-nil') : t('monthly.save', { n: taken.length })}
            </Button>
          </div>
        </>
      )}
      {error !== undefined && (
        <p role="alert" className="notice notice-red">
          {sentenceFor(error, t)}
        </p>
      )}
    </section>
  );
}
