import type { RegisterField } from '@zhiben/domain/primitives/register.ts';
import { hintOf } from '@zhiben/domain/primitives/register-values.ts';
import type { OwnRules } from '@zhiben/domain/primitives/rule.ts';
import { Button, Input, Select } from 'antd';
import { Field, type FieldProps, FieldSet } from '../../pickers/field.tsx';
import { IndustryPicker } from '../../pickers/industry-picker.tsx';
import { RegionPicker } from '../../pickers/region-picker.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { inLanguage } from './definitions.ts';
import { type Typed, typedOf } from './form-model.ts';

interface Props {
  readonly field: RegisterField;
  /** The numbers of the law as they bind where the entry is. */
  readonly own: OwnRules;
  readonly value: unknown;
  readonly fault?: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** Up to so many choices stand open, one touch each; more are found in a list. */
const OPEN_CHOICES = 5;

/** The control for one question of a register, drawn from its definition. */
export function EntryField(props: Props) {
  const { field, fault, own } = props;
  const hint = hintOf(field, own);
  const t = useTexts();
  const { language } = useLanguage();
  const label = inLanguage(field.words, language);
  const few =
    (field.type === 'choice' || field.type === 'choices') &&
    Object.keys(field.options).length <= OPEN_CHOICES;
  if (field.type === 'yes-no' || few)
    return (
      <div className="field">
        <FieldSet legend={field.required === true ? label : `${label} ${t('state.optional')}`}>
          <Chips {...props} />
        </FieldSet>
        {fault !== undefined && (
          <span role="alert" className="field-fault">
            {fault}
          </span>
        )}
      </div>
    );
  if (field.type === 'lines') return <Lines {...props} field={field} label={label} />;
  const measure = field.type === 'number' && field.unit !== undefined ? inLanguage(field.unit, language) : '';
  // Hours of training are called by their unit.
  const unit = ['', label].includes(measure) ? '' : `（${measure}）`;
  const yuan = field.type === 'money' ? `（${t('entry.yuan', { amount: '' }).trim()}）` : '';
  return (
    <div className={field.type === 'long-text' ? 'wide' : undefined}>
      <Field
        label={`${label}${unit}${yuan}`}
        hint={hint === undefined ? undefined : inLanguage(hint, language)}
        fault={fault}
        optional={field.required !== true}
      >
        {(control) => <Control {...props} control={control} />}
      </Field>
    </div>
  );
}

function Control({ field, value, onChange, control }: Props & { control: FieldProps }) {
  const t = useTexts();
  const { language } = useLanguage();
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'long-text':
      return (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={4000}
          value={text}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case 'date':
      return <Input {...control} type="date" value={text} onChange={(e) => onChange(e.target.value)} />;
    case 'region':
      return <RegionPicker {...control} value={text === '' ? undefined : text} onChange={onChange} />;
    case 'industry':
      return <IndustryPicker {...control} value={text === '' ? null : text} onChange={onChange} />;
    case 'choice':
    case 'choices':
      return (
        <Select<unknown>
          {...control}
          {...(field.type === 'choices' ? { mode: 'multiple' as const } : { allowClear: true })}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('entry.pick.one')}
          value={field.type === 'choices' ? (value ?? []) : text === '' ? null : text}
          options={Object.entries(field.options).map(([code, words]) => ({
            value: code,
            label: inLanguage(words, language),
          }))}
          onChange={(next) => onChange(next ?? '')}
        />
      );
    default:
      return (
        <Input
          {...control}
          autoComplete="off"
          maxLength={200}
          {...(field.type === 'text' ? {} : { inputMode: 'decimal' as const })}
          value={text}
          onChange={(e) => onChange(e.target.value)}
        />
      );
  }
}

/** A few choices, each one touch; touching the chosen one again takes it back. */
function Chips({ field, value, onChange }: Props) {
  const t = useTexts();
  const { language } = useLanguage();
  const options: [unknown, string][] =
    field.type === 'choice' || field.type === 'choices'
      ? Object.entries(field.options).map(([code, words]) => [code, inLanguage(words, language)])
      : [
          [true, t('entry.yes')],
          [false, t('entry.no')],
        ];
  const many = field.type === 'choices';
  const chosen = many ? ((value ?? []) as readonly unknown[]) : [value];
  const touch = (option: unknown) => {
    if (many)
      return onChange(
        chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option],
      );
    onChange(value === option ? (field.type === 'yes-no' ? null : '') : option);
  };
  return (
    <div className="entry-options">
      {options.map(([option, words]) => (
        <button
          key={String(option)}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(option)}
          onClick={() => touch(option)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

/** A small table: each line a few controls of its own. */
function Lines({
  field,
  own,
  label,
  value,
  fault,
  onChange,
}: Props & { field: RegisterField & { type: 'lines' }; label: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const lines = (value ?? []) as readonly Typed[];
  const set = (index: number, name: string, next: unknown) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, [name]: next } : line)));
  return (
    <div className="field wide">
      <FieldSet legend={field.required === true ? label : `${label} ${t('state.optional')}`}>
        {field.hint !== undefined && <span className="soft">{inLanguage(field.hint, language)}</span>}
        {lines.map((line, index) => (
          // A line has no name of its own: it is the one that stands there.
          <fieldset key={index} className="field-set entry-line">
            <legend className="hidden-visually">{t('entry.lines.line', { n: index + 1 })}</legend>
            <div className="fields">
              {field.of.map((inside) => (
                <EntryField
                  key={inside.name}
                  field={inside}
                  own={own}
                  value={line[inside.name]}
                  onChange={(next) => set(index, inside.name, next)}
                />
              ))}
            </div>
            <div>
              <Button onClick={() => onChange(lines.filter((_, at) => at !== index))}>
                {t('entry.lines.remove', { n: index + 1 })}
              </Button>
            </div>
          </fieldset>
        ))}
        <div>
          <Button onClick={() => onChange([...lines, typedOf(field.of, {})])}>{t('entry.lines.add')}</Button>
        </div>
      </FieldSet>
      {fault !== undefined && (
        <span role="alert" className="field-fault">
          {fault}
        </span>
      )}
    </div>
  );
}
