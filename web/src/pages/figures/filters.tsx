import type { FigureQuery } from '@zhiben/domain/contract/figure.ts';
import { GRADES } from '@zhiben/domain/kinds/hazard/fields.ts';
import { Input, Select } from 'antd';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { todayInChina } from '../../ui/when.tsx';
import { useNames } from './names.ts';
import { type Facet, FILTERS, SPANS } from './period.ts';
import '../../pickers/list.css';

/** Which months, which grade, whose part; and what bars were touched for, each to be dropped again. */
export function Filters({ query }: { query: FigureQuery }) {
  const t = useTexts();
  const session = useSession();
  const { words, setWords } = useAddress();
  const departments = useDepartments();
  const nameOf = useNames();
  const facets = (Object.keys(FILTERS) as Facet[]).filter(
    (facet) => facet !== 'department' && words[FILTERS[facet]] !== undefined,
  );
  return (
    <search className="stack no-print">
      <div className="figure-filters">
        <Field label={t('figures.until')}>
          {(field) => (
            <Input
              {...field}
              type="month"
              max={todayInChina().slice(0, 7)}
              defaultValue={query.to}
              onChange={(e) => {
                if (/^\d{4}-(0[1-9]|1[0-2])$/.test(e.target.value)) setWords({ to: e.target.value }, true);
              }}
            />
          )}
        </Field>
        <Field label={t('figures.span')}>
          {(field) => (
            <Select
              {...field}
              value={SPANS.find((span) => span === words['span']) ?? 'year'}
              options={SPANS.map((value) => ({ value, label: t(`figures.span.${value}`) }))}
              onChange={(span) => setWords({ span: span === 'year' ? undefined : span })}
            />
          )}
        </Field>
        <Field label={t('figures.grade')}>
          {(field) => (
            <Select
              {...field}
              value={words['grade'] ?? ''}
              options={[
                { value: '', label: t('figures.grade.all') },
                ...GRADES.map((value) => ({ value, label: t(`hazard.grade.${value}`) })),
              ]}
              onChange={(grade: string) => setWords({ grade })}
            />
          )}
        </Field>
        {session.scope === 'authority' && departments.length > 0 && (
          <Field label={t('figures.department')}>
            {(field) => (
              <Select
                {...field}
                value={words['departmentId'] ?? ''}
                options={[
                  { value: '', label: t('figures.department.all') },
                  ...departments.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(departmentId: string) => setWords({ departmentId })}
              />
            )}
          </Field>
        )}
      </div>
      {facets.length > 0 && (
        <div className="row figure-only">
          <span className="soft">{t('figures.only')}</span>
          {facets.map((facet) => {
            const what = nameOf(facet, words[FILTERS[facet]] ?? '');
            return (
              <button
                key={facet}
                type="button"
                className="chip"
                aria-label={t('figures.only-drop', { what })}
                onClick={() => setWords({ [FILTERS[facet]]: undefined })}
              >
                {what} ×
              </button>
            );
          })}
          <span className="soft">{t('figures.narrowed')}</span>
        </div>
      )}
    </search>
  );
}
