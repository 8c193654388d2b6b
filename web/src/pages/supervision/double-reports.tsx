import { Link } from '@tanstack/react-router';
import type { MissingReports } from '@zhiben/domain/contract/supervision.ts';
import { useTexts } from '../../texts/index.ts';
import { Lines, SupervisionHead, usePages } from './list.tsx';

/** Major hazards of which employees or the workers' congress were not told. */
export function DoubleReportsPage() {
  const t = useTexts();
  const list = usePages<MissingReports['rows'][number]>('/double-reports/missing', {});
  return (
    <div className="stack">
      <SupervisionHead room="/double-reports" />
      <p className="soft legal-note">{t('told.law')}</p>
      <Lines list={list} empty={t('told.none-missing')}>
        {(row) => (
          <div className="entry-line">
            <Link to="/hazards/$id" params={{ id: row.id }} search={{}} className="notice-hazard">
              {row.number} {row.title}
            </Link>
            <p className="soft">{row.organisationName}</p>
            <p className="row">
              {row.missing.map((part) => (
                <span key={part} className="tag tag-major">
                  {t(`told.missing.${part}`)}
                </span>
              ))}
            </p>
          </div>
        )}
      </Lines>
    </div>
  );
}
