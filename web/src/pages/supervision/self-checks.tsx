import type { SelfCheck } from '@zhiben/domain/contract/inquiry.ts';
import { App } from 'antd';
import { useState } from 'react';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { instantInWords } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';
import { useCriteria } from '../hazard/criteria.ts';
import { Choice, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { SupervisionHead, useGoverns } from './list.tsx';
import { SelfCheckForm } from './self-check-form.tsx';
import '../hazard/hazard.css';

const FOUND = ['nothing', 'something'] as const;

/** 自查记录: the enterprise signs what it looked at; the governing side reads who looked, and who did not. */
export function SelfChecksPage() {
  const t = useTexts();
  const { message } = App.useApp();
  const governs = useGoverns();
  const { words } = useAddress();
  /** A signed check makes room for an empty form. */
  const [round, setRound] = useState(0);
  const found = useChoice('found', FOUND);
  const query = { organisationId: words['organisationId'], found };
  const list = usePages<SelfCheck>('supervision', '/self-checks', query);
  return (
    <div className="stack">
      <SupervisionHead room="/self-checks" />
      {!governs && (
        <section className="card no-print">
          <SelfCheckForm
            key={round}
            onDone={(how) => {
              setRound(round + 1);
              void (how === 'sent'
                ? message.success(t('check.signed'))
                : message.info(t('outbox.waits-short')));
            }}
          />
        </section>
      )}
      <div className="row">
        <Choice
          name="found"
          label={t('check.result')}
          all={t('check.found-all')}
          options={FOUND.map((value) => ({ value, words: t(`check.result.${value}`) }))}
        />
        <ExportLinks path="/self-checks" query={query} />
      </div>
      <Lines
        list={list}
        empty={t('check.none')}
        help={t(governs ? 'check.none-help-desk' : 'check.none-help')}
      >
        {(check) => <CheckLine check={check} governs={governs} />}
      </Lines>
    </div>
  );
}

function CheckLine({ check, governs }: { check: SelfCheck; governs: boolean }) {
  const t = useTexts();
  const criteria = useCriteria();
  const signed = instantInWords(check.signedAt, 'zh');
  const looked = [
    check.scope,
    ...check.criteria.map((id) => criteria?.criterionById(id)?.title ?? id),
  ].filter(Boolean);
  return (
    <div className="entry-line">
      <p className="row">
        <strong>
          <Day value={check.checkedOn} />
        </strong>
        <span>{check.wholeSite ? t('check.whole-site') : check.place}</span>
        <span className={check.foundNothing ? 'tag tag-plain' : 'tag tag-waiting'}>
          {check.foundNothing ? t('check.nothing') : t('check.found', { n: check.caseIds.length })}
        </span>
      </p>
      {governs && <p>{check.organisationName}</p>}
      <p className="soft">{looked.length > 0 ? looked.join('；') : t('check.everything')}</p>
      {check.note !== '' && <p>{check.note}</p>}
      <p className="soft">
        {t('check.signed-by', { who: check.signedByName })} <Day value={signed.day} />
        {signed.day > check.checkedOn && <span className="tag tag-plain">{t('check.later')}</span>}
      </p>
    </div>
  );
}
