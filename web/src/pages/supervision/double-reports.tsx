import { Link } from '@tanstack/react-router';
import type { MissingReports } from '@zhiben/domain/contract/supervision.ts';
import { REPORT_PARTS } from '@zhiben/domain/kinds/double-report/double-report.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Choice, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { SupervisionHead } from './list.tsx';

/** Major hazards of which employees or the workers' congress were not told. */
export function DoubleReportsPage() {
  const t = useTexts();
  const part = useChoice('part', REPORT_PARTS);
  const list = usePages<MissingReports['rows'][number]>('supervision', '/double-reports/missing', { part });
  return (
    <div className="stack">
      <SupervisionHead room="/double-reports" />
      <p className="soft legal-note">{t('told.law')}</p>
      <div className="row">
        <Choice
          name="part"
          label={t('told.part')}
          all={t('told.parts-all')}
          options={REPORT_PARTS.map((value) => ({ value, words: t(`told.missing.${value}`) }))}
        />
        <ExportLinks path="/double-reports/missing" query={{ part }} />
      </div>
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
