import { ROLES } from '@zhiben/domain/primitives/reach.ts';
import { Input, Select } from 'antd';
import { useEffect } from 'react';
import { useSession } from '../../app/session.ts';
import type { Words } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useTexts } from '../../texts/index.ts';

export function filterOf(words: Words): Record<string, string> {
  const { active = 'true' } = words;
  const names = ['q', 'organisationId', 'departmentId', 'role'] as const;
  return {
    ...Object.fromEntries(names.flatMap((name) => (words[name] ? [[name, words[name]]] : []))),
    ...(active === 'all' ? {} : { active }),
  };
}

export function PeopleFilters({
  words,
  setWords,
}: {
  words: Words;
  setWords: (change: Words, replace?: boolean) => void;
}) {
  const t = useTexts();
  const governs = useSession().scope !== 'organisation';
  const departments = useDepartments();
  const [typed, setTyped, paused] = useSlowly(words['q'] ?? '');
  useEffect(() => {
    if (paused !== (words['q'] ?? '')) setWords({ q: paused }, true);
  }, [paused, words, setWords]);
  const set = (name: string) => (value: string | null | undefined) =>
    setWords({ [name]: value ?? undefined }, true);
  const used = ['organisationId', 'departmentId', 'role', 'active'].filter((name) => words[name]).length;
  return (
    <FilterBar
      search={
        <Input
          type="search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          allowClear
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
      }
      used={used}
      onClear={() =>
        setWords({ organisationId: undefined, departmentId: undefined, role: undefined, active: undefined })
      }
    >
      {governs && (
        <>
          <OrganisationPicker
            aria-label={t('person.field.organisationId')}
            value={words['organisationId'] ?? null}
            onChange={set('organisationId')}
          />
          <Select
            aria-label={t('person.field.departmentId')}
            placeholder={t('person.field.departmentId')}
            allowClear
            value={words['departmentId']}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={set('departmentId')}
          />
        </>
      )}
      <Select
        aria-label={t('people.role')}
        placeholder={t('people.role')}
        allowClear
        value={words['role']}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={set('role')}
      />
      <Select
        aria-label={t('enterprises.active')}
        value={words['active'] ?? 'true'}
        options={[
          { value: 'true', label: t('people.active.true') },
          { value: 'false', label: t('people.active.false') },
          { value: 'all', label: t('enterprises.active.all') },
        ]}
        onChange={(value) => setWords({ active: value === 'true' ? undefined : value }, true)}
      />
    </FilterBar>
  );
}
