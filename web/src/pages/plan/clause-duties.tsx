import { useQuery } from '@tanstack/react-query';
import type { DutyStand, DutyStands } from '@zhiben/domain/contract/duty.ts';
import { dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import type { PlanClause } from '@zhiben/domain/plan/clause.ts';
import { BOUND } from '@zhiben/domain/plan/vocabulary.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Day, todayInChina } from '../../ui/when.tsx';
import { addressOf } from './links.ts';
import { AddressLink } from './parts.tsx';
import { inLanguage } from './words.ts';

/** How every duty stands now; asked for where a clause shows one. */
export function useDutyStands(enabled: boolean) {
  return useQuery({ queryKey: ['duties', 'stands'], queryFn: () => get<DutyStands>('/duties'), enabled });
}

/** The names of the duties that carry a clause out, each once. */
export function dutiesOf({ proofs, outputs }: PlanClause): string[] {
  const named = [...proofs, ...outputs].flatMap(({ kind, name }) => (kind === 'duty' ? [name] : []));
  return [...new Set(named)].filter((name) => dutyNamed(name) !== undefined);
}

/** The duties that carry the clause out, each with who has done it and who has not. */
export function ClauseDuties({ clause, told }: { clause: PlanClause; told: boolean }) {
  const t = useTexts();
  const { language } = useLanguage();
  const names = dutiesOf(clause);
  const { data, error, refetch } = useDutyStands(told && names.length > 0);
  if (names.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('plan.clause.duties')}</h2>
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      <ul className="lines">
        {names.map((name) => {
          const address = addressOf({ kind: 'duty', name });
          const words = inLanguage(BOUND.duty[name] ?? [name, name], language);
          const stand = data?.duties.find(({ duty }) => duty === name);
          const about = dutyNamed(name)?.about;
          return (
            <li key={name}>
              <span className="line-title">
                {address === undefined ? words : <AddressLink address={address}>{words}</AddressLink>}
                {about !== undefined && (
                  <small className="soft plan-term">{inLanguage(about, language)}</small>
                )}
              </span>
              {stand !== undefined && <Stand stand={stand} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Stand({ stand: { active, late, nextDueOn, periods } }: { stand: DutyStand }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [latest] = periods;
  if (!active) return <span className="soft">{t('plan.clause.duty-unused')}</span>;
  if (latest === undefined) return <span className="soft">{t('plan.clause.duty-quiet')}</span>;
  const { dueOn, required, covered, excused } = latest;
  const missing = required - covered - excused;
  return (
    <span className="plan-duty">
      {t('plan.clause.duty-line', { day: dayInWords(dueOn, language), required, covered, missing })}
      {late > 0 && <span className="due due-late">{t('plan.clause.duty-late', { n: late })}</span>}
      {nextDueOn !== null && nextDueOn >= todayInChina() && nextDueOn !== dueOn && (
        <small className="soft">
          <Next day={nextDueOn} />
        </small>
      )}
    </span>
  );
}

function Next({ day }: { day: string }) {
  const t = useTexts();
  const [before, after] = t('plan.clause.duty-next', { day: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Day value={day} />
      {after}
    </>
  );
}
