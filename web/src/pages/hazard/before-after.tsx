import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { useMemo, useState } from 'react';
import { Lightbox } from '../../evidence/lightbox.tsx';
import { Facts, Picture, type Shown } from '../../evidence/photo.tsx';
import { useTexts } from '../../texts/index.ts';

/** Evidence with the name of whoever attached it. */
export function useShown(page: HazardPage): readonly Shown[] {
  return useMemo(
    () =>
      page.evidence.map((evidence) => ({
        ...evidence,
        by: page.story.find((event) => event.seq === evidence.seq)?.actorName ?? '',
      })),
    [page],
  );
}

const COLUMNS = ['before', 'after'] as const;

/** Before and after side by side, what was seen on site below them; each with when, where and by whom. */
export function BeforeAfter({ page }: { page: HazardPage }) {
  const t = useTexts();
  const [large, setLarge] = useState<number>();
  const all = useShown(page).filter(({ use }) => use !== 'document');
  const onSite = all.filter(({ use }) => use === 'on-site');
  const figure = (evidence: Shown) => (
    <Figure
      key={`${evidence.fileId}-${evidence.seq}`}
      evidence={evidence}
      onOpen={() => setLarge(all.indexOf(evidence))}
    />
  );
  return (
    <section className="card" aria-labelledby="photos-title">
      <h2 id="photos-title">{t('hazard-page.photos')}</h2>
      <div className="before-after">
        {COLUMNS.map((use) => {
          const shown = all.filter((evidence) => evidence.use === use);
          return (
            <div key={use}>
              <h3>{t(`evidence.use.${use}`)}</h3>
              {shown.length === 0 ? (
                <p className="soft no-photo">{t(`evidence.none.${use}`)}</p>
              ) : (
                shown.map(figure)
              )}
            </div>
          );
        })}
      </div>
      {onSite.length > 0 && (
        <>
          <h3>{t('evidence.use.on-site')}</h3>
          <div className="before-after">{onSite.map(figure)}</div>
        </>
      )}
      {all.some(({ signals, alsoIn }) => signals.length > 0 || alsoIn.length > 0) && (
        <p className="soft">{t('evidence.signals-note')}</p>
      )}
      {large !== undefined && (
        <Lightbox all={all} index={large} onMove={setLarge} onClose={() => setLarge(undefined)} />
      )}
    </section>
  );
}

export function Figure({ evidence, onOpen }: { evidence: Shown; onOpen: () => void }) {
  const t = useTexts();
  return (
    <figure className="photo">
      <button
        type="button"
        className="photo-open"
        onClick={onOpen}
        aria-label={`${t('evidence.large')}: ${t(`evidence.use.${evidence.use}`)}`}
      >
        <Picture evidence={evidence} size={320} alt={t(`evidence.use.${evidence.use}`)} />
      </button>
      <figcaption>
        <Facts evidence={evidence} />
      </figcaption>
    </figure>
  );
}

/** Everything that is not a picture of before, after or on site. */
export function Documents({ page }: { page: HazardPage }) {
  const t = useTexts();
  const documents = useShown(page).filter(({ use }) => use === 'document');
  if (documents.length === 0) return null;
  return (
    <section className="card" aria-labelledby="documents-title">
      <h2 id="documents-title">{t('hazard-page.documents')}</h2>
      <ul className="documents">
        {documents.map((document) => (
          <li key={`${document.fileId}-${document.seq}`}>
            {document.received ? (
              <a href={`/api/files/${document.fileId}`} target="_blank" rel="noreferrer">
                {document.name}
              </a>
            ) : (
              <span className="soft">{t('evidence.on-its-way')}</span>
            )}{' '}
            <span className="soft">
              {document.by}
              {document.received && ` · ${sizeInWords(document.size)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Bytes as people read them. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
