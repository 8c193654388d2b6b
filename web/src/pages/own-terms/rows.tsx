import { Link } from '@tanstack/react-router';
import type { OwnTerm } from '@zhiben/domain/contract/own-term.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge, GradeTag } from '../../ui/tags.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';

/** One line each on a desk, one card each on a phone. */
export function OwnTermRows({ rows }: { rows: readonly OwnTerm[] }) {
  const t = useTexts();
  return (
    <div className="card table-card">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('own-terms.hazard')}</th>
            <th scope="col">{t('own-terms.step')}</th>
            <th scope="col">{t('own-terms.due')}</th>
            <th scope="col">{t('own-terms.department')}</th>
            <th scope="col">{t('own-terms.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.step} ${row.id}`}>
              <td>
                <Where row={row} />
                <div className="soft">
                  {row.grade !== null && <GradeTag grade={row.grade} />} {row.caseNumber}
                  {row.caseId === null
                    ? t('ladder.ground.duties')
                    : row.organisationName !== null && <> · {row.organisationName}</>}
                </div>
              </td>
              <td className="no-break" data-label={t('own-terms.step')}>
                <span>
                  {t(`own-term.step.${row.step}`)}
                  {row.rung !== null && <span className="soft"> · {t(`ladder.rung.${row.rung}`)}</span>}
                </span>
              </td>
              <td className="no-break" data-label={t('own-terms.due')}>
                {row.endsOn === null ? (
                  <span className="soft">{t('own-term.unknown')}</span>
                ) : (
                  <span>
                    <Day value={row.endsOn} /> <DueBadge dueOn={row.endsOn} />
                  </span>
                )}
              </td>
              <td data-label={t('own-terms.department')}>
                {row.departmentName ?? <span className="soft">—</span>}
              </td>
              <td data-label={t('own-terms.rule')}>
                <Rule row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the step is made. */
function Where({ row: { step, id, caseId, caseTitle, organisationId, organisationName } }: { row: OwnTerm }) {
  const words = <span lang="zh-CN">{caseId === null ? organisationName : caseTitle}</span>;
  if (step === 'delist')
    return (
      <Link to="/listings/$id" params={{ id }} search={{}} className="row-name">
        {words}
      </Link>
    );
  return caseId === null ? (
    <Link to="/duties" search={organisationId === null ? {} : { organisationId }} className="row-name">
      {words}
    </Link>
  ) : (
    <Link to="/hazards/$id" params={{ id: caseId }} search={{}} className="row-name">
      {words}
    </Link>
  );
}

/** What the day was computed from: nobody has to believe it. */
function Rule({ row: { version, startedOn, endsOn, certain } }: { row: OwnTerm }) {
  const t = useTexts();
  const { language } = useLanguage();
  const start = dayInWords(startedOn, language);
  return (
    <span className="soft">
      {version.days === null || endsOn === null
        ? t('own-terms.rule-unknown', { start })
        : t('own-term.rule', {
            start,
            n: version.days,
            unit: t(`own-term.unit.${version.unit}`),
            article: version.article,
            confidence: t(`own-term.confidence.${version.confidence}`),
          })}
      {!certain && t('term.uncertain')}
    </span>
  );
}
