import type { Figures } from '@zhiben/domain/contract/figure.ts';
import { useTexts } from '../../texts/index.ts';
import { grouped } from './words.ts';

/** How long each step took: half of them within the first number, nine in ten within the second. */
export function Steps({ steps }: { steps: Figures['steps'] }) {
  const t = useTexts();
  const days = (value: number | null) => (value === null ? t('figures.nothing') : grouped(value));
  return (
    <section className="card panel" aria-labelledby="step-days">
      <h2 id="step-days">{t('figures.steps')}</h2>
      <p className="soft field-note">{t('figures.steps-note')}</p>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('figures.value')}</th>
            <th scope="col">{t('figures.times')}</th>
            <th scope="col">{t('figures.median')}</th>
            <th scope="col">{t('figures.p90')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, n, median, p90 }) => (
            <tr key={step}>
              <th scope="row">{t(`figures.step.${step}`)}</th>
              <td>{grouped(n)}</td>
              <td>{days(median)}</td>
              <td>{days(p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
