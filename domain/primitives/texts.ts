export type Language = 'zh' | 'en';

/** Words by key: Chinese first, English complete. */
export type Texts = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** Declares a catalogue. Every text has both languages: the type refuses a missing one. */
export function texts<const T extends Texts>(catalogue: T): T {
  return catalogue;
}

/** The words for a key, with `{name}` filled in; the key itself when the catalogue lacks it, so that it is seen. */
export function say(
  catalogue: Texts,
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const pair = catalogue[key];
  const text = pair === undefined ? key : pair[language === 'zh' ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
