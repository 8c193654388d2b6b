import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DocumentList } from '@zhiben/domain/contract/document.ts';
import type { HazardRow } from '@zhiben/domain/contract/hazard.ts';
import type { EntrySearchResult, RegisterCounts } from '@zhiben/domain/contract/register.ts';
import type { CriterionList } from '@zhiben/domain/contract/standards.ts';
import type { ListingList, OrderList } from '@zhiben/domain/contract/supervision.ts';
import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { get, type Query } from '../api/client.ts';
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
  /** Also its address on the server. */
  readonly group:
    | 'hazards'
    | 'organisations'
    | 'listings'
    | 'supervision-orders'
    | 'documents'
    | 'registers'
    | 'entries'
    | 'criteria';
  readonly href: string;
  readonly title: string;
  readonly more: readonly (string | null)[];
  readonly state?: ReactNode;
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
            more: [],
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
              {option.more.some(Boolean) && (
                <small className="soft">{option.more.filter(Boolean).join(' · ')}</small>
              )}
            </span>
            {option.state}
          </a>
        ))}
      </div>
      <p className="search-note search-keys soft">{t('search.help')}</p>
    </Dialog>
  );
}

/** What one kind answers to these words; the last answer stays until the next one is there. */
function useFound<Answer>(kind: Option['group'], query: Query) {
  return useQuery({
    queryKey: ['search', kind, query['q']],
    enabled: query['q'] !== '',
    placeholderData: keepPreviousData,
    queryFn: () => get<Answer>(`/${kind}`, query),
  });
}

function useOptions(words: string): { options: Option[]; problem: unknown; searching: boolean } {
  const t = useTexts();
  const { language } = useLanguage();
  const query = { q: words, limit: SHOWN };
  const hazards = useFound<{ rows: HazardRow[] }>('hazards', query);
  const organisations = useFound<{ rows: OrganisationRow[] }>('organisations', query);
  const listings = useFound<ListingList>('listings', { ...query, which: 'all' });
  const orders = useFound<OrderList>('supervision-orders', { ...query, which: 'all' });
  const documents = useFound<DocumentList>('documents', query);
  const criteria = useFound<CriterionList>('criteria', { q: words });
  // One sign would fit nearly every name.
  const entries = useFound<EntrySearchResult>('entries', { q: words.length > 1 ? words : '', limit: SHOWN });
  const registers = useFound<RegisterCounts>('registers', { q: words });
  const definitions = useRegisters();
  const nameOf = (register: string) => {
    const found = definitions?.registerNamed(register);
    return found === undefined ? '' : inLanguage(found.words, language);
  };
  if (words === '') return { options: [], problem: undefined, searching: false };
  const all = [hazards, organisations, listings, orders, documents, entries, registers, criteria];
  const options: Option[] = [
    ...(hazards.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'hazards' as const,
      href: `/hazards/${row.id}`,
      title: row.title,
      more: [row.number, row.organisationName, row.place],
      state: <StateTag state={row.state} />,
    })),
    ...(organisations.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'organisations' as const,
      href: `/enterprises/${row.id}`,
      title: row.name,
      more: [row.address],
    })),
    ...(listings.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'listings' as const,
      href: `/listings/${row.id}`,
      title: row.title,
      more: [row.number, row.responsibleUnit],
      state: <span className="tag tag-plain">{t(`listing.state.${row.state}`)}</span>,
    })),
    ...(orders.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'supervision-orders' as const,
      href: `/supervision-orders/${row.id}`,
      title: row.title,
      more: [row.number, row.organisationName],
      state: <span className="tag tag-plain">{t(`order.state.${row.state}`)}</span>,
    })),
    ...(documents.data?.rows ?? []).map((row) => ({
      key: row.id,
      group: 'documents' as const,
      href: `/documents/${row.id}`,
      title: row.title,
      more: [row.number, row.recipientName],
      state: <span className="tag tag-plain">{t(`document.state.${row.state}`)}</span>,
    })),
    ...(registers.data?.registers ?? [])
      .filter(({ register }) => nameOf(register).toLowerCase().includes(words.toLowerCase()))
      .slice(0, SHOWN)
      .map(({ register }) => ({
        key: register,
        group: 'registers' as const,
        href: `/registers/${register}`,
        title: nameOf(register),
        more: [],
      })),
    ...(words.length > 1 ? (entries.data?.rows ?? []) : []).map((row) => ({
      key: row.id,
      group: 'entries' as const,
      href: `/registers/${row.register}/${row.id}`,
      title: row.title,
      more: [nameOf(row.register), row.organisationName],
    })),
    ...(criteria.data?.rows ?? []).slice(0, SHOWN).map((one) => ({
      key: one.id,
      group: 'criteria' as const,
      href: `/standards?q=${encodeURIComponent(one.title)}`,
      title: language === 'zh' ? one.title : one.titleEn,
      more: [one.article],
    })),
  ];
  return {
    options,
    problem: all.find(({ error }) => error !== null)?.error,
    searching: all.some(({ isFetching }) => isFetching),
  };
}
