import { Link } from '@tanstack/react-router';
import type { Notice } from '@zhiben/domain/contract/notice.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Choice, Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { NoticeLine } from './notice-line.tsx';

const WHICH = ['waiting', 'late', 'serve-due', 'all'] as const;
const SORTS = ['answer-by', '-made-at'] as const;

/** Who was told and has not answered: the most urgent first. */
export function NoticesPage() {
  const t = useTexts();
  const session = useSession();
  const which = useChoice('which', WHICH) ?? 'waiting';
  const sort = useChoice('sort', SORTS) ?? 'answer-by';
  const list = usePages<Notice>('notices', '/notices', { which, sort });
  return (
    <div className="stack">
      <h1>{t('notices.title')}</h1>
      <Cuts label={t('notices.title')} names={WHICH} which={which} text="notices" />
      <div className="row no-print">
        <Choice
          name="sort"
          label={t('notices.sort')}
          all={t('notices.sort.answer-by')}
          options={[{ value: '-made-at', words: t('notices.sort.-made-at') }]}
        />
        <ExportLinks path="/notices" query={{ which, sort }} />
        {session.scope === 'authority' && hasRole(session, 'administrator', 'desk', 'leader') && (
          <Link className="button-link" to="/messages" search={{}}>
            {t('messages.title')}
          </Link>
        )}
      </div>
      <Lines list={list} empty={t('notices.none')} help={t('notices.none-help')}>
        {(notice) => (
          <>
            <Link to="/hazards/$id" params={{ id: notice.caseId }} className="notice-hazard">
              {notice.caseNumber} {notice.caseTitle}
            </Link>
            <p className="soft">{notice.organisationName}</p>
            <NoticeLine notice={notice} />
          </>
        )}
      </Lines>
    </div>
  );
}
