import { useQuery } from '@tanstack/react-query';
import type { Disclosures } from '@zhiben/domain/contract/escalation.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { instantInWords } from '../../ui/time.ts';
import { PublicPage } from './public-page.tsx';

/** What stands before the public: for anybody, without signing in. */
export function DisclosuresPage() {
  const t = useTexts();
  const { language } = useLanguage();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['disclosures'],
    queryFn: () => get<Disclosures>('/public/disclosures'),
  });
  const when = (at: string) => instantInWords(at, language).words;
  return (
    <PublicPage title={t('disclosures.title')} about={t('disclosures.about')}>
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data !== undefined && data.rows.length === 0 && (
        <div className="card">
          <Empty title={t('disclosures.none')} />
        </div>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ul className="card notice-list">
          {data.rows.map((row) => (
            <li key={row.id}>
              <h2 className="notice-hazard">{row.organisationName}</h2>
              <p>{row.words}</p>
              <p className="soft">
                {t('disclosures.by', { authority: row.authorityName, when: when(row.publishedAt) })}
                {row.correctedAt !== null && ` · ${t('ladder.corrected', { when: when(row.correctedAt) })}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  );
}
