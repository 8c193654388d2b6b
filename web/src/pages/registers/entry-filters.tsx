import type { Register } from '@zhiben/domain/primitives/register.ts';
import { ENTRY_SORTS, ENTRY_STATES } from '@zhiben/domain/primitives/register-values.ts';
import { Button, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useSession } from '../../app/session.ts';
import type { Words } from '../../pickers/address.ts';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { inLanguage, organisationOf } from './definitions.ts';

/** What the address says about the list, as the server takes it; what its register does not know is left out. */
export function filterOf(words: Words, register: Register): Record<string, string> {
  const names = ['q', 'facet', 'organisationId', 'personId', 'asOf'] as const;
  const which = statesOf(register, words['asOf']).find((state) => state === words['which']) ?? 'standing';
  const sort = sortsOf(register).find((each) => each === words['sort']) ?? '-updated';
  return {
    ...Object.fromEntries(names.flatMap((name) => (words[name] ? [[name, words[name]]] : []))),
    ...(which === 'standing' ? {} : { which }),
    ...(sort === '-updated' ? {} : { sort }),
  };
}

/** Of a day that is over nobody says what was to end soon. */
function statesOf({ expires }: Register, asOf: string | undefined) {
  const told = expires !== undefined && asOf === undefined;
  return ENTRY_STATES.filter((state) => told || (state !== 'soon' && state !== 'expired'));
}

function sortsOf({ expires, day }: Register) {
  return ENTRY_SORTS.filter((sort) =>
    sort === 'expires' ? expires !== undefined : sort !== '-held' || day !== undefined,
  );
}

export function EntryFilters({
  register,
  words,
  setWords,
}: {
  register: Register;
  words: Words;
  setWords: (change: Words, replace?: boolean) => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const governs = useSession().scope !== 'organisation';
  const [typed, setTyped, paused] = useSlowly(words['q'] ?? '');
  useEffect(() => {
    if (paused !== (words['q'] ?? '')) setWords({ q: paused }, true);
  }, [paused, words, setWords]);
  const set = (name: string, usual?: string) => (value: string | null | undefined) =>
    setWords({ [name]: value === usual ? undefined : (value ?? undefined) }, true);
  const used = ['which', 'sort', 'organisationId', 'personId', 'asOf'].filter((name) => words[name]).length;
  return (
    <>
      <FilterBar
        search={
          <Input
            type="search"
            aria-label={t('entries.search')}
            placeholder={t('entries.search')}
            maxLength={100}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
        }
        used={used}
        onClear={() =>
          setWords({
            which: undefined,
            sort: undefined,
            organisationId: undefined,
            personId: undefined,
            asOf: undefined,
          })
        }
      >
        <Select
          aria-label={t('entries.which')}
          value={filterOf(words, register)['which'] ?? 'standing'}
          options={statesOf(register, words['asOf']).map((state) => ({
            value: state,
            label: t(`entries.which.${state}`),
          }))}
          onChange={set('which', 'standing')}
        />
        {governs && organisationOf(register) !== undefined && (
          <OrganisationPicker
            aria-label={t('entries.organisation')}
            activeOnly={false}
            value={words['organisationId'] ?? null}
            onChange={set('organisationId')}
          />
        )}
        <Select
          aria-label={t('entries.sort')}
          value={filterOf(words, register)['sort'] ?? '-updated'}
          options={sortsOf(register).map((sort) => ({ value: sort, label: t(`entries.sort.${sort}`) }))}
          onChange={set('sort', '-updated')}
        />
        <label htmlFor="entries-as-of" className="entry-as-of">
          <span>{t('entries.as-of')}</span>
          <Input
            id="entries-as-of"
            type="date"
            max={todayInChina()}
            value={words['asOf'] ?? ''}
            onChange={(e) => set('asOf')(e.target.value === '' ? undefined : e.target.value)}
          />
        </label>
      </FilterBar>
      {words['asOf'] !== undefined && (
        <p className="notice field-note" role="status">
          {t('entries.as-of.note', { day: dayInWords(words['asOf'], language) })}{' '}
          <Button type="link" onClick={() => set('asOf')(undefined)}>
            {t('entries.as-of.now')}
          </Button>
        </p>
      )}
      <FacetChips register={register} chosen={words['facet']} onChoose={set('facet')} />
    </>
  );
}

/** The choice by which the list is narrowed, one touch each. */
function FacetChips({
  register,
  chosen,
  onChoose,
}: {
  register: Register;
  chosen: string | undefined;
  onChoose: (facet: string | undefined) => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const field = register.fields.find(({ name }) => name === register.facet);
  if (field === undefined || (field.type !== 'choice' && field.type !== 'choices')) return null;
  const chip = (facet: string | undefined, words: string) => (
    <button
      key={facet ?? ''}
      type="button"
      className="chip"
      aria-pressed={facet === chosen}
      onClick={() => onChoose(facet)}
    >
      {words}
    </button>
  );
  return (
    <fieldset className="row facet-chips no-print">
      <legend className="hidden-visually">{inLanguage(field.words, language)}</legend>
      {chip(undefined, t('entries.facet.all'))}
      {Object.entries(field.options).map(([code, words]) => chip(code, inLanguage(words, language)))}
    </fieldset>
  );
}
