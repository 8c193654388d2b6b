import { useQueryClient } from '@tanstack/react-query';
import type { EntryPage, EntryRow } from '@zhiben/domain/contract/register.ts';
import type { Register, Values } from '@zhiben/domain/primitives/register.ts';
import { completed, renewedFrom } from '@zhiben/domain/primitives/register-values.ts';
import { Button } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { ApiError, get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { FileField } from '../../evidence/file-field.tsx';
import { dropDraft, useDraft } from '../../outbox/drafts.ts';
import { type Letter, post, postFiles } from '../../outbox/post.ts';
import { hurry } from '../../outbox/send.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Loading } from '../../ui/states.tsx';
import { todayInChina } from '../../ui/when.tsx';
import { Answer } from './answer.tsx';
import { inLanguage, organisationOf } from './definitions.ts';
import { About } from './entry-about.tsx';
import { EntryField } from './entry-field.tsx';
import { Changes } from './entry-story.tsx';
import { type Fault, faultAt, readForm, type Typed, typedOf } from './form-model.ts';
import { differences } from './history.ts';
import { useEntrySentences } from './sentences.ts';

/** What stands in the form; all of it is kept on the device at every step. */
type Draft = {
  readonly id: string;
  /** The version that the editor saw, and its answers; null when the entry is new. */
  readonly seen: number | null;
  readonly seenValues: Values;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly typed: Typed;
  /** Photographs and documents, kept on the device. */
  readonly files: readonly string[];
};

/** Makes an entry, or changes one: every question of the definition, and every fault at its question. */
export function EntryForm({
  register,
  page,
  follows,
  organisationId = null,
  personId = null,
  facet,
  onDone,
  onCancel,
}: {
  register: Register;
  page?: EntryPage;
  /** The entry that a new one renews: it begins with the answers of that one. */
  follows?: EntryRow | undefined;
  organisationId?: string | null;
  personId?: string | null;
  /** Of what sort a new one is, where its register tells sorts apart. */
  facet?: string | undefined;
  onDone: (id: string) => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { accountId, organisation: own } = useSession();
  const sentences = useEntrySentences(register);
  const entry = page?.entry;
  const start = useMemo<Draft>(
    () => ({
      id: entry?.id ?? newId(),
      seen: entry?.version ?? null,
      seenValues: entry?.values ?? {},
      organisationId: (entry ?? follows)?.organisationId ?? own?.id ?? organisationId,
      personId: (entry ?? follows)?.personId ?? personId,
      files: [],
      typed: typedOf(
        register.fields,
        entry?.values ??
          (follows && renewedFrom(register, follows.values)) ??
          (facet === undefined || register.facet === undefined ? {} : { [register.facet]: facet }),
      ),
    }),
    [entry, follows, own, organisationId, personId, facet, register],
  );
  // One that was begun for somebody else is not this one.
  const about = [organisationId, personId, facet, follows?.id].filter(Boolean).join('.');
  const key = `entry.${register.name}.${entry?.id ?? `new${about}`}`;
  const {
    values: draft,
    change,
    ready,
    restored,
    kept,
    forget,
  } = useDraft<Draft>(accountId, key, start, merged);
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const [fresh, setFresh] = useState(false);
  const [busy, setBusy] = useState(false);
  const [waits, setWaits] = useState(false);
  const [error, setError] = useState<unknown>();
  const [theirs, setTheirs] = useState<EntryPage>();
  if (!ready) return <Loading />;
  if (waits)
    return (
      <div className="card stack" role="status">
        <p>{t('entry.waits')}</p>
        <div>
          <Button onClick={onCancel}>{inLanguage(register.words, language)}</Button>
        </div>
      </div>
    );

  const { values, faults: wrong } = readForm(register, draft.typed, todayInChina());
  const faults: Record<string, Fault> = {
    ...wrong,
    ...(draft.organisationId === null && organisationOf(register) === 'required'
      ? { organisationId: { code: 'required' } }
      : {}),
    ...(draft.personId === null && register.person === 'required' ? { personId: { code: 'required' } } : {}),
  };
  const count = Object.keys(faults).length;
  const refused = error instanceof ApiError ? error.problem : undefined;
  const place = faultAt(refused?.at);
  const placed =
    place !== undefined &&
    (['organisationId', 'personId', 'files'].includes(place.field) ||
      register.fields.some(({ name, compute }) => name === place.field && compute === undefined));
  const faultOf = (name: string) => {
    if (place?.field === name && refused !== undefined) {
      const { code, detail = {} } = refused;
      return sentences.ofFault(name, { code, detail, ...(place.line && { line: place.line }) });
    }
    const fault = asked ? faults[name] : undefined;
    return fault === undefined ? undefined : sentences.ofFault(name, fault);
  };
  const all = completed(register, values);

  /** Brings the first fault into view: on a phone it may stand far above the button. */
  const showFault = () =>
    requestAnimationFrame(() => {
      const fault = form.current?.querySelector('.field-fault');
      fault?.closest('.field, .field-set')?.scrollIntoView({ block: 'center' });
    });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (count > 0) return showFault();
    setBusy(true);
    const { id, seen, personId, files } = draft;
    const path = `/registers/${register.name}/entries/${id}`;
    const body = {
      ...(seen === null ? { organisationId: draft.organisationId } : { seenVersion: seen }),
      ...(follows === undefined ? {} : { follows: follows.id }),
      ...(register.person === undefined ? {} : { personId }),
      ...(files.length === 0 ? {} : { files }),
      values,
    };
    const letter = { accountId, caseId: id, fileIds: files };
    try {
      await send('PUT', path, body);
      forget();
      if (files.length > 0) {
        await postFiles({ ...letter, id });
        void hurry();
      }
      await dropDraft(accountId, key).catch(() => undefined);
      await queries.invalidateQueries({ queryKey: ['registers'] });
      onDone(id);
    } catch (problem) {
      if (
        problem instanceof ApiError &&
        problem.status === 0 &&
        (await wait({ ...letter, method: 'PUT', path, body }))
      )
        return;
      setError(problem);
      setBusy(false);
      if (problem instanceof ApiError && problem.problem.code === 'stale')
        setTheirs(await get<EntryPage>(`/registers/${register.name}/entries/${id}`).catch(() => undefined));
      showFault();
    }
  }

  /** Without signal the whole form goes to the outbox, photographs and all, and leaves by itself. */
  async function wait(letter: Omit<Letter, 'id' | 'label' | 'draft'>): Promise<boolean> {
    const address = `${window.location.pathname}${window.location.search}`;
    const label = `${inLanguage(register.words, language)} ${entry?.title ?? follows?.title ?? ''}`.trim();
    forget();
    try {
      await post({ ...letter, id: newId(), label, draft: { key, values: draft, address } });
    } catch {
      return false;
    }
    // No other page is gone to: without signal it might not come.
    setWaits(true);
    return true;
  }

  async function drop() {
    forget();
    await dropDraft(accountId, key, draft.files).catch(() => undefined);
  }

  return (
    <form ref={form} className="card stack entry-form" onSubmit={(event) => void submit(event)} noValidate>
      <h1>
        {entry === undefined
          ? follows === undefined
            ? t('entry.new', { register: inLanguage(register.words, language) })
            : t('entry.renew-title', { title: follows.title })
          : t('entry.change-title', { title: entry.title })}
      </h1>
      {follows !== undefined && <p className="soft field-note">{t('entry.renew.help')}</p>}
      {restored && !fresh && (
        <div className="row">
          <span>{t('entry.draft.kept')}</span>
          <Button
            onClick={() => {
              setFresh(true);
              setAsked(false);
              setError(undefined);
              change({ ...start, id: entry?.id ?? newId() });
              void drop();
            }}
          >
            {t('entry.draft.drop')}
          </Button>
        </div>
      )}
      <div className="fields">
        <About
          register={register}
          isNew={entry === undefined && follows === undefined}
          organisationId={draft.organisationId}
          personId={draft.personId}
          faultOf={faultOf}
          onChange={change}
        />
        {register.fields.map((field) =>
          field.compute === undefined ? (
            <EntryField
              key={field.name}
              field={field}
              value={draft.typed[field.name]}
              fault={faultOf(field.name)}
              onChange={(value) => change((now) => ({ typed: { ...now.typed, [field.name]: value } }))}
            />
          ) : (
            all[field.name] !== undefined && (
              <dl key={field.name} className="computed" aria-live="polite">
                <dt>
                  <b>{inLanguage(field.words, language)}</b>
                </dt>
                <dd>
                  <Answer field={field} value={all[field.name]} />{' '}
                  <span className="soft">
                    {field.hint === undefined ? t('entry.computed') : inLanguage(field.hint, language)}
                  </span>
                </dd>
              </dl>
            )
          ),
        )}
      </div>
      <FileField
        accountId={accountId}
        label={t('entry.files')}
        documents
        optional
        value={draft.files}
        fault={place?.field === 'files' ? sentences.ofError(error) : undefined}
        onChange={(next) => change((now) => ({ files: next(now.files) }))}
      />
      {theirs !== undefined && (
        <div className="card stack stale" role="alert">
          <p>{t('entry.stale', { actor: theirs.history.at(-1)?.actorName ?? '' })}</p>
          <Changes
            told={{
              answers: differences(register.fields, draft.seenValues, theirs.entry.values),
              person: undefined,
            }}
          />
          <div className="row">
            <Button
              onClick={() => {
                change({ seen: theirs.entry.version, seenValues: theirs.entry.values });
                setTheirs(undefined);
                setError(undefined);
              }}
            >
              {t('entry.stale.mine')}
            </Button>
          </div>
        </div>
      )}
      {asked && count > 0 && (
        <p role="alert" className="field-fault field-note">
          {t('entry.faults', { n: count })}
        </p>
      )}
      {error !== undefined && theirs === undefined && !placed && (
        <p role="alert" className="field-fault field-note">
          {sentences.ofError(error)}
        </p>
      )}
      <div className="row form-buttons">
        {kept === 'yes' && <span className="soft">{t('entry.draft.on-device')}</span>}
        <Button
          size="large"
          disabled={busy}
          onClick={() => {
            void drop();
            onCancel();
          }}
        >
          {t('action.cancel')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={theirs !== undefined}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

/** An earlier draft over what the form would show; questions that were added since keep their blank. */
function merged(start: Draft, draft: Readonly<Record<string, unknown>>): Draft {
  const before = draft as Partial<Draft>;
  return { ...start, ...before, typed: { ...start.typed, ...before.typed } };
}
