import { useQuery } from '@tanstack/react-query';
import {
  ACCIDENT_TYPES,
  CHANNELS,
  DEFENCES,
  GRADES,
  ROOT_CAUSES,
  SUPERVISING_LEVELS,
} from '@zhiben/domain/kinds/hazard/fields.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { ConfigProvider, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useSession } from '../../app/session.ts';
import { IndustryPicker } from '../../pickers/industry-picker.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { RegionPicker } from '../../pickers/region-picker.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { todayInChina } from '../../ui/time.ts';
import type { Filter } from './filter.ts';
import { criteriaQuery, departmentsQuery } from './use-hazards.ts';

/** In the order of the lifecycle, as the catalogue has them: the lifecycle itself is too heavy for a filter. */
const STATES = Object.keys(hazardTexts).flatMap((key) =>
  key.startsWith('hazard.state.') ? [key.slice('hazard.state.'.length)] : [],
);

type Set = (change: Readonly<Record<string, string | undefined>>) => void;

/** Everything that the list can be filtered by. Nothing changes until "show". */
export default function FilterPanel({
  filter,
  onApply,
  onClose,
}: {
  filter: Filter;
  onApply: (filter: Filter) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const { scope } = useSession();
  const [draft, setDraft] = useState<Filter>(filter);
  const set: Set = (change) =>
    setDraft((before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...change }).filter(
          (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
        ),
      ),
    );
  function apply(event: FormEvent) {
    event.preventDefault();
    onApply(draft);
  }
  return (
    <Dialog label={t('hazards.filter')} onClose={onClose} className="filter-dialog">
      <form className="filter-form" onSubmit={apply}>
        <h2 className="filter-title">{t('hazards.filter')}</h2>
        <ConfigProvider getPopupContainer={inDialog}>
          <div className="filter-body">
            <Situation draft={draft} set={set} />
            {scope !== 'organisation' && <Who draft={draft} set={set} />}
            <Why draft={draft} set={set} />
            <Dates draft={draft} set={set} />
          </div>
        </ConfigProvider>
        <div className="row filter-foot">
          <button type="submit" className="button button-main">
            {t('hazards.filter.apply')}
          </button>
          <button type="button" className="button" onClick={() => setDraft({})}>
            {t('hazards.filter.clear')}
          </button>
          <span className="grow" />
          <button type="button" className="button button-link" onClick={onClose}>
            {t('action.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface Part {
  readonly draft: Filter;
  readonly set: Set;
}

function Situation({ draft, set }: Part) {
  const t = useTexts();
  return (
    <fieldset>
      <legend>{t('hazards.panel.what')}</legend>
      <div className="ticks-row">
        {['mine', 'overdue', 'suspended'].map((name) => (
          <label key={name} className="tick-box">
            <input
              type="checkbox"
              checked={draft[name] === 'true'}
              onChange={(event) => set({ [name]: event.target.checked ? 'true' : undefined })}
            />
            {t(`hazards.panel.${name}`)}
          </label>
        ))}
      </div>
      <One
        name="open"
        label={t('hazards.panel.open')}
        options={['true', 'false']}
        text="hazards.by.open"
        draft={draft}
        set={set}
      />
      <One
        name="dated"
        label={t('hazards.panel.dated')}
        options={['true', 'false']}
        text="hazards.by.dated"
        draft={draft}
        set={set}
      />
      <One
        name="grade"
        label={t('hazards.column.grade')}
        options={GRADES}
        text="hazard.grade"
        draft={draft}
        set={set}
      />
      <Many
        name="state"
        label={t('hazards.column.state')}
        options={STATES}
        text="hazard.state"
        draft={draft}
        set={set}
      />
      <Many
        name="channel"
        label={t('hazards.column.channel')}
        options={CHANNELS}
        text="hazard.channel"
        draft={draft}
        set={set}
      />
      <One
        name="supervisingLevel"
        label={t('hazards.column.supervisingLevel')}
        options={SUPERVISING_LEVELS}
        text="hazard.supervising-level"
        draft={draft}
        set={set}
      />
    </fieldset>
  );
}

function Who({ draft, set }: Part) {
  const t = useTexts();
  const id = useId();
  const departments = useQuery(departmentsQuery()).data?.rows ?? [];
  return (
    <fieldset>
      <legend>{t('hazards.panel.who')}</legend>
      <label htmlFor={`${id}-o`}>{t('hazards.panel.organisation')}</label>
      <OrganisationPicker
        id={`${id}-o`}
        activeOnly={false}
        value={draft['organisationId'] ?? null}
        onChange={(value) => set({ organisationId: value ?? undefined })}
      />
      <label htmlFor={`${id}-d`}>{t('hazards.column.department')}</label>
      <select
        id={`${id}-d`}
        className="input"
        value={draft['departmentId'] ?? ''}
        onChange={(event) => set({ departmentId: event.target.value })}
      >
        <option value="">{t('hazards.panel.any')}</option>
        {departments.map((row) => (
          <option key={row.id} value={row.id}>
            {row.name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-i`}>{t('hazards.panel.industry')}</label>
      <IndustryPicker
        id={`${id}-i`}
        value={draft['industryCode'] ?? null}
        onChange={(value) => set({ industryCode: value ?? undefined })}
      />
      <label htmlFor={`${id}-r`}>{t('hazards.panel.region')}</label>
      <RegionPicker
        id={`${id}-r`}
        value={draft['regionCode']}
        onChange={(value) => set({ regionCode: value })}
      />
    </fieldset>
  );
}

function Why({ draft, set }: Part) {
  const t = useTexts();
  const id = useId();
  const { language } = useLanguage();
  const criteria = useQuery(criteriaQuery());
  return (
    <fieldset>
      <legend>{t('hazards.panel.why')}</legend>
      <label htmlFor={`${id}-c`}>{t('hazard.input.criterionId')}</label>
      <Select<string | null>
        id={`${id}-c`}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        loading={criteria.isPending}
        placeholder={t('hazards.panel.criterion-help')}
        value={draft['criterionId'] ?? null}
        options={(criteria.data?.rows ?? []).map((row) => ({
          value: row.id,
          label: `${language === 'zh' ? row.title : row.titleEn} · ${row.article}`,
        }))}
        onChange={(value) => set({ criterionId: value ?? undefined })}
      />
      <Many
        name="accidentType"
        label={t('hazards.column.accidentType')}
        options={ACCIDENT_TYPES}
        text="hazard.accident-type"
        draft={draft}
        set={set}
      />
      <Many
        name="rootCause"
        label={t('hazards.column.rootCause')}
        options={ROOT_CAUSES}
        text="hazard.root-cause"
        draft={draft}
        set={set}
      />
      <Many
        name="defence"
        label={t('hazards.column.defence')}
        options={DEFENCES}
        text="hazard.defence"
        draft={draft}
        set={set}
      />
    </fieldset>
  );
}

function Dates({ draft, set }: Part) {
  const t = useTexts();
  const id = useId();
  return (
    <fieldset>
      <legend>{t('hazards.panel.when')}</legend>
      {['found', 'due', 'closed'].map((span) => (
        <div key={span} className="span">
          <span>{t(`hazards.panel.${span}`)}</span>
          {(['From', 'To'] as const).map((end) => (
            <input
              key={end}
              type="date"
              className="input"
              aria-label={`${t(`hazards.panel.${span}`)} ${t(end === 'From' ? 'hazards.panel.from' : 'hazards.panel.to')}`}
              value={draft[`${span}${end}`] ?? ''}
              onChange={(event) => set({ [`${span}${end}`]: event.target.value })}
            />
          ))}
        </div>
      ))}
      <label htmlFor={`${id}-a`}>{t('hazards.panel.as-of')}</label>
      <input
        id={`${id}-a`}
        type="date"
        className="input"
        aria-describedby={`${id}-ah`}
        max={todayInChina()}
        value={draft['asOf'] ?? ''}
        onChange={(event) => set({ asOf: event.target.value })}
      />
      <span id={`${id}-ah`} className="soft">
        {t('hazards.panel.as-of-help')}
      </span>
    </fieldset>
  );
}

interface Choice extends Part {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  /** Beginning of the texts of the options. */
  readonly text: string;
}

function One({ name, label, options, text, draft, set }: Choice) {
  const t = useTexts();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={draft[name] ?? ''}
        onChange={(event) => set({ [name]: event.target.value })}
      >
        <option value="">{t('hazards.panel.any')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {t(`${text}.${option}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function Many({ name, label, options, text, draft, set }: Choice) {
  const t = useTexts();
  const chosen = draft[name]?.split(',') ?? [];
  return (
    <fieldset className="many">
      <legend>{label}</legend>
      <div className="ticks-row">
        {options.map((option) => (
          <label key={option} className="tick-box">
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={(event) =>
                set({
                  [name]: (event.target.checked
                    ? [...chosen, option]
                    : chosen.filter((one) => one !== option)
                  ).join(),
                })
              }
            />
            {t(`${text}.${option}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A list that opens outside a modal dialog lies behind it. */
function inDialog(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest('dialog') ?? document.body;
}
