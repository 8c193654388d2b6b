import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TemplatePage } from '@zhiben/domain/contract/document.ts';
import type { Template, TemplateBlock } from '@zhiben/domain/kinds/document/fill.ts';
import type { FormName } from '@zhiben/domain/kinds/document/kinds.ts';
import { PLACEHOLDER_LIST } from '@zhiben/domain/kinds/document/placeholders.ts';
import { DEFAULT_TEMPLATES } from '@zhiben/domain/kinds/document/templates.ts';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { ApiError, get, send } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading, sentenceFor } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { FormPreview } from './form-preview.tsx';

/** The form of one kind: its words with placeholders, tried on a real hazard, with every version kept. */
export function FormEditor({ kind }: { kind: FormName }) {
  const t = useTexts();
  const form = useQuery({
    queryKey: ['documents', 'forms', kind],
    queryFn: () => get<TemplatePage>(`/document-templates/${kind}`),
  });
  return (
    <div className="stack">
      <Link to="/settings/documents" search={{}} className="touch-link">
        {t('forms.back')}
      </Link>
      <h1>{t(`document.kind.${kind}`)}</h1>
      {form.isPending && <Loading />}
      {form.isError && <ErrorBox error={form.error} retry={() => void form.refetch()} />}
      {form.isSuccess && <Form key={form.data.version} page={form.data} />}
    </div>
  );
}

function Form({ page }: { page: TemplatePage }) {
  const t = useTexts();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const administers = hasRole(useSession(), 'administrator');
  const { kind, own } = page;
  const [template, setTemplate] = useState<Template>(page.template);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const setBlock = (i: number, block: TemplateBlock) =>
    setTemplate({ ...template, blocks: template.blocks.map((each, n) => (n === i ? block : each)) });

  async function put(next: Template | null, seenVersion = page.version) {
    setBusy(true);
    setError(undefined);
    try {
      const { version } = await send<TemplatePage>('PUT', `/document-templates/${kind}`, {
        template: next,
        seenVersion,
      });
      await queries.invalidateQueries({ queryKey: ['documents', 'forms'] });
      void message.success(t('forms.saved', { version }));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  function insert(zh: string, blocks: boolean) {
    const block = template.blocks[at];
    if (blocks) {
      const inserted: TemplateBlock = { type: 'insert', name: zh, optional: true };
      const list = [...template.blocks];
      list.splice(at + 1, 0, inserted);
      setTemplate({ ...template, blocks: list });
    } else if (block !== undefined && block.type !== 'insert')
      setBlock(at, { ...block, text: `${block.text}{${zh}}` });
  }

  return (
    <div className="document-columns">
      <div className="stack">
        <form
          className="card stack"
          onSubmit={(event) => {
            event.preventDefault();
            void put(template);
          }}
        >
          <p className="soft">{own ? t('forms.own', { version: page.version }) : t('forms.default')}</p>
          <fieldset className="field-set stack">
            <legend className="hidden-visually">{t('forms.templates')}</legend>
            {(['title', 'addressee'] as const).map((name) => (
              <Field key={name} label={t(`document.field.${name}`)}>
                {(field) => (
                  <Input
                    {...field}
                    readOnly={!administers}
                    maxLength={200}
                    value={template[name]}
                    onChange={(event) => setTemplate({ ...template, [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            {template.blocks.map((block, i) => (
              <BlockField
                key={i}
                block={block}
                n={i + 1}
                disabled={!administers}
                onFocus={() => setAt(i)}
                onChange={(changed) => setBlock(i, changed)}
                onRemove={() =>
                  setTemplate({ ...template, blocks: template.blocks.filter((_, n) => n !== i) })
                }
              />
            ))}
          </fieldset>
          {error !== undefined && (
            <p role="alert" className="field-fault">
              {sentenceFor(error, t)}
            </p>
          )}
          {administers && (
            <div className="row">
              <Button type="primary" size="large" htmlType="submit" loading={busy}>
                {t('forms.save')}
              </Button>
              <Button
                onClick={() =>
                  setTemplate({ ...template, blocks: [...template.blocks, { type: 'paragraph', text: '' }] })
                }
              >
                {t('forms.add-paragraph')}
              </Button>
              {error instanceof ApiError && error.problem.code === 'stale' && (
                <Button onClick={() => void put(template, Number(error.problem.detail?.['version'] ?? 0))}>
                  {t('document.keep-mine')}
                </Button>
              )}
              {own && (
                <Button
                  onClick={() =>
                    modal.confirm({
                      title: t('forms.reset'),
                      content: t('forms.reset-ask'),
                      okText: t('forms.reset'),
                      cancelText: t('action.cancel'),
                      onOk: () => put(null),
                    })
                  }
                >
                  {t('forms.reset')}
                </Button>
              )}
            </div>
          )}
        </form>
        <FormPreview kind={kind} template={template} />
      </div>
      <aside className="stack document-side">
        {administers && <Placeholders onTouch={insert} />}
        <Basis kind={kind} />
        {page.versions.length > 0 && (
          <section className="card stack">
            <h2>{t('forms.versions')}</h2>
            <ul className="versions">
              {page.versions.map(({ version, template: kept, madeByName, madeAt }) => (
                <li key={version} className="row">
                  <span>
                    {t(kept === null ? 'forms.version-reset' : 'forms.version', { version, who: madeByName })}
                  </span>
                  <Ago at={madeAt} />
                  {kept !== null && administers && (
                    <Button size="small" onClick={() => setTemplate(kept)}>
                      {t('forms.version-take')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

function BlockField({
  block,
  n,
  disabled,
  onFocus,
  onChange,
  onRemove,
}: {
  block: TemplateBlock;
  n: number;
  disabled: boolean;
  onFocus: () => void;
  onChange: (block: TemplateBlock) => void;
  onRemove: () => void;
}) {
  const t = useTexts();
  const name = t(`document.block.${block.type}`, block.type === 'heading' ? { level: block.level } : {});
  return (
    <div className="document-block">
      <div className="row">
        <span className="soft">{name}</span>
        <span className="grow" />
        {!disabled && (
          <Button size="small" aria-label={`${t('document.block.remove')}: ${name} ${n}`} onClick={onRemove}>
            {t('document.block.remove')}
          </Button>
        )}
      </div>
      {block.type === 'insert' ? (
        <div className="row">
          <span lang="zh-CN">{block.name}</span>
          <label className="tick">
            <input
              type="checkbox"
              disabled={disabled}
              checked={block.optional}
              onChange={(event) => onChange({ ...block, optional: event.target.checked })}
            />
            {t('forms.optional')}
          </label>
        </div>
      ) : (
        <Input.TextArea
          aria-label={`${name} ${n}`}
          autoSize
          readOnly={disabled}
          maxLength={block.type === 'heading' ? 200 : 4000}
          value={block.text}
          onFocus={onFocus}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      )}
    </div>
  );
}

/** Every placeholder with what it stands for. */
function Placeholders({ onTouch }: { onTouch: (zh: string, blocks: boolean) => void }) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <section className="card stack">
      <h2>{t('forms.placeholders')}</h2>
      <p className="soft">{t('forms.placeholders-lead')}</p>
      <ul className="placeholders">
        {PLACEHOLDER_LIST.map(([name, { zh, en, blocks, byHand }]) => (
          <li key={name}>
            <button
              type="button"
              className="chip"
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              onClick={() => onTouch(zh, blocks === true)}
            >
              {language === 'zh' ? zh : `${en} {${zh}}`}
              {byHand && <span className="soft"> {t('forms.by-hand')}</span>}
              {blocks && <span className="soft"> {t('forms.as-blocks')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the product's own form leans on, and how sure the product is. */
function Basis({ kind }: { kind: FormName }) {
  const t = useTexts();
  const { basis } = DEFAULT_TEMPLATES[kind];
  if (basis.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('forms.basis')}</h2>
      <ul className="versions" lang="zh-CN">
        {basis.map(({ words, source, confidence }) => (
          <li key={words}>
            {words}
            <p className="soft">{source}</p>
            {confidence === 'UNSURE' && <span className="tag tag-waiting">{t('forms.unsure')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
