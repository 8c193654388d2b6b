import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { OrganisationPage } from '@zhiben/domain/contract/world.ts';
import { isSectorMark } from '@zhiben/domain/reference/sector-marks.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { get } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { FileField } from '../../evidence/file-field.tsx';
import { dropDraft, useDraft } from '../../outbox/drafts.ts';
import { post } from '../../outbox/post.ts';
import { sendRecord } from '../../outbox/send.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { Loading } from '../../ui/states.tsx';
import { todayInChina } from '../../ui/when.tsx';
import { useLikely } from '../hazard/duplicates.ts';
import { Alike } from '../hazard/relations.tsx';
import { Details } from './details.tsx';
import { Ended, type Ending } from './ended.tsx';
import { Judged } from './judged.tsx';
import { keepPlace, readPlaces } from './places.ts';
import { freshReport, isBegun, mergeReport, type ReportDraft, toReport } from './report-draft.ts';
import { Where } from './where.tsx';
import { titleAndRest } from './words.ts';
import '../hazard/hazard.css';
import './report.css';

const KEY = 'report';

/** Report a hazard: camera, place, words, a criterion if one fits, done. */
export function ReportPage() {
  const [round, setRound] = useState(0);
  // Taken back from the outbox: begin again from that draft.
  const { again } = useSearch({ strict: false }) as { again?: string };
  const [ending, setEnding] = useState<Ending>();
  const next = () => {
    setEnding(undefined);
    setRound(round + 1);
  };
  if (ending !== undefined) return <Ended ending={ending} onNext={next} onBack={next} />;
  return <Report key={`${round}-${again ?? ''}`} onEnd={setEnding} />;
}

function Report({ onEnd }: { onEnd: (ending: Ending) => void }) {
  const t = useTexts();
  const session = useSession();
  const { accountId } = session;
  const places = useMemo(() => readPlaces(accountId), [accountId]);
  const fresh = useMemo(() => freshReport(newId(), session, places, todayInChina()), [session, places]);
  const {
    values: draft,
    change,
    ready,
    restored,
    kept,
    forget,
  } = useDraft<ReportDraft>(accountId, KEY, fresh, mergeReport);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const own = session.scope === 'organisation';

  // What the enterprise does sharpens the suggestion; without signal it is simply not known.
  const organisation = useQuery({
    queryKey: ['organisation', draft.organisationId],
    enabled: draft.organisationId !== '' && draft.industry === '' && draft.marks.length === 0,
    retry: false,
    staleTime: 5 * 60_000,
    queryFn: () => get<OrganisationPage>(`/organisations/${draft.organisationId}`),
  }).data?.organisation;
  const traits = useMemo(
    () => ({
      industry: draft.industry || organisation?.industryCode || undefined,
      marks: (draft.marks.length > 0 ? draft.marks : (organisation?.sectorMarks ?? [])).filter(isSectorMark),
    }),
    [draft.industry, draft.marks, organisation],
  );

  const { title, description } = titleAndRest(draft.words);
  const likely = useLikely(
    title.length < 4 || draft.organisationId === ''
      ? undefined
      : {
          title,
          description,
          organisationId: draft.organisationId,
          criterionId: draft.criterionId || null,
          place: draft.place.trim(),
          lng: draft.lng,
          lat: draft.lat,
          foundOn: draft.foundOn,
        },
  );

  if (!ready) return <Loading />;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (title === '') {
      setFault(t('refusal.words-missing'));
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    setBusy(true);
    forget();
    await post({
      id: draft.id,
      accountId,
      label: title,
      path: '/hazards',
      body: { ...toReport(draft, new Date().toISOString()) },
      caseId: draft.id,
      fileIds: draft.photos,
      draft: { key: KEY, values: draft },
    });
    if (draft.organisationId !== '') {
      keepPlace(
        accountId,
        {
          organisationId: draft.organisationId,
          name: draft.organisationName,
          industry: traits.industry,
          marks: traits.marks,
        },
        draft.place,
      );
    }
    onEnd({ id: draft.id, title, photos: draft.photos.length, how: await sendRecord(draft.id) });
  }

  async function clear() {
    forget();
    await dropDraft(accountId, KEY, draft.photos).catch(() => undefined);
    change(freshReport(newId(), session, places, todayInChina()));
    forget();
  }

  return (
    <form ref={form} className="report stack" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('report.title')}</h1>
      {restored && isBegun(draft) && (
        <p className="notice">
          {t('report.restored')}{' '}
          <button type="button" className="plain-button" onClick={() => void clear()}>
            {t('move.give-up')}
          </button>
        </p>
      )}
      <section className="card">
        <FileField
          large
          accountId={accountId}
          label={t('report.photos')}
          value={draft.photos}
          onChange={(photos) => change((now) => ({ photos: photos(now.photos) }))}
        />
      </section>
      <Where draft={draft} change={change} places={places} own={own} />
      <section className="card stack">
        <Field label={t('report.words')} fault={fault} hint={t('report.words-hint')}>
          {(field) => (
            <Input.TextArea
              {...field}
              status={fault === undefined ? '' : 'error'}
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={4000}
              placeholder={t('report.words-example')}
              value={draft.words}
              onChange={(event) => {
                setFault(undefined);
                change({ words: event.target.value });
              }}
            />
          )}
        </Field>
        {likely.length > 0 && (
          <div className="notice" role="status">
            <p>{t('report.likely')}</p>
            <Alike rows={likely} away />
          </div>
        )}
      </section>
      <Judged draft={draft} change={change} traits={traits} />
      <Details draft={draft} change={change} own={own} />
      <div className="report-end">
        {isBegun(draft) && (
          // Keeps its place while a change is being written, so that the button does not jump.
          <span className={kept === 'no' ? 'soft not-kept' : 'soft'}>
            {t(kept === 'failed' ? 'report.kept.failed' : 'report.kept.yes')}
          </span>
        )}
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {t('report.send')}
        </Button>
      </div>
    </form>
  );
}
