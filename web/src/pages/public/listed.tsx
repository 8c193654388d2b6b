import type { PublicListing } from '@zhiben/domain/contract/supervision.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { Lines, usePages } from '../lists/paged-list.tsx';
import { PublicPage } from './public-page.tsx';

/** 挂牌督办公示: for anybody, without signing in. */
export function PublicListedPage() {
  const t = useTexts();
  const { language } = useLanguage();
  const list = usePages<PublicListing>('public', '/public/listings', {});
  const day = (value: string) => dayInWords(value, language);
  return (
    <PublicPage title={t('listed.title')} about={t('listed.about')}>
      <Lines list={list} empty={t('listed.none')}>
        {(row) => (
          <>
            <h2 className="notice-hazard">
              {row.number} {row.title}
            </h2>
            <p className="row">
              <span className="tag tag-major">
                {t('listing.at-level', { level: t(`hazard.level.${row.level}`) })}
              </span>
              <span className={row.endedOn === null ? 'tag tag-plain' : 'tag tag-ended'}>
                {t(row.endedOn === null ? 'listed.standing' : 'listed.lifted')}
              </span>
              {row.demonstration && <span className="tag">{t('listed.demonstration')}</span>}
            </p>
            <p>
              {t('listed.who', { unit: row.responsibleUnit })}
              <br />
              {t('listed.conditions', { conditions: row.conditions })}
            </p>
            <p className="soft">
              {t('listed.by', {
                authority: row.authorityName,
                body: row.issuingBody,
                listed: day(row.listedOn),
                due: day(row.dueOn),
              })}
              {row.endedOn !== null && ` · ${t('listed.ended', { day: day(row.endedOn) })}`}
            </p>
            {row.correction !== null && <p>{t('listed.corrected', { words: row.correction })}</p>}
          </>
        )}
      </Lines>
    </PublicPage>
  );
}
