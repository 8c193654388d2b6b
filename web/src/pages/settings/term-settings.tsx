import type { Authority } from '@zhiben/domain/contract/world.ts';
import { TERM_RULES, type TermRule, versionOn } from '@zhiben/domain/standards/term-rules.ts';
import { isPlainDate } from '@zhiben/domain/values/plain-date.ts';
import { Button, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { Field } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { OwnAuthority } from './own-authority.tsx';
import { useSave } from './use-save.ts';

/** How long each term is, by the authority's own rules, and which days count otherwise here. */
export function TermSettings() {
  return (
    <OwnAuthority>
      {(authority) => (
        <>
          <Terms authority={authority} />
          <OwnDays authority={authority} />
        </>
      )}
    </OwnAuthority>
  );
}

function Terms({ authority }: { authority: Authority }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { save, busy, fault } = useSave(authority, 'hazard');
  const versions = authority.settings.terms ?? [];
  const [rule, setRule] = useState<TermRule>('confirm');
  const [days, setDays] = useState<number | null>(null);
  const [unit, setUnit] = useState<'calendar-day' | 'working-day'>('working-day');
  const [article, setArticle] = useState('');
  const [from, setFrom] = useState<string>(todayInChina());
  const [tried, setTried] = useState(false);
  const wrong = days === null || article.trim().length < 2 || from === '';

  async function add(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong || days === null) return;
    if (!(await save({ terms: [...versions, { rule, from, days, unit, article: article.trim() }] }))) return;
    setDays(null);
    setArticle('');
    setTried(false);
  }

  return (
    <form className="card stack" onSubmit={(event) => void add(event)} noValidate>
      <h2>{t('settings.terms')}</h2>
      <p className="soft">{t('settings.terms.help')}</p>
      <dl className="record">
        {TERM_RULES.map((name) => {
          const now = versionOn(name, versions, todayInChina());
          return (
            <div key={name}>
              <dt>{t(`term.rule.${name}`)}</dt>
              <dd>
                {now.days === null
                  ? t('settings.terms.none')
                  : t('settings.terms.now', {
                      n: now.days,
                      unit: t(`term.unit.${now.unit}`),
                      article: now.article,
                      from: dayInWords(now.from, language),
                      confidence: t(`term.confidence.${now.confidence}`),
                    })}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className="fields">
        <Field label={t('settings.terms.rule')}>
          {(field) => (
            <Select
              {...field}
              value={rule}
              onChange={setRule}
              options={TERM_RULES.map((name) => ({ value: name, label: t(`term.rule.${name}`) }))}
            />
          )}
        </Field>
        <Field label={t('settings.terms.days')}>
          {(field) => (
            <InputNumber {...field} min={1} max={3650} precision={0} value={days} onChange={setDays} />
          )}
        </Field>
        <Field label={t('settings.terms.unit')}>
          {(field) => (
            <Select
              {...field}
              value={unit}
              onChange={setUnit}
              options={(['working-day', 'calendar-day'] as const).map((name) => ({
                value: name,
                label: t(`term.unit.${name}`),
              }))}
            />
          )}
        </Field>
        <Field label={t('settings.terms.from')}>
          {(field) => (
            <Input {...field} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          )}
        </Field>
        <Field label={t('settings.terms.article')}>
          {(field) => (
            <Input
              {...field}
              maxLength={200}
              value={article}
              onChange={({ target }) => setArticle(target.value)}
            />
          )}
        </Field>
      </div>
      {((tried && wrong) || fault !== undefined) && (
        <p role="alert" className="field-fault field-note">
          {fault ?? t('settings.terms.fault')}
        </p>
      )}
      <div className="row">
        <Button htmlType="submit" loading={busy}>
          {t('settings.terms.add')}
        </Button>
      </div>
    </form>
  );
}

const lines = (words: string) =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function OwnDays({ authority }: { authority: Authority }) {
  const t = useTexts();
  const { save, busy, fault } = useSave(authority, 'hazard');
  const own = authority.settings.ownDays ?? { free: [], moved: [] };
  const [free, setFree] = useState(own.free.join('\n'));
  const [moved, setMoved] = useState(own.moved.join('\n'));
  const wrong = [...lines(free), ...lines(moved)].some((day) => !isPlainDate(day));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!wrong) await save({ ownDays: { free: lines(free), moved: lines(moved) } });
  }

  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('settings.own-days')}</h2>
      <p className="soft">{t('settings.own-days.help')}</p>
      <div className="fields">
        <Field label={t('settings.own-days.free')}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoSize={{ minRows: 2, maxRows: 12 }}
              value={free}
              onChange={({ target }) => setFree(target.value)}
            />
          )}
        </Field>
        <Field label={t('settings.own-days.moved')}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoSize={{ minRows: 2, maxRows: 12 }}
              value={moved}
              onChange={({ target }) => setMoved(target.value)}
            />
          )}
        </Field>
      </div>
      {(wrong || fault !== undefined) && (
        <p role="alert" className="field-fault field-note">
          {fault ?? t('settings.own-days.fault')}
        </p>
      )}
      <div className="row">
        <Button htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
