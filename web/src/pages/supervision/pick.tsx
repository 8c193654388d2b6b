import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { HazardList, HazardRow } from '@zhiben/domain/contract/hazard.ts';
import type { ListingRow, NewListing } from '@zhiben/domain/contract/supervision.ts';
import { App, Button, Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { useSlowly } from '../../pickers/slowly.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading, sentenceFor } from '../../ui/states.tsx';
import { DueBadge, StateTag } from '../../ui/tags.tsx';
import { type Answers, faults, mergeDraft, toInput } from '../hazard/form-model.ts';
import { MoveField } from '../hazard/move-field.tsx';
import { usePages } from '../lists/paged-list.tsx';
import { COMMON_FIELDS } from './listing-form.tsx';
import '../notices/notices.css';
import '../hazard/hazard.css';
import './supervision.css';

/** Hazards that nobody can list: not confirmed yet, or contested. */
const TOO_EARLY: readonly string[] = ['reported', 'contested'];
const MOST = 50;

/** 每年挂牌督办一批: picks open major hazards, those found longest ago first, and lists them in one go. */
export function PickPage() {
  const t = useTexts();
  const { accountId, authority } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [typed, setTyped, asked] = useSlowly();
  const [overdue, setOverdue] = useState(false);
  const open = useInfiniteQuery({
    placeholderData: keepPreviousData,
    queryKey: ['hazards', 'to-list', asked, overdue],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      get<z.infer<typeof HazardList>>('/hazards', {
        open: true,
        grade: 'major',
        sort: 'found',
        q: asked,
        overdue: overdue ? true : undefined,
        limit: MOST,
        cursor: pageParam,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const standing = usePages<ListingRow>('supervision', '/listings', { which: 'standing', limit: 100 });
  const draft = useDraft<Answers>(accountId, 'listing:pick', { issuingBody: authority.name }, (fresh, kept) =>
    mergeDraft(COMMON_FIELDS, fresh, kept),
  );
  /** What the public will read of each, by hazard. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [publish, setPublish] = useState(true);
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [busy, setBusy] = useState(false);
  if (open.isPending || standing.isPending || !draft.ready) return <Loading />;
  if (open.error !== null) return <ErrorBox error={open.error} retry={() => void open.refetch()} />;
  const listed = new Set(standing.rows.map(({ caseId }) => caseId));
  const rows = open.data.pages
    .flatMap((page) => page.rows)
    .filter(
      ({ id, state, organisationId }) =>
        !listed.has(id) && !TOO_EARLY.includes(state) && organisationId !== null,
    );

  const choose = (row: HazardRow, on: boolean) =>
    setChosen((now) => {
      const next = new Map(now);
      if (on) next.set(row.id, row.title);
      else next.delete(row.id);
      return next;
    });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = faults(COMMON_FIELDS, draft.values);
    setFound(missing);
    if (Object.keys(missing).length > 0 || chosen.size === 0) return;
    setBusy(true);
    const common = toInput(COMMON_FIELDS, draft.values) as Omit<NewListing, 'id' | 'caseId' | 'title'>;
    const refusals = new Map<string, unknown>();
    for (const [caseId, title] of chosen) {
      try {
        await send('POST', '/listings', { ...common, id: newId(), caseId, title: title.trim(), publish });
      } catch (error) {
        refusals.set(caseId, error);
      }
    }
    await queries.invalidateQueries({ queryKey: ['supervision'] });
    setBusy(false);
    setFailed(refusals);
    setChosen(new Map([...chosen].filter(([id]) => refusals.has(id))));
    if (refusals.size > 0) return;
    void message.success(t('listing.picked', { n: chosen.size }));
    void navigate({ to: '/listings', search: {} });
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <header className="row">
        <h1>{t('listing.pick')}</h1>
        <span className="grow" />
        <Link to="/listings" search={{}} className="button no-print">
          {t('action.back')}
        </Link>
      </header>
      <p className="soft legal-note">{t('listing.pick-lead')}</p>
      <div className="row no-print">
        <input
          className="input"
          type="search"
          aria-label={t('listing.pick-search')}
          placeholder={t('listing.pick-search')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Checkbox checked={overdue} onChange={({ target }) => setOverdue(target.checked)}>
          {t('listing.pick-overdue')}
        </Checkbox>
      </div>
      {rows.length === 0 && chosen.size === 0 ? (
        <div className="card">
          <Empty title={t('listing.pick-none')} />
        </div>
      ) : (
        <>
          <div className="card move-form">
            {COMMON_FIELDS.map((field) => {
              const code = found[field.name];
              return (
                <MoveField
                  key={field.name}
                  move=""
                  field={field}
                  label={field.name === 'dueOn' ? t('listing.due') : undefined}
                  hazard={{ id: '', title: '', description: '', foundOn: '', organisationId: null }}
                  accountId={accountId}
                  value={draft.values[field.name]}
                  fault={code === undefined ? undefined : t(`refusal.${code}`)}
                  onChange={(value) =>
                    draft.change((now) => ({
                      [field.name]: typeof value === 'function' ? value(now[field.name]) : value,
                    }))
                  }
                />
              );
            })}
            <Checkbox checked={publish} onChange={({ target }) => setPublish(target.checked)}>
              {t('hazard.input.publish')}
            </Checkbox>
          </div>
          <div className="card">
            <ul className="notice-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <Candidate
                    row={row}
                    words={chosen.get(row.id)}
                    onChoose={(on) => choose(row, on)}
                    onWords={(words) => setChosen((now) => new Map(now).set(row.id, words))}
                  />
                  {failed.has(row.id) && (
                    <p role="alert" className="fault">
                      {sentenceFor(failed.get(row.id), t)}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            {open.hasNextPage && (
              <Button loading={open.isFetchingNextPage} onClick={() => void open.fetchNextPage()}>
                {t('action.more')}
              </Button>
            )}
          </div>
          <div className="row">
            <Button type="primary" htmlType="submit" size="large" loading={busy} disabled={chosen.size === 0}>
              {t('listing.pick-submit', { n: chosen.size })}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

/** One candidate; once chosen, with the words that the public will read. */
function Candidate({
  row,
  words,
  onChoose,
  onWords,
}: {
  row: HazardRow;
  words: string | undefined;
  onChoose: (on: boolean) => void;
  onWords: (words: string) => void;
}) {
  const t = useTexts();
  return (
    <div className="entry-line">
      {/* What stands in it is the record's, in the language in which it was written. */}
      <label className="pick" lang="zh-CN">
        <input
          type="checkbox"
          checked={words !== undefined}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <span>
          <strong>{row.title}</strong>
          <br />
          <span className="soft">
            {[row.number, row.organisationName, row.place].filter(Boolean).join(' · ')}
          </span>
        </span>
      </label>
      <p className="row">
        <StateTag state={row.state} />
        <DueBadge dueOn={row.dueOn} />
      </p>
      {words !== undefined && (
        <label>
          <span className="soft">{t('listing.title')}</span>
          <input
            className="input"
            style={{ width: '100%' }}
            maxLength={200}
            value={words}
            onChange={({ target }) => onWords(target.value)}
          />
        </label>
      )}
    </div>
  );
}
