import type { Texts } from '@zhiben/domain/primitives/texts.ts';

const words: Record<string, Texts[string]> = {};

/** Every word that is loaded. */
export const catalogue: Texts = words;

/**
 * Adds the texts of one page when it loads: a phone carries no words of pages that it never opens. A page that uses a
 * text imports the file of the text, or one that it imports does; `scripts/texts.test.ts` holds every page to it.
 */
export function addTexts(more: Texts): void {
  Object.assign(words, more);
}
