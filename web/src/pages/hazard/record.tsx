import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import { formatYuan, isFen } from '@zhiben/domain/values/money.ts';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';
import { Day } from '../../ui/when.tsx';
import { useCriterion } from './criteria.ts';
import { CriterionWords } from './criterion-card.tsx';

/** What is known of the hazard, field by field; empty fields are left out. */
export function Record({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const choice = (kind: string, value: string | null) =>
    value === null ? null : t(`hazard.${kind}.${value}`);
  const rows: [string, ReactNode][] = [
    [t('hazard.input.description'), hazard.description],
    [t('hazard.input.place'), hazard.place],
    [t('hazard-page.found-on'), <Day key="d" value={hazard.foundOn} />],
    [t('hazard-page.found-by'), hazard.foundBy],
    [t('hazard-page.channel'), choice('channel', hazard.channel)],
    [t('hazard-page.source'), hazard.sourceRecordId],
    [t('hazard.input.accidentType'), choice('accident-type', hazard.accidentType)],
    [t('hazard.input.rootCause'), choice('root-cause', hazard.rootCause)],
    [t('hazard.input.defence'), choice('defence', hazard.defence)],
    [t('hazard.input.supervisingLevel'), choice('supervising-level', hazard.supervisingLevel)],
    [t('hazard.input.departmentId'), hazard.departmentName],
    [t('hazard.input.requirements'), textOf(hazard.fields['requirements'])],
    [t('hazard.input.remaining'), textOf(hazard.fields['remaining'])],
    [t('hazard.input.nextUnit'), textOf(hazard.fields['nextUnit'])],
    [
      t('hazard-page.position'),
      hazard.lat === null || hazard.lng === null
        ? null
        : `${hazard.lat.toFixed(5)}, ${hazard.lng.toFixed(5)}`,
    ],
  ];
  return (
    <section className="card" aria-labelledby="record-title">
      <h2 id="record-title">{t('hazard-page.record')}</h2>
      <dl className="record">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

export function CriterionCard({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const found = useCriterion(hazard.criterionId);
  if (hazard.criterionId === null && hazard.grade !== 'major') return null;
  return (
    <section className="card" aria-labelledby="criterion-title">
      <h2 id="criterion-title">{t('hazard.input.criterionId')}</h2>
      {found === undefined ? (
        <p className="soft">{hazard.criterionId ?? t('hazard-page.no-criterion')}</p>
      ) : (
        <CriterionWords found={found} />
      )}
    </section>
  );
}

/** States in which a plan is due, or was. */
const PLANNED = ['ordered', 'planned', 'rectifying', 'partly-rectified', 'submitted', 'verified', 'closed'];

/** 五落实 as a small table, its gaps marked. */
export function Commitments({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const plan = hazard.fields['plan'] as Readonly<{ [name: string]: unknown }> | undefined;
  if (plan === undefined && (hazard.grade !== 'major' || !PLANNED.includes(hazard.state))) return null;
  const money = plan?.['money'];
  const due = textOf(plan?.['dueOn']);
  const rows: [string, ReactNode][] = [
    ['responsibleId', hazard.ownerName],
    ['measures', textOf(plan?.['measures'])],
    ['money', isFen(money) ? `${formatYuan(money)} ${t('move.yuan')}` : null],
    ['dueOn', due === null ? null : <Day value={due} />],
    ['emergencyPlan', textOf(plan?.['emergencyPlan'])],
  ];
  const gaps = rows.filter(([, value]) => value === null).length;
  return (
    <section className="card" aria-labelledby="plan-title">
      <h2 id="plan-title">{t('hazard-page.commitments')}</h2>
      <p className={gaps > 0 ? 'gaps' : 'soft'}>
        {gaps > 0 ? t('hazard-page.gaps', { n: gaps }) : t('hazard-page.no-gaps')}
      </p>
      <table className="commitments">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(`hazard-page.commitment.${name}`)}</th>
              <td>{value ?? <span className="gap">{t('hazard-page.gap')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
