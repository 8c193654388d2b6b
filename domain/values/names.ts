/** Brackets of every shape that end up in enterprise names. */
const BRACKETS = /[()[\]{}<>〈〉《》「」『』【】〔〕〖〗]/g;

/** Legal forms at the end of a name; they are left out, misspelt or changed more often than the name. */
const LEGAL_FORM = /(?:有限责任公司|股份有限公司|有限公司)(?=$|分公司|.{1,12}(?:分公司|分厂|支公司|办事处)$)/;

/** Half-width letters, digits and punctuation (NFKC), no space at the ends, one space inside. */
export function tidyText(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What two spellings of one enterprise name have in common: no spaces, brackets, points or legal form. */
export function nameKey(name: string): string {
  const bare = tidyText(name)
    .toLowerCase()
    .replace(BRACKETS, '')
    .replace(/[\s.,·•・、-]/g, '');
  const key = bare.replace(LEGAL_FORM, '');
  return key === '' ? bare : key;
}

/**
 * True when two names very probably mean the same enterprise. A hint for a person who merges records,
 * never a proof: 甲股份有限公司 and 甲有限公司 are alike here. The credit code decides.
 */
export function sameName(a: string, b: string): boolean {
  const key = nameKey(a);
  return key !== '' && key === nameKey(b);
}
