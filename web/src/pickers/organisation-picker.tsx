import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OrganisationPage, OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { Select } from 'antd';
import { get } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import type { FieldProps } from './field.tsx';
import { useSlowly } from './slowly.ts';

/** One enterprise or other organisation within reach, found by words of its name or by its code. */
export function OrganisationPicker({
  value,
  onChange,
  activeOnly = true,
  ...field
}: {
  value: string | null;
  onChange: (id: string | null, row?: OrganisationRow) => void;
  activeOnly?: boolean;
} & Partial<FieldProps>) {
  const t = useTexts();
  const [words, setWords, asked] = useSlowly();
  const found = useQuery({
    queryKey: ['organisations', 'pick', asked, activeOnly],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ rows: OrganisationRow[] }>('/organisations', {
        q: asked,
        limit: 20,
        active: activeOnly ? true : undefined,
      }),
  });
  const rows = found.data?.rows ?? [];
  const known = rows.some(({ id }) => id === value);
  const chosen = useQuery({
    queryKey: ['organisation', value],
    enabled: value !== null && found.isSuccess && !known,
    queryFn: () => get<OrganisationPage>(`/organisations/${value}`),
  }).data?.organisation;
  const all = chosen !== undefined && !known && words === '' ? [chosen, ...rows] : rows;
  return (
    <Select<string | null>
      {...field}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      value={value}
      options={all.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) =>
        onChange(
          id ?? null,
          all.find((row) => row.id === id),
        )
      }
      placeholder={t('picker.organisation')}
      notFoundContent={found.isFetching ? t('state.loading') : t('picker.nothing')}
    />
  );
}
