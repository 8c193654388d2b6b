import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { HazardList, HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { Select } from 'antd';
import type { z } from 'zod';
import { get } from '../../api/client.ts';
import type { FieldProps } from '../../pickers/field.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useTexts } from '../../texts/index.ts';

/** Another hazard, found by number or words; those of the same enterprise come first. */
export function CasePicker({
  value,
  onChange,
  not,
  organisationId,
  ...field
}: {
  value: string;
  onChange: (id: string) => void;
  /** The hazard that is looked at, which is no answer. */
  not: string;
  organisationId: string | null;
} & Partial<FieldProps>) {
  const t = useTexts();
  const [words, setWords, asked] = useSlowly();
  const found = useQuery({
    queryKey: ['hazards', 'pick', asked, organisationId],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<z.infer<typeof HazardList>>('/hazards', {
        q: asked,
        limit: 20,
        organisationId: asked === '' ? organisationId : undefined,
      }),
  });
  const rows = found.data?.rows ?? [];
  const known = value === '' || rows.some(({ id }) => id === value);
  const chosen = useQuery({
    queryKey: ['hazard', value],
    enabled: !known && found.isSuccess,
    queryFn: () => get<HazardPage>(`/hazards/${value}`),
  }).data?.hazard;
  const all = chosen !== undefined && !known ? [chosen, ...rows] : rows;
  return (
    <Select<string | null>
      {...field}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      value={value === '' ? null : value}
      options={all
        .filter(({ id }) => id !== not)
        .map(({ id, number, title, place }) => ({
          value: id,
          label: [number, title, place].filter(Boolean).join(' · '),
        }))}
      onChange={(id) => onChange(id ?? '')}
      placeholder={t('move.case-search')}
      notFoundContent={found.isFetching ? t('state.loading') : t('move.case-none', { words })}
    />
  );
}
