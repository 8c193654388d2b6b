import { SECTOR_MARKS } from '@zhiben/domain/reference/sector-marks.ts';
import { Input, Select } from 'antd';
import { useEffect } from 'react';
import type { Words } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { IndustryPicker } from '../../pickers/industry-picker.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';

/** Filters of the list as the server takes them; those that are active unless somebody asks for the others. */
export function filterOf(words: Words): Record<string, string> {
  const { active = 'true' } = words;
  const names = ['q', 'sectorMark', 'industryCode', 'departmentId', 'withOpen', 'sort'] as const;
  return {
    ...Object.fromEntries(names.flatMap((name) => (words[name] ? [[name, words[name]]] : []))),
    ...(active === 'all' ? {} : { active }),
  };
}

export function EnterpriseFilters({
  words,
  setWords,
}: {
  words: Words;
  setWords: (change: Words, replace?: boolean) => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const departments = useDepartments();
  const [typed, setTyped, paused] = useSlowly(words['q'] ?? '');
  useEffect(() => {
    if (paused !== (words['q'] ?? '')) setWords({ q: paused }, true);
  }, [paused, words, setWords]);
  const set = (name: string) => (value: string | null | undefined) =>
    setWords({ [name]: value ?? undefined }, true);
  const used = ['sectorMark', 'industryCode', 'departmentId', 'withOpen', 'active'].filter(
    (n) => words[n],
  ).length;
  return (
    <FilterBar
      search={
        <Input
          type="search"
          aria-label={t('enterprises.search')}
          placeholder={t('enterprises.search')}
          allowClear
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
      }
      used={used}
      onClear={() =>
        setWords({
          sectorMark: undefined,
          industryCode: undefined,
          departmentId: undefined,
          withOpen: undefined,
          active: undefined,
        })
      }
    >
      <Select
        aria-label={t('enterprise.field.sectorMarks')}
        placeholder={t('enterprise.field.sectorMarks')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={words['sectorMark']}
        options={SECTOR_MARKS.map((mark) => ({ value: mark.id, label: mark[language] }))}
        onChange={set('sectorMark')}
      />
      <IndustryPicker
        aria-label={t('enterprise.field.industryCode')}
        value={words['industryCode'] ?? null}
        onChange={set('industryCode')}
      />
      <Select
        aria-label={t('enterprise.field.departmentId')}
        placeholder={t('enterprise.field.departmentId')}
        allowClear
        value={words['departmentId']}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={set('departmentId')}
      />
      <Select
        aria-label={t('enterprises.active')}
        value={words['active'] ?? 'true'}
        options={['true', 'false', 'all'].map((value) => ({
          value,
          label: t(`enterprises.active.${value}`),
        }))}
        onChange={(value) => setWords({ active: value === 'true' ? undefined : value }, true)}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={words['withOpen'] === 'true'}
          onChange={(e) => setWords({ withOpen: e.target.checked ? 'true' : undefined }, true)}
        />
        {t('enterprises.with-open')}
      </label>
    </FilterBar>
  );
}
