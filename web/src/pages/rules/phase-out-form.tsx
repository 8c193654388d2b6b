import { useQueryClient } from '@tanstack/react-query';
import type { PhaseOutLine } from '@zhiben/domain/contract/rule.ts';
import { App, Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { Field } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { inLanguage } from '../duties/definitions.ts';
import { useRegisters } from '../registers/definitions.ts';
import { FOLLOWERS } from './own-rules.ts';

interface Draft extends Readonly<Record<string, unknown>> {
  readonly what: string;
  readonly kinds: readonly string[];
  readonly words: readonly string[];
  readonly outBy: string;
  readonly source: string;
  readonly because: string;
}
const merge = (start: Draft, kept: Readonly<Record<string, unknown>>): Draft => ({ ...start, ...kept });

/** Keeps a line of a phase-out list; what was typed is kept on the device until the server has it. */
export function PhaseOutForm({
  id,
  line,
  onClose,
}: {
  id: string;
  line?: PhaseOutLine;
  onClose: () => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const kind = useRegisters()
    ?.registerNamed('equipment')
    ?.fields.find(({ name }) => name === 'kind');
  const options = kind !== undefined && 'options' in kind ? Object.entries(kind.options) : [];
  const start: Draft = {
    what: line?.what[0] ?? '',
    kinds: line?.kinds ?? [],
    words: line?.words ?? [],
    outBy: line?.outBy ?? '',
    source: line?.source ?? '',
    because: '',
  };
  const draft = useDraft<Draft>(accountId, `phase-out:${line === undefined ? 'new' : id}`, start, merge);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!draft.ready) return null;
  const told = draft.values;
  const short = (text: string) => [...text.trim()].length < 2;
  const fault = (wrong: boolean, key: string) => (tried && wrong ? t(key) : undefined);
  const matchless = told.kinds.length + told.words.length === 0;
  const wrong =
    short(told.what) || short(told.source) || short(told.because) || told.outBy === '' || matchless;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    setBusy(true);
    setError(undefined);
    try {
      await send('PUT', `/phase-outs/${id}`, told);
      draft.forget();
      void message.success(t('rules.done'));
      await Promise.all(FOLLOWERS.map((room) => queries.invalidateQueries({ queryKey: [room] })));
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <form className="duty-form no-print" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('rules.line.what')} fault={fault(short(told.what), 'rules.line.short')}>
        {(field) => (
          <Input
            {...field}
            maxLength={200}
            value={told.what}
            onChange={({ target }) => draft.change({ what: target.value })}
          />
        )}
      </Field>
      <Field label={t('rules.line.kinds')} optional>
        {(field) => (
          <Select<string[]>
            {...field}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...told.kinds]}
            options={options.map(([value, words]) => ({ value, label: inLanguage(words, language) }))}
            onChange={(kinds) => draft.change({ kinds })}
          />
        )}
      </Field>
      <Field
        label={t('rules.line.words')}
        hint={t('rules.line.words-hint')}
        fault={fault(matchless, 'refusal.phase-out-matches-all')}
      >
        {(field) => (
          <Select<string[]>
            {...field}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ',', '；']}
            value={[...told.words]}
            onChange={(words) => draft.change({ words })}
          />
        )}
      </Field>
      <Field label={t('rules.line.day')} fault={fault(told.outBy === '', 'rules.line.day-fault')}>
        {(field) => (
          <Input
            {...field}
            type="date"
            value={told.outBy}
            onChange={({ target }) => draft.change({ outBy: target.value })}
          />
        )}
      </Field>
      <Field label={t('rules.line.source')} fault={fault(short(told.source), 'rules.line.short')}>
        {(field) => (
          <Input
            {...field}
            maxLength={300}
            value={told.source}
            onChange={({ target }) => draft.change({ source: target.value })}
          />
        )}
      </Field>
      <Field label={t('rules.because')} fault={fault(short(told.because), 'rules.because-fault')}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={told.because}
            onChange={({ target }) => draft.change({ because: target.value })}
          />
        )}
      </Field>
      {error !== undefined && (
        <p role="alert" className="field-fault field-note">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
