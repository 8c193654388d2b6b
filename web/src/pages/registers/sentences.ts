import { importErrorTexts } from '@zhiben/domain/imports/error-texts.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { ApiError } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { inLanguage } from './definitions.ts';
import type { Fault } from './form-model.ts';
import '../../texts/import.ts';

/** Sentences for what is wrong with an entry. Codes of a definition's own checks stand beside those of imports. */
export function useEntrySentences(register: Register) {
  const t = useTexts();
  const { language } = useLanguage();
  const ofCode = (code: string, detail: Fault['detail'] = {}) => {
    for (const key of [`entry.fault.${code}`, `refusal.${code}`]) {
      const own = t(key, detail);
      if (own !== key) return own;
    }
    const key = `refusal.${code}`;
    const shared = say(importErrorTexts, language, key, detail);
    return shared === key ? t('entry.fault.other', { code }) : shared;
  };
  return {
    ofFault: (name: string, { code, detail, line }: Fault) => {
      const what = ofCode(code, detail);
      if (line === undefined) return what;
      const field = register.fields.find((each) => each.name === name);
      const inside = field?.type === 'lines' ? field.of.find((each) => each.name === line.field) : undefined;
      return t('entry.fault.line', {
        n: line.index + 1,
        field: inside === undefined ? line.field : inLanguage(inside.words, language),
        what,
      });
    },
    ofError: (error: unknown) =>
      error instanceof ApiError ? ofCode(error.problem.code, error.problem.detail) : sentenceFor(error, t),
  };
}
