import type { Evidence } from '@zhiben/domain/contract/hazard.ts';
import { useState } from 'react';
import { useProgress } from '../outbox/use-outbox.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { instantInWords } from '../ui/time.ts';
import { KeptPicture } from './file-field.tsx';
import './evidence.css';

export interface Shown extends Evidence {
  /** Who attached it. */
  readonly by: string;
}

export const isPicture = (mime: string) => mime.startsWith('image/');
export const previewOf = (fileId: string, size: 320 | 1600) => `/api/files/${fileId}/preview?size=${size}`;

/** One piece of evidence as a picture: the preview, or what stands for it. */
export function Picture({ evidence, size, alt }: { evidence: Evidence; size: 320 | 1600; alt: string }) {
  const t = useTexts();
  const [broken, setBroken] = useState(false);
  if (!evidence.received) return <OnItsWay id={evidence.fileId} alt={alt} />;
  if (evidence.mime.startsWith('video/') && size === 1600) {
    // biome-ignore lint/a11y/useMediaCaption: evidence is shown as it was filmed; nobody has written captions for it
    return <video controls preload="metadata" src={`/api/files/${evidence.fileId}`} />;
  }
  if (broken || !isPicture(evidence.mime)) {
    return (
      <span className="kept-card">
        {evidence.name}
        <span className="soft">{t('evidence.no-preview')}</span>
      </span>
    );
  }
  return (
    <img
      src={previewOf(evidence.fileId, size)}
      alt={alt}
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
}

/** Named in the record, its bytes not yet here: shown from this device when it is the one that will send them. */
function OnItsWay({ id, alt }: { id: string; alt: string }) {
  const t = useTexts();
  const share = useProgress(id);
  return (
    <span className="on-its-way">
      <KeptPicture id={id} alt={alt} />
      <span className="on-its-way-note">
        {share === undefined
          ? t('evidence.on-its-way')
          : t('evidence.sending', { percent: Math.round(share * 100) })}
      </span>
    </span>
  );
}

/** When, where, by whom, and what does not fit together: hints for whoever decides, never proof. */
export function Facts({ evidence }: { evidence: Shown }) {
  const t = useTexts();
  const { language } = useLanguage();
  const time = (at: string) => instantInWords(at, language).words;
  const { capturedAt, happenedAt, receivedAt, lng, lat, camera } = evidence;
  return (
    <dl className="facts">
      <div>
        <dt>{t('evidence.captured')}</dt>
        <dd>{capturedAt === null ? t('evidence.unknown') : time(capturedAt)}</dd>
      </div>
      {capturedAt === null && happenedAt !== null && (
        <div>
          <dt>{t('evidence.happened')}</dt>
          <dd>{time(happenedAt)}</dd>
        </div>
      )}
      <div>
        <dt>{t('evidence.received')}</dt>
        <dd>{receivedAt === null ? t('evidence.not-yet') : time(receivedAt)}</dd>
      </div>
      <div>
        <dt>{t('evidence.where')}</dt>
        <dd>
          {lng === null || lat === null ? t('evidence.unknown') : `${lat.toFixed(5)}, ${lng.toFixed(5)}`}
        </dd>
      </div>
      <div>
        <dt>{t('evidence.by')}</dt>
        <dd>{evidence.by === '' ? t('evidence.unknown') : evidence.by}</dd>
      </div>
      {camera !== null && (
        <div>
          <dt>{t('evidence.device')}</dt>
          <dd>{camera}</dd>
        </div>
      )}
      <Signals evidence={evidence} />
    </dl>
  );
}

/** What does not fit together, in one block that does not drown the picture. */
function Signals({ evidence }: { evidence: Evidence }) {
  const t = useTexts();
  // Where else it was used is said below, by number.
  const signals = evidence.signals.filter(
    (signal) => signal !== 'used-elsewhere' || evidence.alsoIn.length === 0,
  );
  const elsewhere = [
    { text: 'evidence.same-in', rows: evidence.alsoIn.filter(({ exact }) => exact) },
    { text: 'evidence.alike-in', rows: evidence.alsoIn.filter(({ exact }) => !exact) },
  ].filter(({ rows }) => rows.length > 0);
  if (signals.length === 0 && elsewhere.length === 0) return null;
  return (
    <div className="signals">
      <dt>{t('evidence.signals')}</dt>
      <dd>
        <ul>
          {signals.map((signal) => (
            <li key={signal}>{t(`evidence.signal.${signal}`)}</li>
          ))}
          {elsewhere.map(({ text, rows }) => (
            <li key={text}>
              {t(text)}{' '}
              {rows.map(({ caseId, number }) => (
                <a key={caseId} className="signal-link" href={`/hazards/${caseId}`}>
                  {number}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
