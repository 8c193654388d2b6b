import type { Plan } from '@zhiben/domain/plan/clause.ts';
import { CLAUSE_STANDS } from '@zhiben/domain/plan/evidence.ts';
import { type ReactNode, useEffect } from 'react';
import { useAddress } from '../../pickers/address.ts';
import { useSlowly } from '../../pickers/slowly.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import type { ClauseFilter } from './filter.ts';
import { groupsOf, ownerInWords } from './words.ts';

/** Narrows the clauses; all of it stands in the address. */
export function Filters({ plan, told, filter }: { plan: Plan; told: boolean; filter: ClauseFilter }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { setWords } = useAddress();
  const [typed, setTyped, paused] = useSlowly(filter.q ?? '');
  useEffect(() => {
    if (paused !== (filter.q ?? '')) setWords({ q: paused }, true);
    // Only a pause in the typing writes; what the address says otherwise, a link said.
  }, [paused]);
  useEffect(() => {
    if ((filter.q ?? '') !== paused) setTyped(filter.q ?? '');
    // And what it says anew goes into the field.
  }, [filter.q]);
  const owners = [...new Set(plan.clauses.flatMap(({ owner, coOwners }) => [owner, ...coOwners]))];
  const actions = groupsOf(
    plan.clauses.filter(({ action }) => action !== undefined),
    ({ action }) => action,
  );
  const select = (name: 'section' | 'owner' | 'stand', options: ReactNode) => (
    <select
      className="input"
      aria-label={t(`plan.filter.${name}`)}
      value={filter[name] ?? ''}
      onChange={({ target }) => setWords({ [name]: target.value }, true)}
    >
      <option value="">{t(`plan.filter.${name}-all`)}</option>
      {options}
    </select>
  );
  return (
    <search className="plan-filters no-print">
      <input
        className="input plan-filter-words"
        type="search"
        aria-label={t('plan.filter.words')}
        placeholder={t('plan.filter.words')}
        maxLength={100}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {select(
        'section',
        <>
          <option value="target">{t('plan.part.target')}</option>
          {[...actions].map(([action, clauses]) => (
            <optgroup key={action} label={t('plan.action', { n: action ?? '' })}>
              <option value={`a${action}`}>{t('plan.action', { n: action ?? '' })}</option>
              {[...new Set(clauses.map(({ measure }) => measure))].map((measure) => (
                <option key={measure} value={`m${measure}`}>
                  {t('plan.measure', { n: measure ?? '' })}
                </option>
              ))}
            </optgroup>
          ))}
          <option value="phase">{t('plan.part.phase')}</option>
          <option value="safeguard">{t('plan.part.safeguard')}</option>
        </>,
      )}
      {told &&
        select(
          'owner',
          owners.map((name) => (
            <option key={name} value={name}>
              {ownerInWords(name, language)}
            </option>
          )),
        )}
      {told &&
        select(
          'stand',
          CLAUSE_STANDS.map((stand) => (
            <option key={stand} value={stand}>
              {t(`plan.stand.${stand}`)}
            </option>
          )),
        )}
      <button
        type="button"
        className="chip"
        aria-pressed={filter.due !== undefined}
        onClick={() => setWords({ due: filter.due === undefined ? 'quarter' : undefined }, true)}
      >
        {t('plan.filter.due')}
      </button>
    </search>
  );
}
