import type { Notice } from '@zhiben/domain/contract/notice.ts';
import { isLate } from '@zhiben/domain/kinds/notice/notice.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { instantInWords } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';
import '../../ui/shared.css';
import './notices.css';

/** Who was told, how far it is, and what was answered: one line with its receipts. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const t = useTexts();
  const { language } = useLanguage();
  const when = (at: string) => instantInWords(at, language).words;
  const serveDue = notice.serveDueAt;
  const late = isLate(notice, new Date().toISOString());
  const waits = notice.endedAt === null;
  const ended = { who: notice.endedByName ?? '', when: notice.endedAt === null ? '' : when(notice.endedAt) };
  return (
    <div className="notice-line">
      <p className="row">
        <strong>{notice.personName ?? t('notices.nobody')}</strong>
        <span className="soft">{t(`post.${notice.post}`)}</span>
        <span className={late ? 'tag tag-major' : 'tag tag-plain'}>
          {late ? t('notices.late') : t(`notices.state.${notice.state}`)}
        </span>
        {waits && serveDue !== null && <span className="tag tag-major">{t('notices.serve-due')}</span>}
      </p>
      <p className="soft">
        {[
          waits && t('notices.by', { when: when(notice.answerBy) }),
          notice.openedAt !== null && t('notices.opened-at', { when: when(notice.openedAt) }),
          notice.state === 'acknowledged' && t('notices.answered', ended),
          notice.state === 'served' && t('notices.served', ended),
          notice.refused === true && t('notices.refused-line'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {notice.receipts.length > 0 && (
        <ul className="notice-receipts soft">
          {notice.receipts.map((receipt) => (
            <li key={receipt.id}>
              {receipt.channelName}
              {t('list.comma')}
              {t(`messages.state.${receipt.state}`)}
              {t('list.comma')}
              {when(receipt.endedAt ?? receipt.madeAt)}
              {receipt.error !== null && `${t('list.comma')}${t(`messages.error.${receipt.error}`)}`}
            </li>
          ))}
        </ul>
      )}
      {waits && serveDue !== null && notice.personId !== null && (
        <p className="soft">{t('notices.serve-due-help', { when: when(serveDue) })}</p>
      )}
      {notice.personId === null && waits && <p className="soft">{t('notices.nobody-help')}</p>}
      {notice.answer !== null && (
        <blockquote className="notice-answer">
          {notice.answer}
          {notice.answerDueOn !== null && <Answered notice={notice} day={notice.answerDueOn} />}
        </blockquote>
      )}
    </div>
  );
}

function Answered({ notice, day }: { notice: Notice; day: string }) {
  const t = useTexts();
  const [before = '', after = ''] = t(notice.state === 'served' ? 'notices.served-on' : 'notices.promised', {
    day: '\n',
  }).split('\n');
  return (
    <span className="soft">
      {' '}
      {before}
      <Day value={day} />
      {after}
    </span>
  );
}
