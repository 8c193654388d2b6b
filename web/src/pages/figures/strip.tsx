import { Link } from '@tanstack/react-router';
import type { FigureQuery, Figures } from '@zhiben/domain/contract/figure.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { GoalLight } from './light.tsx';
import { Meaning, Unsure } from './meaning.tsx';
import { listOf } from './period.ts';
import { definitionOf, inLanguage, valueInWords } from './words.ts';

/** Five numbers, each with its trend and what it is compared with, each opening its list. */
export function Strip({
  data,
  query,
  names,
}: {
  data: Figures;
  query: FigureQuery;
  names: readonly string[];
}) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <ul className="strip">
      {names.map((name) => {
        const { title, unit, of } = definitionOf(name);
        const list = listOf(name, query);
        const figure = data.now[name];
        const late = name === 'overdue' && (figure?.value ?? 0) > 0;
        const value = (
          <strong className={late ? 'figure-late' : undefined}>
            {valueInWords(name, figure, t)}
            {figure?.value !== null && <small> {t(`figures.unit.${unit}`)}</small>}
          </strong>
        );
        return (
          <li key={name} className="strip-figure">
            <span className="strip-name">
              {inLanguage(title, language)} <Meaning name={name} />
            </span>
            {list === undefined ? (
              value
            ) : (
              <Link to="/hazards" search={list} className="strip-value">
                {value}
              </Link>
            )}
            <Sparkline points={trendOf(data, name)} />
            <small className="soft">
              {of === 'span' ? (
                <>
                  {t('figures.before', { n: valueInWords(name, data.before.values[name], t) })} ·{' '}
                  {t('figures.year-before', { n: valueInWords(name, data.yearBefore.values[name], t) })}
                </>
              ) : (
                data.frozen[0] !== undefined &&
                t('figures.last-frozen', { n: valueInWords(name, data.frozen[0].values[name], t) })
              )}
            </small>
            <GoalLight name={name} data={data} />
            <Unsure name={name} />
          </li>
        );
      })}
    </ul>
  );
}

/** Month by month: from the records for what months decide, from the frozen month-ends for the rest. */
function trendOf(data: Figures, name: string): (number | null)[] {
  if (name === 'increment') return data.months.map(({ found }) => found);
  if (name === 'closed') return data.months.map(({ closed }) => closed);
  if (name === 'closed-in-term') return data.months.map(({ met, due }) => (due === 0 ? null : met / due));
  return data.frozen.map(({ values }) => values[name]?.value ?? null).reverse();
}
