import { industries } from '@zhiben/domain/reference/industries.ts';
import { SECTOR_MARKS, type SectorMark } from '@zhiben/domain/reference/sector-marks.ts';
import { Button, Input, Select } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import { useAddress } from '../../pickers/address.ts';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { IndustryPicker } from '../../pickers/industry-picker.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty } from '../../ui/states.tsx';
import { todayInChina } from '../../ui/when.tsx';
import { CriterionCard } from './criterion-card.tsx';
import type { Standards } from './standards.tsx';

/** So many at first, and as many more at each touch. */
const STEP = 30;

/** Criteria by words, document, industry, mark and day, all in the address. */
export function Browse({ standards }: { standards: Standards }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { words, setWords } = useAddress();
  const [typed, setTyped, paused] = useSlowly(words['q'] ?? '');
  const dayId = useId();
  const [shown, setShown] = useState(STEP);
  useEffect(() => {
    if (paused !== (words['q'] ?? '')) setWords({ q: paused }, true);
  }, [paused, words, setWords]);
  const { q, standardId, industry, mark, day = todayInChina() } = words;
  const found = useMemo(
    () =>
      standards.searchCriteria({
        ...(q === undefined ? {} : { words: q }),
        ...(standardId === undefined ? {} : { standardId }),
        ...(industry === undefined ? {} : { industry: industryOf(industry) }),
        ...(mark === undefined ? {} : { marks: [mark as SectorMark] }),
        on: day as ReturnType<typeof todayInChina>,
      }),
    [standards, q, standardId, industry, mark, day],
  );
  const set = (name: string) => (value: string | null | undefined) => {
    setShown(STEP);
    setWords({ [name]: value ?? undefined }, true);
  };
  const titleOnly =
    standardId !== undefined && !standards.criteria.some((each) => each.standardId === standardId);
  return (
    <section className="stack" aria-label={t('standards.title')}>
      <FilterBar
        search={
          <Input
            type="search"
            allowClear
            aria-label={t('standards.search')}
            placeholder={t('standards.search')}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
        }
        used={['standardId', 'industry', 'mark', 'day'].filter((name) => words[name]).length}
        onClear={() =>
          setWords({ standardId: undefined, industry: undefined, mark: undefined, day: undefined })
        }
      >
        <Select
          className="standard-select"
          aria-label={t('standards.standard')}
          placeholder={t('standards.standard')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={standardId}
          options={standards.standards.map((each) => ({
            value: each.id,
            label: language === 'zh' ? each.name : each.nameEn,
          }))}
          onChange={set('standardId')}
        />
        <IndustryPicker
          aria-label={t('enterprise.field.industryCode')}
          value={industry ?? null}
          onChange={set('industry')}
        />
        <Select
          aria-label={t('enterprise.field.sectorMarks')}
          placeholder={t('enterprise.field.sectorMarks')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={mark}
          options={SECTOR_MARKS.map((each) => ({ value: each.id, label: each[language] }))}
          onChange={set('mark')}
        />
        <span className="day-filter">
          <label htmlFor={dayId}>{t('standards.day')}</label>
          <Input id={dayId} type="date" value={day} onChange={(e) => set('day')(e.target.value)} />
        </span>
      </FilterBar>
      <p className="soft field-note" aria-live="polite">
        {t('standards.count', { n: found.length })}
      </p>
      {found.length === 0 && (
        <div className="card">
          <Empty title={titleOnly ? t('standards.none-loaded') : t('standards.none')} />
        </div>
      )}
      {found.length > 0 && (
        <div className="card criteria">
          {found.slice(0, shown).map((criterion) => (
            <CriterionCard key={criterion.id} criterion={criterion} standards={standards} day={day} />
          ))}
        </div>
      )}
      {found.length > shown && (
        <div className="row list-more">
          <Button onClick={() => setShown(shown + STEP)}>
            {t('standards.more', { n: Math.min(STEP, found.length - shown) })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Criteria name divisions and finer; a whole section is asked for by its first division. */
function industryOf(code: string): string {
  return /^[A-T]$/.test(code) ? (industries.childrenOf(code)[0]?.code ?? code) : code;
}
