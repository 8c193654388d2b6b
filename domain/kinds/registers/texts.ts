import { type Texts, texts } from '../../primitives/texts.ts';
import { PROBLEMS } from './problem-sentences.ts';

/** The same words at the form, in an import and in its error file. */
export const registerTexts: Texts = texts(
  Object.fromEntries(
    Object.entries(PROBLEMS).flatMap(([code, sentence]) => [
      [`refusal.${code}`, sentence],
      [`import.error.${code}`, sentence],
    ]),
  ),
);
