import { Link } from '@tanstack/react-router';
import type { Standard } from '@zhiben/domain/standards/criteria.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { ConfidenceTag } from './confidence.tsx';
import type { Standards } from './standards.tsx';
import { inForce } from './validity-words.ts';

/** Every document that is held, which one took the place of which, and how much of it is entered. */
export function Editions({ standards }: { standards: Standards }) {
  const t = useTexts();
  return (
    <section className="card stack">
      <h2>{t('standards.all')}</h2>
      <ul className="editions">
        {standards.standards.map((standard) => (
          <Edition key={standard.id} standard={standard} standards={standards} />
        ))}
      </ul>
    </section>
  );
}

function Edition({ standard, standards }: { standard: Standard; standards: Standards }) {
  const t = useTexts();
  const { language } = useLanguage();
  const nameOf = (each: Standard | undefined) => (language === 'zh' ? each?.name : each?.nameEn) ?? '';
  const held = standards.criteria.filter(({ standardId }) => standardId === standard.id).length;
  const before = standards.standards.filter(({ supersededBy }) => supersededBy === standard.id);
  const heir = standard.supersededBy === null ? undefined : standards.standardById(standard.supersededBy);
  const { key, from, to } = inForce(standard);
  return (
    <li>
      <div className="row">
        <Link to="/standards" search={{ standardId: standard.id }} className="edition-name">
          {nameOf(standard)}
        </Link>
        <ConfidenceTag confidence={standard.confidence} />
      </div>
      <div className="soft">
        {[standard.issuer, standard.documentNo ?? String(standard.year)].join(' ')} ·{' '}
        {t(key, { from: from ? dayInWords(from, language) : '', to: to ? dayInWords(to, language) : '' })} ·{' '}
        {held === 0 ? t('standards.title-only') : t('standards.criteria-held', { n: held })}
      </div>
      {heir !== undefined && <div>{t('standards.superseded', { name: edition(heir, nameOf(heir)) })}</div>}
      {before.map((each) => (
        <div key={each.id} className="soft">
          {t('standards.supersedes', { name: edition(each, nameOf(each)) })}
        </div>
      ))}
      {standard.note !== null && (
        <div className="soft">{standard.note.split(' / ')[language === 'zh' ? 0 : 1] ?? standard.note}</div>
      )}
    </li>
  );
}

function edition({ documentNo, year }: Standard, name: string): string {
  return `${name} ${documentNo ?? year}`;
}
