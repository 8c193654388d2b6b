import { Link } from '@tanstack/react-router';
import type { FigureQuery, Figures } from '@zhiben/domain/contract/figure.ts';
import { DEFINITIONS } from '@zhiben/domain/kinds/figure/definitions.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { GoalLight } from './light.tsx';
import { Meaning, Unsure } from './meaning.tsx';
import { listOf } from './period.ts';
import { inLanguage, valueInWords } from './words.ts';

/** Every figure with what it is compared with; its definition one touch away. */
export function AllFigures({ data, query }: { data: Figures; query: FigureQuery }) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <section className="card table-card" aria-labelledby="all-figures">
      <h2 id="all-figures" className="table-title">
        {t('figures.all')}
      </h2>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('figures.value')}</th>
            <th scope="col">{t('figures.now')}</th>
            <th scope="col">{t('figures.earlier')}</th>
            <th scope="col">{t('figures.last-year')}</th>
          </tr>
        </thead>
        <tbody>
          {DEFINITIONS.map(({ name, title, unit }) => {
            const list = listOf(name, query);
            const words = valueInWords(name, data.now[name], t);
            const told = data.now[name]?.value === null ? words : `${words} ${t(`figures.unit.${unit}`)}`;
            return (
              <tr key={name}>
                <th scope="row">
                  {inLanguage(title, language)} <Meaning name={name} /> <Unsure name={name} />
                </th>
                <td>
                  {list === undefined ? (
                    told
                  ) : (
                    <Link to="/hazards" search={list} aria-label={`${inLanguage(title, language)} ${words}`}>
                      {told}
                    </Link>
                  )}{' '}
                  <GoalLight name={name} data={data} />
                </td>
                <td>{valueInWords(name, data.before.values[name], t)}</td>
                <td>{valueInWords(name, data.yearBefore.values[name], t)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
