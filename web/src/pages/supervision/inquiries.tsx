import { Link } from '@tanstack/react-router';
import type { InquiryList, InquiryRow } from '@zhiben/domain/contract/inquiry.ts';
import { GRACE_DAYS } from '@zhiben/domain/kinds/inquiry/detect.ts';
import { factsKey } from '@zhiben/domain/kinds/inquiry/facts-key.ts';
import { FAILURES } from '@zhiben/domain/kinds/inquiry/lifecycle.ts';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';
import { Choice, Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { SupervisionHead, useGoverns } from './list.tsx';
import { EntryState } from './tags.tsx';

const WHICH = ['waiting', 'decided', 'all'] as const;

/** Inquiries into the three failures, newest first. */
export function InquiriesPage() {
  const t = useTexts();
  const session = useSession();
  const governs = useGoverns();
  const which = useChoice('which', WHICH) ?? 'waiting';
  const failure = useChoice('failure', FAILURES);
  const list = usePages<InquiryRow, InquiryList>('supervision', '/inquiries', { which, failure });
  return (
    <div className="stack">
      <SupervisionHead room="/inquiries">
        {governs && hasRole(session, 'desk') && session.scope === 'authority' && (
          <DetectNow onDone={() => void list.refetch()} />
        )}
      </SupervisionHead>
      {list.first !== undefined && <Rules rules={list.first.rules} />}
      <div className="row">
        <Cuts label={t('supervision.room/inquiries')} names={WHICH} which={which} text="inquiry" />
        <Choice
          name="failure"
          label={t('inquiry.failure')}
          all={t('inquiry.failures-all')}
          options={FAILURES.map((value) => ({ value, words: t(`inquiry.failure.${value}`) }))}
        />
        <ExportLinks path="/inquiries" query={{ which, failure }} />
      </div>
      <Lines list={list} empty={t('inquiry.none')} help={t('inquiry.none-help')}>
        {(inquiry) => (
          <div className="entry-line">
            <Link to="/inquiries/$id" params={{ id: inquiry.id }} search={{}} className="notice-hazard">
              {inquiry.organisationName}
            </Link>
            <FactsInWords inquiry={inquiry} />
            <p className="row">
              <span className="tag tag-plain">{t(`inquiry.failure.${inquiry.failure}`)}</span>
              <EntryState kind="inquiry" state={inquiry.state} />
              <span className="soft">
                {t('inquiry.opened-on')} <Day value={inquiry.openedOn} />
              </span>
            </p>
          </div>
        )}
      </Lines>
    </div>
  );
}

/** What the records said, as a sentence. */
export function FactsInWords({ inquiry }: { inquiry: Pick<InquiryRow, 'failure' | 'facts'> }) {
  const t = useTexts();
  const { language } = useLanguage();
  const told = Object.fromEntries(
    Object.entries(inquiry.facts).map(([name, value]) => [
      name,
      /^\d{4}-\d\d-\d\d$/.test(String(value)) ? dayInWords(String(value), language) : value,
    ]),
  );
  return <p>{t(factsKey(inquiry), told)}</p>;
}

/** The numbers that the detector goes by; what the authority did not set itself is marked as unsure. */
function Rules({ rules }: { rules: InquiryList['rules'] }) {
  const t = useTexts();
  const { language } = useLanguage();
  const unsure = (name: string) => (rules.set.includes(name) ? '' : t('inquiry.unsure'));
  return (
    <details className="soft legal-note">
      <summary>{t('inquiry.rules')}</summary>
      <ul>
        <li>
          {rules.selfCheckFrom === null
            ? t('inquiry.rule-not-set')
            : t('inquiry.rule-not-looked', {
                from: dayInWords(rules.selfCheckFrom, language),
                days: rules.selfCheckDays,
                grace: GRACE_DAYS,
              })}{' '}
          {unsure('selfCheckDays')}
        </li>
        <li>
          {t('inquiry.rule-not-seen', { days: rules.saidFineDays })} {unsure('saidFineDays')}
        </li>
        <li>{t('inquiry.rule-refused')}</li>
        <li>{t('inquiry.rule-person')}</li>
      </ul>
    </details>
  );
}

function DetectNow({ onDone }: { onDone: () => void }) {
  const t = useTexts();
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { opened } = await send<{ opened: number }>('POST', '/inquiries/detect');
      setSaid(t('inquiry.detected', { n: opened }));
      onDone();
    } catch (error) {
      setSaid(sentenceFor(error, t));
    }
    setBusy(false);
  };
  return (
    <>
      {said !== undefined && (
        <span role="status" className="soft">
          {said}
        </span>
      )}
      <button type="button" className="button no-print" disabled={busy} onClick={() => void run()}>
        {t('inquiry.detect')}
      </button>
    </>
  );
}
