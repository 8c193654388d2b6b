import { useQuery } from '@tanstack/react-query';
import type { Named, Register, RegisterField, Sentence } from '@zhiben/domain/primitives/register.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import '../../texts/register-problems.ts';

/** The definitions of all registers, fetched when a page first draws one. */
export function useRegisters(): Definitions | undefined {
  return useQuery({
    queryKey: ['rules', 'registers'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => import('@zhiben/domain/kinds/registers/all.ts'),
  }).data;
}

export interface Definitions {
  readonly registers: readonly Register[];
  registerNamed(name: string): Register | undefined;
}

export function inLanguage(words: Named | Sentence, language: Language): string {
  return words[language === 'zh' ? 0 : 1];
}

/** Whether an entry names an organisation, and whether it must; undefined when it names none. */
export function organisationOf({ keeper, organisation }: Register): 'required' | 'optional' | undefined {
  return organisation ?? (keeper === 'organisation' ? 'required' : undefined);
}

/** Columns of the list, besides the name that stands first. */
export function listedFields({ fields, title }: Register): RegisterField[] {
  return fields.filter(({ name, listed }) => listed === true && name !== title);
}
