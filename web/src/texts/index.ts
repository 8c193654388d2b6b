import { documentTexts } from '@zhiben/domain/kinds/document/texts.ts';
import { doubleReportTexts } from '@zhiben/domain/kinds/double-report/texts.ts';
import { escalationTexts } from '@zhiben/domain/kinds/escalation/texts.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { inquiryTexts } from '@zhiben/domain/kinds/inquiry/texts.ts';
import { listingTexts } from '@zhiben/domain/kinds/listed-supervision/texts.ts';
import { ownTermTexts } from '@zhiben/domain/kinds/own-term/texts.ts';
import { orderTexts } from '@zhiben/domain/kinds/supervision-order/texts.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import { createContext, useContext } from 'react';
import { addTexts, catalogue } from './catalogue.ts';
import { commonTexts } from './common.ts';
import { documentsTexts } from './documents.ts';
import { evidenceTexts } from './evidence.ts';
import { hazardPageTexts } from './hazard-page.ts';
import { hazardsTexts } from './hazards.ts';
import { inquiriesTexts } from './inquiries.ts';
import { ladderTexts } from './ladder.ts';
import { noticesTexts } from './notices.ts';
import { outboxTexts } from './outbox.ts';
import { ownTermsTexts } from './own-terms.ts';
import { peopleTexts } from './people.ts';
import { registersTexts } from './registers.ts';
import { reportTexts } from './report.ts';
import { sendingTexts } from './sending.ts';
import { settingsTexts } from './settings.ts';
import { supervisionTexts } from './supervision.ts';
import { todayTexts } from './today.ts';
import { worldTexts } from './world.ts';

/** What the first page and many others say. Texts of one page alone add themselves: the page imports them. */
addTexts({
  ...hazardTexts,
  ...documentTexts,
  ...listingTexts,
  ...orderTexts,
  ...inquiryTexts,
  ...doubleReportTexts,
  ...commonTexts,
  ...hazardsTexts,
  ...todayTexts,
  ...noticesTexts,
  ...sendingTexts,
  ...supervisionTexts,
  ...inquiriesTexts,
  ...documentsTexts,
  ...escalationTexts,
  ...ladderTexts,
  ...ownTermTexts,
  ...ownTermsTexts,
  ...peopleTexts,
  ...settingsTexts,
  ...worldTexts,
  ...evidenceTexts,
  ...hazardPageTexts,
  ...reportTexts,
  ...outboxTexts,
  ...registersTexts,
});

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
