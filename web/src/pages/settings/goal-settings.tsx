import { useQuery } from '@tanstack/react-query';
import type { Authority } from '@zhiben/domain/contract/world.ts';
import { DEFINITIONS } from '@zhiben/domain/kinds/figure/definitions.ts';
import { GOAL_FIGURES, goalOn, isSoundGoal } from '@zhiben/domain/kinds/figure/goals.ts';
import { Button, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { useSave } from './use-save.ts';

/** What the authority wants of its figures, from which day on, and where that is written. */
export function GoalSettings() {
  const session = useSession();
  const list = useQuery({
    queryKey: ['authorities'],
    queryFn: () => get<{ rows: Authority[] }>('/authorities'),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorBox error={list.error} retry={() => void list.refetch()} />;
  const own = list.data.rows.find(({ id }) => id === session.authority.id);
  return own === undefined ? null : <Goals authority={own} />;
}

function Goals({ authority }: { authority: Authority }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { save, busy, fault } = useSave(authority, 'figures');
  const versions = authority.settings.goals ?? [];
  const [figure, setFigure] = useState('overdue');
  const [goal, setGoal] = useState<number | null>(null);
  const [near, setNear] = useState<number | null>(null);
  const [basis, setBasis] = useState('');
  const [from, setFrom] = useState<string>(todayInChina());
  const [tried, setTried] = useState(false);
  // Without a number the goal ends on that day; without the second, near it is missed already.
  const version = { figure, from, goal, near: goal === null ? null : (near ?? goal), basis: basis.trim() };
  const problem =
    version.basis.length < 2 || from === ''
      ? 'settings.goals.fault'
      : isSoundGoal(version)
        ? undefined
        : 'refusal.goal-unsound';
  const nameOf = (name: string) => {
    const definition = DEFINITIONS.find((each) => each.name === name);
    return definition === undefined ? name : definition.title[language === 'zh' ? 0 : 1];
  };
  const shown = GOAL_FIGURES.flatMap((name) => goalOn(name, versions, todayInChina()) ?? []);

  async function add(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined || !(await save({ goals: [...versions, version] }))) return;
    setGoal(null);
    setNear(null);
    setBasis('');
    setTried(false);
  }

  return (
    <form className="card stack" onSubmit={(event) => void add(event)} noValidate>
      <h2>{t('settings.goals')}</h2>
      <p className="soft">{t('settings.goals.help')}</p>
      {shown.length === 0 && <p className="soft">{t('settings.goals.none')}</p>}
      <dl className="record">
        {shown.map((now) => (
          <div key={now.figure}>
            <dt>{nameOf(now.figure)}</dt>
            <dd>
              {t('settings.goals.now', {
                goal: now.goal,
                near: now.near,
                basis: now.basis,
                from: dayInWords(now.from, language),
              })}
            </dd>
          </div>
        ))}
      </dl>
      <div className="fields">
        <Field label={t('settings.goals.figure')}>
          {(field) => (
            <Select
              {...field}
              value={figure}
              onChange={setFigure}
              options={GOAL_FIGURES.map((name) => ({ value: name, label: nameOf(name) }))}
            />
          )}
        </Field>
        <Field label={t('settings.goals.goal')} hint={t('settings.goals.goal-hint')}>
          {(field) => <InputNumber {...field} min={0} value={goal} onChange={setGoal} />}
        </Field>
        <Field label={t('settings.goals.near')}>
          {(field) => <InputNumber {...field} min={0} value={near} onChange={setNear} />}
        </Field>
        <Field label={t('settings.goals.from')}>
          {(field) => (
            <Input {...field} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          )}
        </Field>
        <Field label={t('settings.goals.basis')}>
          {(field) => (
            <Input
              {...field}
              maxLength={200}
              value={basis}
              onChange={({ target }) => setBasis(target.value)}
            />
          )}
        </Field>
      </div>
      {((tried && problem !== undefined) || fault !== undefined) && (
        <p role="alert" className="field-fault field-note">
          {fault ?? t(problem ?? 'settings.goals.fault')}
        </p>
      )}
      <div className="row">
        <Button htmlType="submit" loading={busy}>
          {t('settings.goals.add')}
        </Button>
      </div>
    </form>
  );
}
