import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import type { FieldProps } from './field.tsx';
import { useIndustries } from './reference.tsx';

type Picked =
  | { multiple?: false; value: string | null; onChange: (code: string | null) => void }
  | { multiple: true; value: readonly string[]; onChange: (codes: string[]) => void };

/** An industry of GB/T 4754-2017, found by words or code, with the names above it; the finest class comes first. */
export function IndustryPicker(props: Picked & { disabled?: boolean } & Partial<FieldProps>) {
  const t = useTexts();
  const list = useIndustries();
  const [words, setWords] = useState('');
  const { multiple, value, onChange, ...field } = props;
  const chosen = useMemo(() => (Array.isArray(value) ? value : value === null ? [] : [value]), [value]);
  const options = useMemo(() => {
    const industries = list?.industries;
    if (industries === undefined) return chosen.map((code) => ({ value: code, label: code }));
    const section = (code: string) => industries.ancestorsOf(code)[0]?.code ?? '';
    const found = words === '' ? industries.childrenOf(null) : industries.search(words, 40);
    const codes = [...new Set([...(words === '' ? chosen : []), ...found.map(({ code }) => code)])];
    if (words !== '' && multiple !== true)
      codes.sort((a, b) => Number(b.length === 4) - Number(a.length === 4));
    return codes.map((code) => ({
      value: code,
      label: `${section(code)}${code} ${industries.find(code)?.name ?? ''}`,
    }));
  }, [list, words, chosen, multiple]);
  return (
    <Select<string | string[] | null>
      {...field}
      {...(multiple === true ? { mode: 'multiple' as const } : { allowClear: true })}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={list === undefined}
      value={multiple === true ? [...value] : value}
      options={options}
      onChange={(next) => {
        if (multiple === true) onChange(Array.isArray(next) ? next : []);
        else onChange(typeof next === 'string' ? next : null);
      }}
      placeholder={t('picker.industry')}
      notFoundContent={t('picker.nothing')}
    />
  );
}
