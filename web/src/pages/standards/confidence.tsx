import type { Confidence } from '@zhiben/domain/standards/criteria.ts';
import { useTexts } from '../../texts/index.ts';
import '../../texts/standards.ts';

const SIGNS: Readonly<Record<Confidence, string>> = { VERIFIED: '✓', KNOWN: '○', UNSURE: '?' };

/** How sure the product is of a text, in a word and a sign. Not in colour: none of the colours means this. */
export function ConfidenceTag({ confidence }: { confidence: Confidence }) {
  const t = useTexts();
  return (
    <span className={`tag confidence-${confidence.toLowerCase()}`}>
      <span aria-hidden="true">{SIGNS[confidence]} </span>
      {t(`confidence.${confidence}`)}
    </span>
  );
}
