import { useId, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { isPicture, previewOf, type Shown } from './photo.tsx';
import './compare.css';

/** Two pictures of one place under one slider: left of it before, right of it after. */
export function Compare({ before, after }: { before: Shown; after: Shown }) {
  const t = useTexts();
  const id = useId();
  const [at, setAt] = useState(50);
  return (
    <div className="compare">
      <div className="compare-frame" style={{ '--at': `${at}%` } as React.CSSProperties}>
        <img src={previewOf(after.fileId, 1600)} alt={t('evidence.use.after')} />
        <img className="compare-before" src={previewOf(before.fileId, 1600)} alt={t('evidence.use.before')} />
        <span className="compare-line" aria-hidden="true" />
        <span className="compare-name compare-left">{t('evidence.use.before')}</span>
        <span className="compare-name compare-right">{t('evidence.use.after')}</span>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          value={at}
          aria-label={t('verify.slider')}
          onChange={(event) => setAt(Number(event.target.value))}
        />
      </div>
    </div>
  );
}

export const canCompare = (evidence: Shown | undefined): evidence is Shown =>
  evidence?.received === true && isPicture(evidence.mime);
