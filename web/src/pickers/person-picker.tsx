import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PersonRow } from '@zhiben/domain/contract/world.ts';
import { Select } from 'antd';
import { get } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import type { FieldProps } from './field.tsx';
import { useSlowly } from './slowly.ts';

/** One person within reach; only those of one organisation when it is named. */
export function PersonPicker({
  value,
  onChange,
  organisationId,
  ...field
}: {
  value: string | null;
  onChange: (id: string | null, row?: PersonRow) => void;
  organisationId?: string | undefined;
} & Partial<FieldProps>) {
  const t = useTexts();
  const [words, setWords, asked] = useSlowly();
  const found = useQuery({
    queryKey: ['people', 'pick', asked, organisationId ?? ''],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ rows: PersonRow[] }>('/people', { q: asked, organisationId, active: true, limit: 20 }),
  });
  const rows = found.data?.rows ?? [];
  const known = rows.some(({ id }) => id === value);
  const chosen = useQuery({
    queryKey: ['person', value],
    enabled: value !== null && found.isSuccess && !known,
    queryFn: () => get<{ person: PersonRow }>(`/people/${value}`),
  }).data?.person;
  const all = chosen !== undefined && !known && words === '' ? [chosen, ...rows] : rows;
  return (
    <Select<string | null>
      {...field}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      value={value}
      options={all.map(({ id, name, organisationName, departmentName }) => ({
        value: id,
        label: [name, organisationName ?? departmentName].filter(Boolean).join(' · '),
      }))}
      onChange={(id) =>
        onChange(
          id ?? null,
          all.find((row) => row.id === id),
        )
      }
      placeholder={t('picker.person')}
      notFoundContent={found.isFetching ? t('state.loading') : t('picker.nothing')}
    />
  );
}
