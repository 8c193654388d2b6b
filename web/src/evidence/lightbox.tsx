import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/index.ts';
import { Facts, Picture, type Shown } from './photo.tsx';
import './evidence.css';

/** One picture, large, with everything that is known of it; left and right through the rest. */
export function Lightbox({
  all,
  index,
  onMove,
  onClose,
}: {
  all: readonly Shown[];
  index: number;
  onMove: (index: number) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const evidence = all[index];
  if (evidence === undefined) return null;
  const step = (by: number) => onMove((index + by + all.length) % all.length);
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={t('evidence.large')}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1);
        if (event.key === 'ArrowRight') step(1);
      }}
    >
      <div className="lightbox-bar">
        <span>
          {t(`evidence.use.${evidence.use}`)} · {index + 1} / {all.length}
        </span>
        <span className="grow" />
        {evidence.received && (
          <a
            className="lightbox-button"
            href={`/api/files/${evidence.fileId}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('evidence.original')}
          </a>
        )}
        {all.length > 1 && (
          <>
            <button
              type="button"
              className="lightbox-button"
              aria-label={t('evidence.earlier')}
              onClick={() => step(-1)}
            >
              ‹
            </button>
            <button
              type="button"
              className="lightbox-button"
              aria-label={t('evidence.later')}
              onClick={() => step(1)}
            >
              ›
            </button>
          </>
        )}
        <button type="button" className="lightbox-button" onClick={() => dialog.current?.close()}>
          {t('action.close')}
        </button>
      </div>
      <div className="lightbox-picture">
        <Picture key={evidence.fileId} evidence={evidence} size={1600} alt={evidence.name} />
      </div>
      <Facts evidence={evidence} />
    </dialog>
  );
}
