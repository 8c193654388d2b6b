import { useQuery } from '@tanstack/react-query';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import type { Named, Register, Sentence } from '@zhiben/domain/primitives/register.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';

export interface Definitions {
  readonly duties: readonly Duty[];
  dutyNamed(name: string): Duty | undefined;
  registerNamed(name: string): Register | undefined;
}

/** The definitions of duties and of the registers that prove them, fetched when a page first draws one. */
export function useDuties(): Definitions | undefined {
  return useQuery({
    queryKey: ['rules', 'duties'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Definitions> => {
      const [duties, registers] = await Promise.all([
        import('@zhiben/domain/kinds/duties/all.ts'),
        import('@zhiben/domain/kinds/registers/all.ts'),
      ]);
      return { ...duties, registerNamed: registers.registerNamed };
    },
  }).data;
}

export function inLanguage(words: Named | Sentence, language: Language): string {
  return words[language === 'zh' ? 0 : 1];
}

export const GROUPS = ['enterprises', 'people', 'things', 'office'] as const;

/** Under whom a duty stands: what is asked of a register that the office keeps is asked of the office. */
export function groupOf(
  { population }: Duty,
  registerNamed: Definitions['registerNamed'],
): (typeof GROUPS)[number] {
  switch (population.of) {
    case 'organisation':
      return 'enterprises';
    case 'person':
      return 'people';
    case 'entry':
      return registerNamed(population.register)?.keeper === 'authority' ? 'office' : 'things';
    default:
      return 'office';
  }
}
