import { Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../pickers/field.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { useTexts } from '../../texts/index.ts';
import type { KnownPlace } from './places.ts';
import type { ReportDraft } from './report-draft.ts';

interface WhereProps {
  readonly draft: ReportDraft;
  readonly change: (part: Partial<ReportDraft>) => void;
  readonly places: readonly KnownPlace[];
  /** The enterprise is the reporter's own and not asked. */
  readonly own: boolean;
}

/** Enterprise, place in it, and, only when touched, the position of the device. */
export function Where({ draft, change, places, own }: WhereProps) {
  const t = useTexts();
  const here = places.find(({ organisationId }) => organisationId === draft.organisationId);
  const others = places.filter(({ organisationId }) => organisationId !== draft.organisationId);
  const choose = (place: Omit<KnownPlace, 'spots'> | undefined) =>
    change({
      organisationId: place?.organisationId ?? '',
      organisationName: place?.name ?? '',
      industry: place?.industry ?? '',
      marks: place?.marks ?? [],
    });
  return (
    <section className="card stack" aria-labelledby="where-title">
      <h2 id="where-title">{t('report.where')}</h2>
      {own ? (
        <p className="own-enterprise">{draft.organisationName}</p>
      ) : (
        <Field label={t('report.enterprise')}>
          {(field) => (
            <>
              <OrganisationPicker
                {...field}
                value={draft.organisationId === '' ? null : draft.organisationId}
                onChange={(id, row) =>
                  choose(
                    id === null
                      ? undefined
                      : {
                          organisationId: id,
                          name: row?.name ?? '',
                          industry: row?.industryCode ?? undefined,
                          marks: row?.sectorMarks,
                        },
                  )
                }
              />
              {others.length > 0 && (
                <Chips
                  label={t('report.recent')}
                  words={others.map(({ name }) => name)}
                  onChoose={(i) => choose(others[i])}
                />
              )}
            </>
          )}
        </Field>
      )}
      <Field label={t('hazard.input.place')} optional>
        {(field) => (
          <>
            <Input
              {...field}
              maxLength={200}
              placeholder={t('report.place-example')}
              value={draft.place}
              onChange={(event) => change({ place: event.target.value })}
            />
            {here !== undefined && here.spots.length > 0 && draft.place === '' && (
              <Chips
                label={t('report.recent')}
                words={here.spots}
                onChoose={(i) => change({ place: here.spots[i] ?? '' })}
              />
            )}
          </>
        )}
      </Field>
      <Position draft={draft} change={change} />
    </section>
  );
}

function Chips({
  label,
  words,
  onChoose,
}: {
  label: string;
  words: readonly string[];
  onChoose: (index: number) => void;
}) {
  return (
    <div className="chips">
      <span className="soft">{label}</span>
      {words.map((word, i) => (
        <button key={word} type="button" className="chip" onClick={() => onChoose(i)}>
          {word}
        </button>
      ))}
    </div>
  );
}

/** Nobody is located unless he asks for it. */
function Position({ draft, change }: Pick<WhereProps, 'draft' | 'change'>) {
  const t = useTexts();
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        change({ lng: coords.longitude, lat: coords.latitude });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  if (draft.lat !== null && draft.lng !== null) {
    return (
      <p className="row position">
        {t('report.position', { lat: draft.lat.toFixed(5), lng: draft.lng.toFixed(5) })}
        <button type="button" className="plain-button" onClick={() => change({ lng: null, lat: null })}>
          {t('action.remove')}
        </button>
      </p>
    );
  }
  if (!('geolocation' in navigator) || !window.isSecureContext) return null;
  return (
    <p className="row position">
      <button type="button" className="chip" disabled={state === 'asking'} onClick={ask}>
        {state === 'asking' ? t('report.locating') : t('report.locate')}
      </button>
      {state === 'failed' && <span className="soft">{t('report.not-located')}</span>}
    </p>
  );
}
