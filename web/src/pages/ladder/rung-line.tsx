import { Link } from '@tanstack/react-router';
import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import { OVER, UNSIGNED } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { type Say, useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords, instantInWords } from '../../ui/time.ts';
import '../../ui/shared.css';
import '../notices/notices.css';

/** One rung: why it was reached, who signed it, what the enterprise did. */
export function RungLine({ rung }: { rung: Escalation }) {
  const t = useTexts();
  const { language } = useLanguage();
  const when = (at: string | null) => (at === null ? '' : instantInWords(at, language).words);
  const day = (on: string | null) => (on === null ? '' : dayInWords(on, language));
  const unsigned = rung.state === 'due';
  return (
    <div className="notice-line">
      <p className="row">
        <strong>{t(`ladder.rung.${rung.rung}`)}</strong>
        <span className={unsigned ? 'tag tag-major' : 'tag tag-plain'}>
          {t(`ladder.state.${rung.state}`, { day: day(rung.deferredUntil) })}
        </span>
      </p>
      <p className="soft">
        {t('ladder.reached', { day: day(rung.reachedOn) })} · {reasonOf(rung, t, day)}
      </p>
      <Named rung={rung} />
      {rung.documentId !== null && (
        <p>
          <Link to="/documents/$id" params={{ id: rung.documentId }}>
            {t(rung.signedAt === null ? 'ladder.draft' : 'ladder.document')}
          </Link>
        </p>
      )}
      {historyOf(rung, t, when).map((line) => (
        <p key={line} className="soft">
          {line}
        </p>
      ))}
      {rung.reply !== null && <blockquote className="notice-answer">{rung.reply}</blockquote>}
      {rung.publicText !== null && <blockquote className="notice-answer">{rung.publicText}</blockquote>}
    </div>
  );
}

/** The late duties that a rung named on its day, and how many of them are still undone. */
function Named({ rung: { because, dutiesOpen, state } }: { rung: Escalation }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { duties = [], dutiesInAll = 0 } = because;
  if (duties.length === 0) return null;
  const done = dutiesInAll - (dutiesOpen ?? 0);
  return (
    <>
      <ul className="notice-receipts">
        {duties.map(({ duty, words, count, dueOn, examples }) => (
          <li key={duty}>
            {t('ladder.duty-line', {
              duty: words[language === 'zh' ? 0 : 1],
              n: count,
              due: dayInWords(dueOn, language),
            })}
            {examples.length > 0 && (
              <span className="soft">
                {' '}
                {t(count > examples.length ? 'ladder.duty-examples' : 'ladder.duty-names', {
                  names: examples.join(t('list.comma')),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {done > 0 && !OVER.includes(state) && (
        <p>{t(UNSIGNED.includes(state) ? 'ladder.duties-done-draft' : 'ladder.duties-done', { n: done })}</p>
      )}
    </>
  );
}

function reasonOf({ because }: Escalation, t: Say, day: (on: string) => string): string {
  const { by, dueOn, daysLate, returns, refusals = [], dutiesInAll } = because;
  if (dutiesInAll !== undefined)
    return t('ladder.because.duties', { in: dutiesInAll, due: day(dueOn), n: daysLate });
  return [
    t(`ladder.because.${by}`, { due: day(dueOn), n: daysLate, times: returns }),
    ...refusals.map((one) => t(`ladder.refusal.${one}`)),
  ].join(' · ');
}

function historyOf(rung: Escalation, t: Say, when: (at: string | null) => string): string[] {
  const lines: (string | false)[] = [
    rung.state === 'deferred' && t('ladder.deferred-why', { reason: rung.deferReason ?? '' }),
    rung.checkedAt !== null &&
      t('ladder.checked', {
        who: rung.checkedByName ?? '',
        when: when(rung.checkedAt),
        opinion: rung.checkOpinion ?? '',
      }),
    rung.signedAt !== null &&
      t('ladder.signed', {
        who: rung.signedByName ?? '',
        when: when(rung.signedAt),
        issuer: rung.issuerName,
      }),
    rung.publishedAt !== null && t('ladder.published', { when: when(rung.publishedAt) }),
    rung.correctedAt !== null && t('ladder.corrected', { when: when(rung.correctedAt) }),
    rung.receivedAt !== null &&
      t('ladder.received-by', {
        who: rung.receivedByName ?? '',
        when: when(rung.receivedAt),
        record: rung.receipt ?? '',
      }),
    rung.repliedAt !== null && t('ladder.replied-on', { when: when(rung.repliedAt) }),
    rung.state === 'cleared' && t('ladder.cleared-on', { when: when(rung.endedAt) }),
    rung.removedAt !== null && t('ladder.removed', { when: when(rung.removedAt) }),
    rung.removalReason !== null && t('ladder.removed-why', { reason: rung.removalReason }),
  ];
  return lines.filter((line) => line !== false);
}
