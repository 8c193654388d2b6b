import { useQueryClient } from '@tanstack/react-query';
import type { DocumentPage } from '@zhiben/domain/contract/document.ts';
import type { Block, DocumentContent, TableBlock } from '@zhiben/domain/kinds/document/content.ts';
import { App, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { type DraftValues, dropDraft, useDraft } from '../../outbox/drafts.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { freshId, moved, withBlock, withoutBlock, withoutRow } from './edit.ts';

interface Draft extends DraftValues {
  readonly content: DocumentContent;
  /** The version that was changed: a later one is somebody else's. */
  readonly seenVersion: number;
}

const merge = (start: Draft, kept: DraftValues): Draft =>
  typeof kept['seenVersion'] === 'number' && typeof kept['content'] === 'object' ? (kept as Draft) : start;

/** The words of a draft, block by block; what is typed stays on the device until the server has it. */
export function Editor({ page, onDone }: { page: DocumentPage; onDone: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { accountId } = useSession();
  const { id, version } = page.document;
  const key = `document:${id}`;
  const start = useMemo<Draft>(
    () => ({ content: page.content, seenVersion: version }),
    [page.content, version],
  );
  const draft = useDraft<Draft>(accountId, key, start, merge);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!draft.ready) return null;
  const { content, seenVersion } = draft.values;
  const change = (next: DocumentContent) => draft.change({ content: next });
  const stale = error instanceof ApiError && error.problem.code === 'stale';

  async function forget() {
    draft.forget();
    await dropDraft(accountId, key).catch(() => undefined);
  }

  async function save(seen: number) {
    setBusy(true);
    setError(undefined);
    try {
      const copies = content.copies.map((line) => line.trim()).filter((line) => line !== '');
      await send('PUT', `/documents/${id}/content`, { content: { ...content, copies }, seenVersion: seen });
      await forget();
      await queries.invalidateQueries({ queryKey: ['documents'] });
      void message.success(t('document.saved'));
      onDone();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save(seenVersion);
      }}
      noValidate
    >
      <Field label={t('document.field.title')}>
        {(field) => (
          <Input
            {...field}
            maxLength={200}
            value={content.title}
            onChange={(event) => change({ ...content, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('document.field.addressee')}>
        {(field) => (
          <Input
            {...field}
            maxLength={500}
            value={content.addressee}
            onChange={(event) => change({ ...content, addressee: event.target.value })}
          />
        )}
      </Field>
      {content.blocks.map((block, i) => (
        <BlockEditor
          key={block.id}
          block={block}
          first={i === 0}
          last={i === content.blocks.length - 1}
          content={content}
          onChange={change}
        />
      ))}
      <div className="row">
        {(['paragraph', 'heading'] as const).map((type) => (
          <Button
            key={type}
            onClick={() =>
              change({
                ...content,
                blocks: [
                  ...content.blocks,
                  type === 'paragraph'
                    ? { id: freshId(content.blocks), type, text: '' }
                    : { id: freshId(content.blocks), type, level: 1, text: '' },
                ],
              })
            }
          >
            {t(`document.block.add-${type}`)}
          </Button>
        ))}
      </div>
      <Field label={t('document.field.copies')} optional hint={t('document.field.copies-hint')}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2 }}
            value={content.copies.join('\n')}
            onChange={(event) => change({ ...content, copies: event.target.value.split('\n') })}
          />
        )}
      </Field>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {stale ? t('document.stale') : sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={stale}>
          {t('document.save')}
        </Button>
        {stale && (
          <>
            <Button onClick={() => void save(Number(error.problem.detail?.['version'] ?? seenVersion))}>
              {t('document.keep-mine')}
            </Button>
            <Button
              onClick={() =>
                void forget().then(async () => {
                  await queries.invalidateQueries({ queryKey: ['documents'] });
                  onDone();
                })
              }
            >
              {t('document.take-theirs')}
            </Button>
          </>
        )}
        <Button onClick={onDone}>{t('document.stop-editing')}</Button>
        {draft.kept === 'yes' && (
          <span className="soft" role="status">
            {t('document.unsaved')}
          </span>
        )}
      </div>
    </form>
  );
}

function BlockEditor({
  block,
  first,
  last,
  content,
  onChange,
}: {
  block: Block;
  first: boolean;
  last: boolean;
  content: DocumentContent;
  onChange: (content: DocumentContent) => void;
}) {
  const t = useTexts();
  const name = t(`document.block.${block.type}`, block.type === 'heading' ? { level: block.level } : {});
  const label = `${name} ${content.blocks.indexOf(block) + 1}`;
  const text = (value: string) => onChange(withBlock(content, { ...block, text: value } as Block));
  return (
    <fieldset className="document-block field-set">
      <legend className="hidden-visually">{label}</legend>
      <div className="row">
        <span className="soft">{name}</span>
        <span className="grow" />
        <Button
          size="small"
          aria-label={`${t('document.block.up')}: ${label}`}
          disabled={first}
          onClick={() => onChange(moved(content, block.id, -1))}
        >
          ↑
        </Button>
        <Button
          size="small"
          aria-label={`${t('document.block.down')}: ${label}`}
          disabled={last}
          onClick={() => onChange(moved(content, block.id, 1))}
        >
          ↓
        </Button>
        <Button
          size="small"
          aria-label={`${t('document.block.remove')}: ${label}`}
          onClick={() => onChange(withoutBlock(content, block.id))}
        >
          {t('document.block.remove')}
        </Button>
      </div>
      {block.type === 'heading' && (
        <Input
          aria-label={label}
          maxLength={200}
          value={block.text}
          onChange={(event) => text(event.target.value)}
        />
      )}
      {block.type === 'paragraph' && (
        <Input.TextArea
          aria-label={label}
          autoSize={{ minRows: 1 }}
          maxLength={8000}
          value={block.text}
          onChange={(event) => text(event.target.value)}
        />
      )}
      {block.type === 'picture' && <p lang="zh-CN">{block.caption}</p>}
      {block.type === 'table' && <TableEditor block={block} content={content} onChange={onChange} />}
    </fieldset>
  );
}

function TableEditor({
  block,
  content,
  onChange,
}: {
  block: TableBlock;
  content: DocumentContent;
  onChange: (content: DocumentContent) => void;
}) {
  const t = useTexts();
  const setRows = (rows: readonly (readonly string[])[]) => onChange(withBlock(content, { ...block, rows }));
  return (
    <>
      <div className="document-cells">
        <table>
          <thead>
            <tr>
              {block.head.map((title, column) => (
                <td key={column} lang="zh-CN">
                  <strong>{title}</strong>
                </td>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr key={row}>
                {block.head.map((title, column) => (
                  <td key={column}>
                    <Input.TextArea
                      aria-label={t('document.block.cell', { row: row + 1, column: title })}
                      autoSize
                      maxLength={2000}
                      value={cells[column] ?? ''}
                      onChange={(event) =>
                        setRows(
                          block.rows.map((each, i) =>
                            i === row
                              ? block.head.map((_, c) =>
                                  c === column ? event.target.value : (each[c] ?? ''),
                                )
                              : each,
                          ),
                        )
                      }
                    />
                  </td>
                ))}
                <td>
                  <Button
                    size="small"
                    aria-label={t('document.block.row-remove', { n: row + 1 })}
                    onClick={() => onChange(withoutRow(content, block.id, row))}
                  >
                    ×
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button size="small" onClick={() => setRows([...block.rows, block.head.map(() => '')])}>
          {t('document.block.row-add')}
        </Button>
      </div>
    </>
  );
}
