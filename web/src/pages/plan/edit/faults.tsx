import { mending, type PlanFault } from '@zhiben/domain/plan/faults.ts';
import { CLAUSE_COLUMNS } from '@zhiben/domain/plan/rows.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import { type Say, useLanguage, useTexts } from '../../../texts/index.ts';

/** A field as the sheet heads its column, or as the form of the plan labels it. */
export function fieldInWords(ref: string, field: string, t: Say, language: Language): string {
  const column = CLAUSE_COLUMNS.find((one) => one.field === field);
  return ref !== '' && column !== undefined ? column[language] : t(`plan.field.${field}`);
}

/** Everything that is wrong with a plan, each with its clause, its field and how to mend it. */
export function Faults({ faults }: { faults: readonly PlanFault[] }) {
  const t = useTexts();
  const { language } = useLanguage();
  // The same mistake made three times in a clause is mended once.
  const each = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return (
    <section className="card stack" role="alert">
      <h2>{t('plan.edit.faults', { n: each.size })}</h2>
      <p className="soft">{t('plan.edit.faults-help')}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('plan.col.clause')}</th>
            <th scope="col">{t('plan.edit.field')}</th>
            <th scope="col">{t('plan.edit.mend')}</th>
          </tr>
        </thead>
        <tbody>
          {[...each].map(([key, fault]) => (
            <tr key={key}>
              <td className="no-break">{fault.ref === '' ? t('plan.edit.faults-whole') : fault.ref}</td>
              <td data-label={t('plan.edit.field')}>{fieldInWords(fault.ref, fault.field, t, language)}</td>
              <td>{mending(fault, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
