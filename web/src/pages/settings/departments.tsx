import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Department } from '@zhiben/domain/contract/world.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiError, get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { Field, FieldSet } from '../../pickers/field.tsx';
import { IndustryPicker } from '../../pickers/industry-picker.tsx';
import { useIndustries } from '../../pickers/reference.tsx';
import { MarkTicks, useMarkName } from '../../pickers/sector-marks.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading, sentenceFor } from '../../ui/states.tsx';

/** Who answers for which industry and which mark. */
export function Departments({ mayChange }: { mayChange: boolean }) {
  const t = useTexts();
  const [open, setOpen] = useState<string>();
  const list = useQuery({
    queryKey: ['departments'],
    queryFn: () => get<{ rows: Department[] }>('/departments'),
  });
  const rows = list.data?.rows ?? [];
  return (
    <section className="card stack">
      <h2>{t('settings.departments')}</h2>
      <p className="soft field-note">{t('settings.departments.lead')}</p>
      {list.isPending && <Loading />}
      {list.isError && <ErrorBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p>{t('settings.departments.none')}</p>}
      <ul className="departments">
        {rows.map((department) => (
          <li key={department.id}>
            {open === department.id ? (
              <DepartmentEditor department={department} onDone={() => setOpen(undefined)} />
            ) : (
              <div className="row">
                <div className="department-text">
                  <b>{department.name}</b>
                  <Duties department={department} />
                </div>
                {mayChange && (
                  <Button
                    aria-label={`${t('action.edit')} ${department.name}`}
                    onClick={() => setOpen(department.id)}
                  >
                    {t('action.edit')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayChange && open === 'new' && <DepartmentEditor onDone={() => setOpen(undefined)} />}
      {mayChange && open !== 'new' && (
        <div className="row">
          <Button onClick={() => setOpen('new')}>{t('settings.department.add')}</Button>
        </div>
      )}
    </section>
  );
}

function Duties({ department }: { department: Department }) {
  const t = useTexts();
  const markName = useMarkName();
  const industries = useIndustries()?.industries;
  const names = [
    ...department.industries.map((code) => industries?.find(code)?.name ?? code),
    ...department.sectorMarks.map(markName),
  ];
  return (
    <span className="soft">
      {names.length === 0 ? t('settings.department.nothing') : names.join(t('list.comma'))}
    </span>
  );
}

function DepartmentEditor({ department, onDone }: { department?: Department; onDone: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [id] = useState(() => department?.id ?? newId());
  const [seen, setSeen] = useState(department?.version);
  const [name, setName] = useState(department?.name ?? '');
  const [industries, setIndustries] = useState<readonly string[]>(department?.industries ?? []);
  const [marks, setMarks] = useState<readonly string[]>(department?.sectorMarks ?? []);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const problem = error instanceof ApiError ? error.problem : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') return;
    setBusy(true);
    setError(undefined);
    try {
      await send('PUT', `/departments/${id}`, {
        name: name.trim(),
        industries,
        sectorMarks: marks,
        ...(seen === undefined ? {} : { seenVersion: seen }),
      });
      await queries.invalidateQueries({ queryKey: ['departments'] });
      onDone();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  }

  /** Somebody else saved in between: what was typed stays, and the next save is meant. */
  async function goOnWithMine() {
    const { rows } = await get<{ rows: Department[] }>('/departments');
    setSeen(rows.find((row) => row.id === id)?.version);
    setError(undefined);
  }

  return (
    <form className="stack department-editor" onSubmit={submit} noValidate>
      <Field
        label={t('settings.department.name')}
        fault={
          problem?.at === 'name'
            ? sentenceFor(error, t)
            : asked && name.trim() === ''
              ? t('settings.department.fault')
              : undefined
        }
      >
        {(field) => (
          <Input
            {...field}
            name="department-name"
            maxLength={100}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        )}
      </Field>
      <Field label={t('settings.department.industries')} optional>
        {(field) => <IndustryPicker {...field} multiple value={industries} onChange={setIndustries} />}
      </Field>
      <FieldSet legend={t('settings.department.marks')}>
        <MarkTicks value={marks} onChange={setMarks} />
      </FieldSet>
      {error !== undefined && problem?.at !== 'name' && (
        <div role="alert" className="row">
          <span className="field-fault">{sentenceFor(error, t)}</span>
          {problem?.code === 'stale' && (
            <Button onClick={() => void goOnWithMine()}>{t('enterprise.stale.mine')}</Button>
          )}
        </div>
      )}
      <div className="row">
        <Button onClick={onDone} disabled={busy}>
          {t('action.cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
