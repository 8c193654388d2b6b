import { useState } from 'react';
import { useLanguage, useTexts } from '../texts/index.ts';
import { agoOf, dayInWords, instantInWords } from './time.ts';
import './shared.css';

export { todayInChina } from './time.ts';

/** A calendar day as people write it: 2026年11月23日, 23 Nov 2026. Nothing for a day that is not known. */
export function Day({ value }: { value: string | null | undefined }) {
  const { language } = useLanguage();
  return value ? <time dateTime={value}>{dayInWords(value, language)}</time> : null;
}

/** How long ago; the exact time under the pointer, and after a touch. */
export function Ago({ at }: { at: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [exact, setExact] = useState(false);
  const full = instantInWords(at, language);
  const { key, n } = agoOf(at, Date.now());
  const words = key === 'date' ? dayInWords(full.day, language) : t(`ago.${key}`, { n });
  return (
    <button type="button" className="ago" title={full.words} onClick={() => setExact(!exact)}>
      <time dateTime={at}>{exact ? full.words : words}</time>
    </button>
  );
}
