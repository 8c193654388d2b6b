import type { RuleRow } from '@zhiben/domain/contract/rule.ts';
import { Input, Select } from 'antd';
import { useAddress } from '../../pickers/address.ts';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { useRules } from './own-rules.ts';
import { asksForDay, PhaseOuts } from './phase-outs.tsx';
import { RuleCard } from './rule-card.tsx';
import { isWaiting } from './state.ts';
import '../../texts/rules.ts';
import '../../pickers/list.css';
import '../duties/duties.css';

const WHICH = ['all', 'waiting', 'own'] as const;
const GROUPS = ['installations', 'assets', 'scrap', 'certificates', 'training', 'drills'] as const;
const PHASE_OUTS = 'phase-outs';

/** Every number of the law by which days are computed: what waits to be confirmed first, then by kind. */
export function RulesPage() {
  const t = useTexts();
  const { words, setWords } = useAddress();
  const { q = '', group } = words;
  const which = WHICH.find((each) => each === words['which']) ?? 'all';
  const { data, error, isPending, refetch } = useRules();
  const wanted = q.trim().toLowerCase();
  const shown = (data?.rules ?? []).filter(
    (rule) =>
      [rule.id, ...rule.words, rule.source].some((text) => text.toLowerCase().includes(wanted)) &&
      (group === undefined || rule.group === group) &&
      (which === 'all' || (which === 'own' ? rule.own !== null : isWaiting(rule))),
  );
  const lines = (data?.phaseOuts ?? []).filter(
    (line) =>
      [line.id, ...line.what, ...line.words, line.source].some((text) =>
        text.toLowerCase().includes(wanted),
      ) &&
      (group === undefined || group === PHASE_OUTS) &&
      (which === 'all' || (which === 'own' ? line.own : asksForDay(line))),
  );
  const waiting = shown.filter(isWaiting).sort((a, b) => b.waiting - a.waiting);
  return (
    <div className="stack duties">
      <header className="stack">
        <h1>{t('rules.title')}</h1>
        <p className="soft field-note">
          {t('rules.lead')} {data?.mayDecide === false && t('rules.lead-read')}
        </p>
      </header>
      <FilterBar
        search={
          <Input
            type="search"
            aria-label={t('rules.search')}
            placeholder={t('rules.search')}
            value={q}
            onChange={({ target }) => setWords({ q: target.value }, true)}
          />
        }
        used={[group, words['which']].filter(Boolean).length}
        onClear={() => setWords({ group: undefined, which: undefined }, true)}
      >
        <Select
          aria-label={t('rules.which')}
          value={which}
          options={WHICH.map((value) => ({ value, label: t(`rules.which.${value}`) }))}
          onChange={(value) => setWords({ which: value === 'all' ? undefined : value }, true)}
        />
        <Select
          aria-label={t('rules.group')}
          placeholder={t('rules.group')}
          allowClear
          value={group}
          options={[...GROUPS, PHASE_OUTS].map((value) => ({ value, label: t(`rules.group.${value}`) }))}
          onChange={(value) => setWords({ group: value }, true)}
        />
      </FilterBar>
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data !== undefined && shown.length + lines.length === 0 && (
        <div className="card">
          {which === 'waiting' && wanted === '' ? (
            <Empty title={t('rules.none-waiting')} />
          ) : (
            <Empty title={t('rules.none')}>
              <p>{t('rules.none-help')}</p>
            </Empty>
          )}
        </div>
      )}
      {waiting.length > 0 && (
        <section className="stack" aria-labelledby="rules-waiting">
          <h2 id="rules-waiting">{t('rules.waiting', { n: waiting.length })}</h2>
          <p className="soft field-note">
            {t(data?.mayDecide === true ? 'rules.waiting-help' : 'rules.waiting-read')}
          </p>
          <Cards rules={waiting} mayDecide={data?.mayDecide === true} />
        </section>
      )}
      {GROUPS.map((each) => {
        const here = shown.filter((rule) => rule.group === each && !isWaiting(rule));
        return here.length === 0 ? null : (
          <section key={each} className="stack" aria-labelledby={`rules-${each}`}>
            <h2 id={`rules-${each}`}>{t(`rules.group.${each}`)}</h2>
            <Cards rules={here} mayDecide={data?.mayDecide === true} />
          </section>
        );
      })}
      {lines.length > 0 && <PhaseOuts lines={lines} mayDecide={data?.mayDecide === true} />}
    </div>
  );
}

function Cards({ rules, mayDecide }: { rules: readonly RuleRow[]; mayDecide: boolean }) {
  return (
    <div className="duty-cards">
      {rules.map((rule) => (
        <RuleCard key={rule.id} rule={rule} mayDecide={mayDecide} />
      ))}
    </div>
  );
}
