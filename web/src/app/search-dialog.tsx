import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { HazardRow } from '@zhiben/domain/contract/hazard.ts';
import type { EntrySearchResult, RegisterCounts } from '@zhiben/domain/contract/register.ts';
import type { CriterionList } from '@zhiben/domain/contract/standards.ts';
import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { type KeyboardEvent, useId, useState } from 'react';
import { get } from '../api/client.ts';
import { inLanguage, useRegisters } from '../pages/registers/definitions.ts';
import { useSlowly } from '../pickers/slowly.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { sentenceFor } from '../ui/states.tsx';
import { StateTag } from '../ui/tags.tsx';
import './search.css';

/** Of each kind: enough to see whether it is there, few enough to read. */
const SHOWN = 5;

interface Option {
  readonly key: string;
  readonly group: 'hazards' | 'organisations' | 'registers' | 'entries' | 'criteria';
  readonly href: string;
  readonly title: string;
  readonly more: string;
  readonly state?: string;
}

/** Everything within reach that the words name, walked with the arrow keys. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [typed, setTyped, paused] = useSlowly();
  const words = paused.trim();
  const { options, problem, searching } = useOptions(words);
  const [at, setAt] = useState(0);
  const id = useId();
  const everything: Option[] =
    words === ''
      ? []
      : [
          ...options,
          {
            key: 'all',
            group: 'hazards',
            href: `/hazards?q=${encodeURIComponent(words)}`,
            title: t('search.all-hazards', { words }),
            more: '',
          },
        ];
  const active = Math.min(at, everything.length - 1);

  function go(option: Option | undefined) {
    if (option === undefined) return;
    onClose();
    void navigate({ href: option.href });
  }

  function key(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((active + step + everything.length) % Math.max(1, everything.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(everything[active]);
    }
  }

  return (
    <Dialog label={t('search.title')} onClose={onClose} className="search">
      <div className="search-top">
        <input
          className="input"
          autoFocus
          // Not of the kind "search": there the first Escape only clears the words.
          type="text"
          enterKeyHint="search"
          role="combobox"
          aria-label={t('search.placeholder')}
          aria-expanded={everything.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={
            everything[active] === undefined ? undefined : `${id}-${everything[active].key}`
          }
          placeholder={t('search.placeholder')}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={key}
        />
        <button type="button" className="button" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
      {words === '' && <p className="search-note">{t('search.hint')}</p>}
      {words !== '' && !searching && options.length === 0 && problem === undefined && (
        <p className="search-note">{t('search.nothing', { words })}</p>
      )}
      {problem !== undefined && (
        <p className="search-note" role="alert">
          {t('search.partly', { what: sentenceFor(problem, t) })}
        </p>
      )}
      <p className="hidden-visually" role="status">
        {words === '' || searching ? '' : t('search.found', { n: options.length })}
      </p>
      <div role="listbox" id={`${id}-list`} aria-label={t('search.title')} aria-busy={searching}>
        {everything.map((option, index) => (
          <a
            key={option.key}
            id={`${id}-${option.key}`}
            href={option.href}
            tabIndex={-1}
            role="option"
            aria-selected={index === active}
            className="search-option"
            onPointerMove={() => setAt(index)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              go(option);
            }}
          >
            {option.key !== 'all' && <span className="search-kind">{t(`search.${option.group}`)}</span>}
            <span className="search-title">
              {option.title}
              {option.more !== '' && <small className="soft">{option.more}</small>}
            </span>
            {option.state !== undefined && <StateTag state={option.state} />}
          </a>
        ))}
      </div>
      <p className="search-note search-keys soft">{t('search.help')}</p>
    </Dialog>
  );
}

function useOptions(words: string): { options: Option[]; problem: unknown; searching: boolean } {
  const { language } = useLanguage();
  const enabled = words !== '';
  const hazards = useQuery({
    queryKey: ['search', 'hazards', words],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () => get<{ rows: HazardRow[] }>('/hazards', { q: words, limit: SHOWN }),
  });
  const organisations = useQuery({
    queryKey: ['search', 'organisations', words],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () => get<{ rows: OrganisationRow[] }>('/organisations', { q: words, limit: SHOWN }),
  });
  const criteria = useQuery({
    queryKey: ['search', 'criteria', words],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () => get<CriterionList>('/criteria', { q: words }),
  });
  const entries = useQuery({
    queryKey: ['search', 'entries', words],
    // One sign would fit nearly everything.
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
    queryFn: () => get<EntrySearchResult>('/entries', { q: words, limit: SHOWN }),
  });
  const seen = useQuery({
    queryKey: ['registers', 'counts', ''],
    enabled,
    staleTime: 60_000,
    queryFn: () => get<RegisterCounts>('/registers'),
  });
  const definitions = useRegisters();
  if (!enabled) return { options: [], problem: undefined, searching: false };
  const options: Option[] = [
    ...(hazards.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'hazards' as const,
      href: `/hazards/${row.id}`,
      title: row.title,
      more: [row.number, row.organisationName, row.place].filter(Boolean).join(' · '),
      state: row.state,
    })),
    ...(organisations.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'organisations' as const,
      href: `/enterprises/${row.id}`,
      title: row.name,
      more: row.address,
    })),
    ...(seen.data?.registers ?? [])
      .flatMap(({ register }) => definitions?.registerNamed(register) ?? [])
      .filter((register) => register.words.some((word) => word.toLowerCase().includes(words.toLowerCase())))
      .slice(0, SHOWN)
      .map((register) => ({
        key: register.name,
        group: 'registers' as const,
        href: `/registers/${register.name}`,
        title: inLanguage(register.words, language),
        more: '',
      })),
    ...(words.length > 1 ? (entries.data?.rows ?? []) : []).map((row) => ({
      key: row.id,
      group: 'entries' as const,
      href: `/registers/${row.register}/${row.id}`,
      title: row.title,
      more: [
        inLanguage(definitions?.registerNamed(row.register)?.words ?? [row.register, row.register], language),
        row.organisationName,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    ...(criteria.data?.rows ?? []).slice(0, SHOWN).map((one) => ({
      key: one.id,
      group: 'criteria' as const,
      href: `/standards?q=${encodeURIComponent(one.title)}`,
      title: language === 'zh' ? one.title : one.titleEn,
      more: one.article,
    })),
  ];
  return {
    options,
    problem:
      hazards.error ?? organisations.error ?? entries.error ?? seen.error ?? criteria.error ?? undefined,
    searching: [hazards, organisations, entries, criteria].some(({ isFetching }) => isFetching),
  };
}
