import { useState } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { definitionOf, inLanguage } from './words.ts';

/** What a number says, one touch away: formula, inputs, source, and whether that is sure. */
export function Meaning({ name }: { name: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { title, formula, inputs, source, confidence } = definitionOf(name);
  const called = inLanguage(title, language);
  return (
    <>
      <button
        type="button"
        className="meaning no-print"
        aria-label={t('figures.meaning-of', { name: called })}
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      {open && (
        <Dialog label={called} className="meaning-dialog" onClose={() => setOpen(false)}>
          <div className="stack">
            <h2>{called}</h2>
            <p>{inLanguage(formula, language)}</p>
            <p className="soft">{t('figures.inputs', { inputs: inputs.join(', ') })}</p>
            <p className="soft">
              {t('figures.source', { source })}
              {confidence === 'UNSURE' && <> · {t('figures.unsure-help')}</>}
            </p>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('action.close')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Said beside every number whose definition nobody confirmed. */
export function Unsure({ name }: { name: string }) {
  const t = useTexts();
  return definitionOf(name).confidence === 'UNSURE' ? (
    <small className="unsure">{t('figures.unsure')}</small>
  ) : null;
}
