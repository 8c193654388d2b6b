import { useQueryClient } from '@tanstack/react-query';
import type { Organisation } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { ApiError, get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { useDraft } from '../../pickers/draft.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { EnterpriseFields } from './enterprise-fields.tsx';
import {
  bodyOf,
  changedFields,
  type EnterpriseValues,
  emptyValues,
  faultsOf,
  valuesOf,
} from './form-values.ts';

type Draft = EnterpriseValues & { readonly id: string; readonly seen: Organisation | null };

/** Makes an enterprise, or changes one. Everything typed is kept until it is saved or thrown away. */
export function EnterpriseForm({
  organisation,
  mayChange,
  onDone,
  onCancel,
}: {
  organisation?: Organisation;
  /** Fields that the reader may change; all of a new one. */
  mayChange?: readonly string[];
  onDone: (id: string) => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const queries = useQueryClient();
  const session = useSession();
  const first = useMemo<Draft>(
    () =>
      organisation === undefined
        ? { ...emptyValues(session.authority.regionCode), id: newId(), seen: null }
        : { ...valuesOf(organisation), id: organisation.id, seen: organisation },
    [organisation, session],
  );
  const { draft, change, forget } = useDraft<Draft>(`enterprise.${organisation?.id ?? 'new'}`, first);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [theirs, setTheirs] = useState<Organisation>();
  const { id, seen, ...values } = draft;
  const faults = faultsOf(values);
  const refused = error instanceof ApiError ? error.problem : undefined;
  const stale =
    theirs ??
    (seen !== null && organisation && organisation.version > seen.version ? organisation : undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setBusy(true);
    try {
      await send('PUT', `/organisations/${id}`, bodyOf(values, seen?.version));
      forget();
      await queries.invalidateQueries({ queryKey: ['organisations'] });
      await queries.invalidateQueries({ queryKey: ['organisation', id] });
      onDone(id);
    } catch (problem) {
      setError(problem);
      setBusy(false);
      if (problem instanceof ApiError && problem.problem.code === 'stale')
        setTheirs((await get<{ organisation: Organisation }>(`/organisations/${id}`)).organisation);
    }
  }

  function cancel() {
    forget();
    onCancel();
  }

  return (
    <form className="card stack enterprise-form" onSubmit={submit} noValidate>
      <h1>{organisation === undefined ? t('enterprise.new') : t('enterprise.edit')}</h1>
      {stale !== undefined && seen !== null && (
        <Stale
          theirs={stale}
          seen={seen}
          keepMine={() => {
            change({ seen: stale });
            setTheirs(undefined);
            setError(undefined);
          }}
          takeTheirs={() => {
            change({ ...valuesOf(stale), seen: stale });
            setTheirs(undefined);
            setError(undefined);
          }}
        />
      )}
      <EnterpriseFields
        values={values}
        change={change}
        mayChange={mayChange}
        faultOf={(field) =>
          refused !== undefined && refused.at === field && refused.code !== 'stale'
            ? sentenceFor(error, t)
            : asked && faults[field] !== undefined
              ? t(`enterprise.fault.${faults[field]}`)
              : undefined
        }
      />
      {error !== undefined &&
        refused?.code !== 'stale' &&
        !(refused?.at !== undefined && refused.at in values) && (
          <p role="alert" className="field-fault">
            {sentenceFor(error, t)}
          </p>
        )}
      <div className="row form-buttons">
        <Button size="large" onClick={cancel} disabled={busy}>
          {t('action.cancel')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={stale !== undefined}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

/** Somebody else saved in between: what he changed, and whose words are to stand. */
function Stale({
  theirs,
  seen,
  keepMine,
  takeTheirs,
}: {
  theirs: Organisation;
  seen: Organisation;
  keepMine: () => void;
  takeTheirs: () => void;
}) {
  const t = useTexts();
  const fields = changedFields(valuesOf(theirs), seen);
  return (
    <div className="card stack stale" role="alert">
      <p>
        {t('enterprise.stale', {
          fields: fields.map((f) => t(`enterprise.field.${f}`)).join(t('list.comma')),
        })}
      </p>
      <div className="row">
        <Button onClick={keepMine}>{t('enterprise.stale.mine')}</Button>
        <Button onClick={takeTheirs}>{t('enterprise.stale.theirs')}</Button>
      </div>
    </div>
  );
}
