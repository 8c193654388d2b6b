import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView } from '@zhiben/domain/contract/views.ts';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useTexts } from '../../texts/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceFor } from '../../ui/states.tsx';
import { DEFAULT_SORT, DEFAULT_VIEWS, type Filter, filterOf, sameFilter } from './filter.ts';

const viewsKey = ['views', 'hazards'];

/** The views as tabs: those that everybody has, then one's own. The present filter marks its tab. */
export function ViewTabs({
  filter,
  sort,
  columns,
  onView,
}: {
  filter: Filter;
  sort: string;
  columns: readonly string[];
  /** `columns`: those that the view was saved with, joined by commas. */
  onView: (filter: Filter, sort: string, columns?: string) => void;
}) {
  const t = useTexts();
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);
  const own =
    useQuery({
      queryKey: viewsKey,
      staleTime: 5 * 60_000,
      queryFn: () => get<{ rows: SavedView[] }>('/views', { page: 'hazards' }),
    }).data?.rows ?? [];
  const known =
    DEFAULT_VIEWS.some((view) => sameFilter(view.query, filter)) ||
    own.some((view) => sameFilter(filterOf(view.query), filter));

  async function remove(id: string) {
    await send('DELETE', `/views/${id}`);
    await queries.invalidateQueries({ queryKey: viewsKey });
  }

  const bar = useRef<HTMLElement>(null);
  const here = JSON.stringify(filter);
  // On a phone the present tab may lie beyond the edge.
  useEffect(() => {
    if (here !== '')
      bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here]);

  return (
    <nav ref={bar} className="views no-print" aria-label={t('hazards.views')}>
      {DEFAULT_VIEWS.map((view) => (
        <button
          key={view.key}
          type="button"
          className="view"
          aria-current={sameFilter(view.query, filter) ? 'page' : undefined}
          onClick={() => onView(view.query, DEFAULT_SORT)}
        >
          {t(`hazards.view.${view.key}`)}
        </button>
      ))}
      {own.map((view) => {
        const here = sameFilter(filterOf(view.query), filter);
        return (
          <span key={view.id} className="view-own">
            <button
              type="button"
              className="view"
              aria-current={here ? 'page' : undefined}
              onClick={() => {
                const { sort: order = DEFAULT_SORT, columns: shown } = view.query;
                onView(filterOf(view.query), order, shown);
              }}
            >
              {view.name}
            </button>
            {here && (
              <button
                type="button"
                className="chip-x"
                aria-label={t('hazards.view.remove', { name: view.name })}
                onClick={() => void remove(view.id)}
              >
                ×
              </button>
            )}
          </span>
        );
      })}
      {!known && (
        <button type="button" className="view view-save" onClick={() => setSaving(true)}>
          ＋ {t('hazards.view.save')}
        </button>
      )}
      {saving && (
        <SaveView query={{ ...filter, sort, columns: columns.join() }} onClose={() => setSaving(false)} />
      )}
    </nav>
  );
}

function SaveView({ query, onClose }: { query: Filter; onClose: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const id = useId();
  const [viewId] = useState(() => newId());
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await send('PUT', `/views/${viewId}`, { page: 'hazards', name: name.trim(), query });
      await queries.invalidateQueries({ queryKey: viewsKey });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return (
    <Dialog label={t('hazards.view.save')} onClose={onClose}>
      <form className="stack dialog-body" onSubmit={save}>
        <h2>{t('hazards.view.save')}</h2>
        <label htmlFor={id}>{t('hazards.view.name')}</label>
        <input
          id={id}
          className="input"
          required
          maxLength={40}
          value={name}
          aria-describedby={`${id}-help`}
          onChange={(event) => setName(event.target.value)}
        />
        <p id={`${id}-help`} className="soft">
          {t('hazards.view.save-help')}
        </p>
        {problem !== undefined && (
          <p role="alert" className="problem">
            {sentenceFor(problem, t)}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button button-main" disabled={busy}>
            {t(busy ? 'state.saving' : 'action.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('action.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
