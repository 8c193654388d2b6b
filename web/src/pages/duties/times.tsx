import type { DutyStand } from '@zhiben/domain/contract/duty.ts';
import { useTexts } from '../../texts/index.ts';
import { Day } from '../../ui/when.tsx';
import { missingOf, shareOf } from './stand.ts';
import '../../texts/duties.ts';

type Period = DutyStand['periods'][number];

/** How much of one time is done: the bar shows what the words beside it say. */
export function Bar({ period, late }: { period: Period; late: boolean }) {
  const { required, covered, excused } = period;
  const part = (n: number) => (required === 0 ? 0 : (n * 100) / required);
  return (
    <svg className="duty-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={late ? 'bar-late' : 'bar-missing'} width="100" height="8" />
      <rect className="bar-excused" width={part(covered + excused)} height="8" />
      <rect className="bar-covered" width={part(covered)} height="8" />
    </svg>
  );
}

/** 已办 80 / 120，缺 38，免办 2: counts, and a share only where it says more. */
export function Counts({ period }: { period: Period }) {
  const t = useTexts();
  const { required, covered, excused } = period;
  const share = shareOf(period);
  const missing = missingOf(period);
  return (
    <span className="row duty-counts">
      <span>
        {share === undefined
          ? t('duties.count', { covered, required })
          : t('duties.count-share', { covered, required, share })}
      </span>
      {missing > 0 && <strong>{t('duties.missing', { n: missing })}</strong>}
      {excused > 0 && <span className="soft">{t('duties.excused-n', { n: excused })}</span>}
    </span>
  );
}

/** The times that were, the latest first. */
export function PastTimes({ periods }: { periods: readonly Period[] }) {
  const t = useTexts();
  const columns = ['due', 'required', 'covered', 'late', 'excused', 'missing'] as const;
  return (
    <details className="duty-times">
      <summary>{t('duties.times')}</summary>
      <table className="rows">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} className={name === 'due' ? undefined : 'number'}>
                {t(`duties.times.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.dueOn}>
              <td>
                <Day value={period.dueOn} />
              </td>
              {[period.required, period.covered, period.coveredLate, period.excused, missingOf(period)].map(
                (n, at) => (
                  <td
                    key={columns[at + 1]}
                    className="number"
                    data-label={t(`duties.times.${columns[at + 1]}`)}
                  >
                    {n}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft field-note">{t('duties.times.note')}</p>
    </details>
  );
}
