import { useQuery } from '@tanstack/react-query';
import type { DutyStand } from '@zhiben/domain/contract/duty.ts';
import type { Figures } from '@zhiben/domain/contract/figure.ts';
import type { PlanFigure } from '@zhiben/domain/plan/clause.ts';
import { FIGURE_DUTIES } from '@zhiben/domain/plan/evidence.ts';
import { figureWords } from '@zhiben/domain/plan/row-words.ts';
import { FIGURE_WORDS } from '@zhiben/domain/plan/vocabulary.ts';
import { get } from '../../api/client.ts';
import { type Say, useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { definitionOf, shareInWords, valueInWords } from '../figures/words.ts';
import { useDutyStands } from './clause-duties.tsx';
import { addressOf } from './links.ts';
import { AddressLink } from './parts.tsx';
import { inLanguage } from './words.ts';
import '../../texts/figures.ts';

/** The figures that measure a clause, each with its target and where it stands now. */
export function ClauseFigures({ figures, told }: { figures: readonly PlanFigure[]; told: boolean }) {
  const t = useTexts();
  const { language } = useLanguage();
  const month = todayInChina().slice(0, 7);
  const ofDuties = (name: string) => Object.hasOwn(FIGURE_DUTIES, name);
  const duties = useDutyStands(told && figures.some(({ name }) => ofDuties(name)));
  const counted = useQuery({
    queryKey: ['figures', 'now', month],
    queryFn: () => get<Figures>('/figures', { from: month, to: month }),
    enabled: told && figures.some(({ name }) => !ofDuties(name)),
  });
  const now = (name: string): string | undefined => {
    if (ofDuties(name)) return duties.data && coverage(name, duties.data.duties, t);
    if (counted.data === undefined) return undefined;
    const value = valueInWords(name, counted.data.now[name], t);
    const { unit } = definitionOf(name);
    return unit === 'share' ? value : `${value} ${t(`figures.unit.${unit}`)}`;
  };
  return (
    <section className="card stack">
      <h2>{t('plan.clause.figures')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('plan.clause.figure')}</th>
            <th scope="col">{t('plan.clause.target')}</th>
            {told && <th scope="col">{t('plan.clause.now')}</th>}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => {
            const address = addressOf({ kind: 'figure', name: figure.name });
            const words = inLanguage(FIGURE_WORDS[figure.name] ?? [figure.name, figure.name], language);
            return (
              <tr key={JSON.stringify(figure)}>
                <td>
                  {told && address !== undefined ? (
                    <AddressLink address={address}>{words}</AddressLink>
                  ) : (
                    words
                  )}
                </td>
                <td data-label={t('plan.clause.target')}>{targetInWords(figure, words, t, language)}</td>
                {told && (
                  <td data-label={t('plan.clause.now')}>{now(figure.name) ?? t('figures.nothing')}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The target alone, as the sheet of the plan writes it, without the name before it. */
function targetInWords(
  { name, target }: PlanFigure,
  words: string,
  t: Say,
  language: ReturnType<typeof useLanguage>['language'],
): string {
  if (target === undefined) return t('figures.nothing');
  const { by, ...bare } = target;
  const amount = figureWords({ name, target: bare }, language).slice(words.length).trim();
  return by === undefined
    ? amount
    : t('plan.clause.target-by', { target: amount, day: dayInWords(by, language) });
}

/** Covered of asked, over the latest time of each duty that the figure is made from. */
function coverage(name: string, duties: readonly DutyStand[], t: Say): string {
  const latest = (FIGURE_DUTIES[name] ?? []).flatMap(
    (wanted) => duties.find(({ duty }) => duty === wanted)?.periods[0] ?? [],
  );
  const sum = (of: 'covered' | 'required') => latest.reduce((total, period) => total + period[of], 0);
  return shareInWords(sum('covered'), sum('required'), t);
}
