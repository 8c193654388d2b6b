import { departmentFor } from '@zhiben/domain/kinds/organisation/department-for.ts';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useDepartments } from '../../pickers/departments.ts';
import { Field, FieldSet } from '../../pickers/field.tsx';
import { IndustryPicker } from '../../pickers/industry-picker.tsx';
import { RegionPicker } from '../../pickers/region-picker.tsx';
import { MarkTicks } from '../../pickers/sector-marks.tsx';
import { useTexts } from '../../texts/index.ts';
import { type EnterpriseValues, readCoordinates, SUGGESTED } from './form-values.ts';
import { useUsccHint } from './uscc-hint.ts';

const KINDS = ['enterprise', 'service-body', 'insurer', 'public-institution'] as const;
/** The choice of no department, which the record keeps as null. */
const NOBODY = 'nobody';
const SCALES = ['large', 'medium', 'small', 'micro'] as const;

interface FieldsProps {
  readonly values: EnterpriseValues;
  readonly change: (part: Partial<EnterpriseValues>) => void;
  readonly mayChange: readonly string[] | undefined;
  readonly faultOf: (field: keyof EnterpriseValues) => string | undefined;
}

/** Who it is, what it does, who answers for it, where it stands. */
export function EnterpriseFields(props: FieldsProps) {
  const t = useTexts();
  return (
    <>
      <FieldSet legend={t('enterprise.part.who')}>
        <Who {...props} />
      </FieldSet>
      <FieldSet legend={t('enterprise.part.what')}>
        <What {...props} />
      </FieldSet>
      <FieldSet legend={t('enterprise.part.where')}>
        <Where {...props} />
      </FieldSet>
    </>
  );
}

function Who({ values, change, mayChange, faultOf }: FieldsProps) {
  const t = useTexts();
  const locked = lockOf(mayChange);
  const [left, setLeft] = useState(false);
  const problem = useUsccHint(values.uscc, left);
  return (
    <div className="fields">
      <Field label={t('enterprise.field.name')} fault={faultOf('name')}>
        {(field) => (
          <Input
            {...field}
            name="organisation-name"
            autoComplete="off"
            maxLength={120}
            disabled={locked('name')}
            value={values.name}
            onChange={(e) => change({ name: e.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('enterprise.field.uscc')}
        optional
        fault={faultOf('uscc') ?? (problem && t(problem.key, problem.values))}
        hint={values.uscc === '' ? t('enterprise.uscc.hint') : undefined}
      >
        {(field) => (
          <Input
            {...field}
            name="uscc"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            disabled={locked('uscc')}
            value={values.uscc}
            onChange={(e) => change({ uscc: e.target.value })}
            onBlur={() => setLeft(true)}
          />
        )}
      </Field>
      <Field label={t('enterprise.field.kind')}>
        {(field) => (
          <Select
            {...field}
            disabled={locked('kind')}
            value={values.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`organisation.kind.${kind}`) }))}
            onChange={(kind) => change({ kind })}
          />
        )}
      </Field>
      {mayChange !== undefined && (
        <label className="tick">
          <input
            type="checkbox"
            disabled={locked('active')}
            checked={values.active}
            onChange={(e) => change({ active: e.target.checked })}
          />
          <span className="tick-text">
            {t('enterprise.field.active')}
            <span className="soft">{t('enterprise.active.hint')}</span>
          </span>
        </label>
      )}
    </div>
  );
}

function What({ values, change, mayChange, faultOf }: FieldsProps) {
  const t = useTexts();
  const locked = lockOf(mayChange);
  const departments = useDepartments();
  const suggested = departmentFor(
    { industryCode: values.industryCode, sectorMarks: values.sectorMarks },
    departments,
  );
  return (
    <div className="fields">
      <Field label={t('enterprise.field.industryCode')} optional fault={faultOf('industryCode')}>
        {(field) => (
          <IndustryPicker
            {...field}
            disabled={locked('industryCode')}
            value={values.industryCode}
            onChange={(industryCode) => change({ industryCode })}
          />
        )}
      </Field>
      <Field label={t('enterprise.field.scale')} optional>
        {(field) => (
          <Select
            {...field}
            allowClear
            disabled={locked('scale')}
            value={values.scale}
            options={SCALES.map((scale) => ({ value: scale, label: t(`organisation.scale.${scale}`) }))}
            onChange={(scale) => change({ scale: scale ?? null })}
          />
        )}
      </Field>
      <Field label={t('enterprise.field.headcount')} optional fault={faultOf('headcount')}>
        {(field) => (
          <Input
            {...field}
            name="headcount"
            inputMode="numeric"
            disabled={locked('headcount')}
            value={values.headcount}
            onChange={(e) => change({ headcount: e.target.value })}
          />
        )}
      </Field>
      <div className="wide">
        <FieldSet legend={t('enterprise.field.sectorMarks')}>
          <p className="soft field-note">{t('enterprise.marks.hint')}</p>
          <MarkTicks
            disabled={locked('sectorMarks')}
            value={values.sectorMarks}
            onChange={(sectorMarks) => change({ sectorMarks })}
          />
        </FieldSet>
      </div>
      <Field
        label={t('enterprise.field.departmentId')}
        fault={faultOf('departmentId')}
        hint={
          values.departmentId !== SUGGESTED && suggested !== undefined && suggested.id !== values.departmentId
            ? t('enterprise.department.other', { name: suggested.name })
            : undefined
        }
      >
        {(field) => (
          <Select<string>
            {...field}
            disabled={locked('departmentId')}
            value={values.departmentId ?? NOBODY}
            options={[
              {
                value: SUGGESTED,
                label:
                  suggested === undefined
                    ? t('enterprise.department.no-rule')
                    : t('enterprise.department.rule', { name: suggested.name }),
              },
              ...departments.map(({ id, name }) => ({ value: id, label: name })),
              { value: NOBODY, label: t('enterprise.department.none') },
            ]}
            onChange={(chosen) => change({ departmentId: chosen === NOBODY ? null : chosen })}
          />
        )}
      </Field>
    </div>
  );
}

function Where({ values, change, mayChange, faultOf }: FieldsProps) {
  const t = useTexts();
  const locked = lockOf(mayChange);
  const coordinate = (name: 'lng' | 'lat') => (
    <Field label={t(`enterprise.field.${name}`)} optional fault={faultOf(name)}>
      {(field) => (
        <Input
          {...field}
          name={name}
          inputMode="decimal"
          disabled={locked(name)}
          value={values[name]}
          onChange={(e) => change(readCoordinates(e.target.value) ?? { [name]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="fields">
      <Field label={t('enterprise.field.regionCode')} fault={faultOf('regionCode')}>
        {(field) => (
          <RegionPicker
            {...field}
            disabled={locked('regionCode')}
            value={values.regionCode}
            onChange={(regionCode) => change({ regionCode })}
          />
        )}
      </Field>
      <Field label={t('enterprise.field.address')} optional fault={faultOf('address')}>
        {(field) => (
          <Input
            {...field}
            name="address"
            autoComplete="off"
            maxLength={200}
            disabled={locked('address')}
            value={values.address}
            onChange={(e) => change({ address: e.target.value })}
          />
        )}
      </Field>
      {coordinate('lng')}
      {coordinate('lat')}
      <p className="soft field-note wide">{t('enterprise.coordinates.hint')}</p>
    </div>
  );
}

function lockOf(mayChange: readonly string[] | undefined): (field: keyof EnterpriseValues) => boolean {
  return (field) => mayChange !== undefined && !mayChange.includes(field);
}
