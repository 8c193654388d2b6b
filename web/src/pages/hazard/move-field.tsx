import { useQuery } from '@tanstack/react-query';
import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import type { DepartmentList } from '@zhiben/domain/contract/world.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import { Input, Select } from 'antd';
import type { z } from 'zod';
import { get } from '../../api/client.ts';
import { FileField } from '../../evidence/file-field.tsx';
import { Field, type FieldProps } from '../../pickers/field.tsx';
import { PersonPicker } from '../../pickers/person-picker.tsx';
import { useTexts } from '../../texts/index.ts';
import { CasePicker } from './case-picker.tsx';
import { CriterionField } from './criterion-field.tsx';
import { type Answer, choiceText } from './form-model.ts';

export interface MoveFieldProps {
  readonly move: string;
  readonly field: InputField;
  readonly value: Answer | undefined;
  readonly onChange: (value: Answer | ((now: Answer | undefined) => Answer)) => void;
  /** The sentence of what is wrong with it. */
  readonly fault: string | undefined;
  /** What the pickers look beside: its enterprise, its words. */
  readonly hazard: Pick<Hazard, 'id' | 'title' | 'description' | 'foundOn' | 'organisationId'>;
  readonly accountId: string;
  /** Where the record calls it otherwise than a hazard does. */
  readonly label?: string | undefined;
}

/** Up to this many options are shown at once; more go into a list. */
const AT_ONCE = 5;

/** One question of a move, drawn from its definition. */
export function MoveField(props: MoveFieldProps) {
  const t = useTexts();
  const { move, field, fault, accountId, value, onChange } = props;
  // In a plan the day is one of the five commitments, not the term that was ordered.
  const label =
    props.label ??
    (move === 'plan' && field.name === 'dueOn' ? t('move.plan-term') : t(`hazard.input.${field.name}`));
  const optional = field.required !== true;
  if (field.type === 'files') {
    return (
      <FileField
        accountId={accountId}
        label={label}
        documents={field.use === 'document'}
        optional={optional}
        fault={fault}
        value={Array.isArray(value) ? value : []}
        onChange={(change) => onChange((now) => change(Array.isArray(now) ? now : []))}
      />
    );
  }
  if (field.type === 'choice' && field.options.length <= AT_ONCE) {
    return <Choices {...props} field={field} title={label} optional={optional} />;
  }
  return (
    <Field label={label} optional={optional} fault={fault} hint={hintFor(field, t)}>
      {(control) => <Control {...props} control={control} title={label} />}
    </Field>
  );
}

function hintFor(field: InputField, t: ReturnType<typeof useTexts>) {
  return field.type === 'money' ? t('move.money-hint') : undefined;
}

function Control({
  field,
  value,
  onChange,
  fault,
  hazard,
  control,
  title,
}: MoveFieldProps & { control: FieldProps; title: string }) {
  const t = useTexts();
  const words = typeof value === 'string' ? value : '';
  const status = fault === undefined ? '' : 'error';
  switch (field.type) {
    case 'long-text':
      return (
        <Input.TextArea
          {...control}
          status={status}
          autoSize={{ minRows: 3, maxRows: 16 }}
          maxLength={4000}
          value={words}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'date':
      return (
        <Input
          {...control}
          status={status}
          type="date"
          value={words}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'money':
      return (
        <Input
          {...control}
          status={status}
          inputMode="decimal"
          suffix={t('move.yuan')}
          value={words}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'yes-no':
      return (
        <label className="tick">
          <input
            {...control}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
          {title}
        </label>
      );
    case 'choice':
      return (
        <Select
          {...control}
          allowClear
          value={words === '' ? null : words}
          options={field.options.map((option) => ({
            value: option,
            label: t(choiceText(field.name, option)),
          }))}
          onChange={(option: string | null | undefined) => onChange(option ?? '')}
        />
      );
    case 'criterion':
      return (
        <CriterionField
          id={control.id}
          value={words}
          onChange={onChange}
          words={`${hazard.title} ${hazard.description}`}
          on={hazard.foundOn}
          fault={fault}
        />
      );
    case 'department':
      return <DepartmentSelect control={control} value={words} onChange={onChange} />;
    case 'person':
      return (
        <PersonPicker
          {...control}
          value={words === '' ? null : words}
          organisationId={hazard.organisationId ?? undefined}
          onChange={(id) => onChange(id ?? '')}
        />
      );
    case 'case':
      return (
        <CasePicker
          {...control}
          value={words}
          not={hazard.id}
          organisationId={hazard.organisationId}
          onChange={onChange}
        />
      );
    default:
      return (
        <Input
          {...control}
          status={status}
          maxLength={200}
          value={words}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

/** Few options: all of them to touch. */
function Choices({
  field,
  value,
  onChange,
  fault,
  title,
  optional,
}: MoveFieldProps & { field: InputField & { type: 'choice' }; title: string; optional: boolean }) {
  const t = useTexts();
  return (
    <fieldset className="choices">
      <legend>
        {title}
        {optional && <span className="soft"> {t('state.optional')}</span>}
      </legend>
      <div className="choices-row">
        {field.options.map((option) => (
          <label key={option} className={value === option ? 'choice chosen' : 'choice'}>
            <input
              type="radio"
              name={field.name}
              checked={value === option}
              onClick={() => value === option && optional && onChange('')}
              onChange={() => onChange(option)}
            />
            {t(choiceText(field.name, option))}
          </label>
        ))}
      </div>
      {fault !== undefined && (
        <p role="alert" className="fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function DepartmentSelect({
  control,
  value,
  onChange,
}: {
  control: FieldProps;
  value: string;
  onChange: (id: string) => void;
}) {
  const t = useTexts();
  const departments = useDepartments();
  return (
    <Select
      {...control}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      options={departments.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: string | null | undefined) => onChange(id ?? '')}
      placeholder={t('move.department-search')}
    />
  );
}

export function useDepartments() {
  const { data } = useQuery({
    queryKey: ['departments'],
    staleTime: 5 * 60_000,
    queryFn: () => get<z.infer<typeof DepartmentList>>('/departments'),
  });
  return data?.rows ?? [];
}
