import { documentTexts } from '@zhiben/domain/kinds/document/texts.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { type Language, say, type Texts } from '@zhiben/domain/primitives/texts.ts';
import { createContext, useContext } from 'react';
import { commonTexts } from './common.ts';
import { documentsTexts } from './documents.ts';
import { dutiesTexts } from './duties.ts';
import { evidenceTexts } from './evidence.ts';
import { figuresTexts } from './figures.ts';
import { hazardPageTexts } from './hazard-page.ts';
import { hazardsTexts } from './hazards.ts';
import { importTexts } from './import.ts';
import { inquiriesTexts } from './inquiries.ts';
import { ladderTexts } from './ladder.ts';
import { monthlyTexts } from './monthly.ts';
import { noticesTexts } from './notices.ts';
import { outboxTexts } from './outbox.ts';
import { peopleTexts } from './people.ts';
import { registersTexts } from './registers.ts';
import { reportTexts } from './report.ts';
import { sendingTexts } from './sending.ts';
import { setUpTexts } from './set-up.ts';
import { settingsTexts } from './settings.ts';
import { standardsTexts } from './standards.ts';
import { supervisionTexts } from './supervision.ts';
import { todayTexts } from './today.ts';
import { verifyTexts } from './verify.ts';
import { worldTexts } from './world.ts';

/** Every word of the page. Texts of one page live in a file of their own and are added here. */
const catalogue: Texts = {
  ...hazardTexts,
  ...documentTexts,
  ...commonTexts,
  ...hazardsTexts,
  ...todayTexts,
  ...noticesTexts,
  ...sendingTexts,
  ...supervisionTexts,
  ...inquiriesTexts,
  ...documentsTexts,
  ...dutiesTexts,
  ...ladderTexts,
  ...figuresTexts,
  ...monthlyTexts,
  ...peopleTexts,
  ...standardsTexts,
  ...settingsTexts,
  ...importTexts,
  ...setUpTexts,
  ...worldTexts,
  ...evidenceTexts,
  ...hazardPageTexts,
  ...reportTexts,
  ...outboxTexts,
  ...verifyTexts,
  ...registersTexts,
};

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export const LanguageContext = createContext<{
  language: Language;
  setLanguage: (language: Language) => void;
}>({
  language: 'zh',
  setLanguage: () => {},
});

/** The words in the reader's language: `const t = useTexts(); t('action.save')`. */
export function useTexts(): Say {
  const { language } = useContext(LanguageContext);
  return (key, values) => say(catalogue, language, key, values);
}

export function useLanguage() {
  return useContext(LanguageContext);
}
