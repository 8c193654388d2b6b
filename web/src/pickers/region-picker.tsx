import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import type { FieldProps } from './field.tsx';
import { useRegions } from './reference.tsx';

/** One region of GB/T 2260, found by words of its name or by its code. */
export function RegionPicker({
  value,
  onChange,
  ...field
}: {
  value: string | undefined;
  onChange: (code: string) => void;
  disabled?: boolean;
} & Partial<FieldProps>) {
  const t = useTexts();
  const list = useRegions();
  const [words, setWords] = useState('');
  const options = useMemo(() => {
    if (list === undefined) return value === undefined ? [] : [{ value, label: value }];
    const found = words === '' ? [] : list.regions.search(words, 30).map(({ code }) => code);
    const codes = words === '' && value !== undefined ? [value] : found;
    return codes.map((code) => ({ value: code, label: `${list.regionFullName(code) ?? ''} ${code}` }));
  }, [list, words, value]);
  return (
    <Select<string | null>
      {...field}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={list === undefined}
      value={value ?? null}
      options={options}
      onChange={(code) => code !== null && onChange(code)}
      placeholder={t('picker.region')}
      notFoundContent={words === '' ? t('picker.type-to-search') : t('picker.nothing')}
    />
  );
}
