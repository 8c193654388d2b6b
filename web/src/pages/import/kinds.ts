import { IMPORT_KINDS } from '@zhiben/domain/imports/kinds.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { inLanguage, useRegisters } from '../registers/definitions.ts';

/** What a kind of file is called: one of our own three, or a register by its definition. */
export function useKindName(): (kind: string) => string {
  const t = useTexts();
  const { language } = useLanguage();
  const definitions = useRegisters();
  return (kind) => {
    if ((IMPORT_KINDS as readonly string[]).includes(kind)) return t(`import.kind.${kind}`);
    const register = definitions?.registerNamed(kind);
    return register === undefined ? '' : inLanguage(register.words, language);
  };
}
