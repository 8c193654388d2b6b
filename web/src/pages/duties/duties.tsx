import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DutyStands } from '@zhiben/domain/contract/duty.ts';
import type { OrganisationPage } from '@zhiben/domain/contract/world.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import { Checkbox, Input, Select } from 'antd';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { LadderOnDuties } from '../ladder/on-duties.tsx';
import { GROUPS, groupOf, useDuties } from './definitions.ts';
import { DutyCard } from './duty-card.tsx';
import { missingOf } from './stand.ts';
import '../../texts/duties.ts';
import '../../pickers/list.css';
import './duties.css';

type Stand = DutyStands['duties'][number];

/** Every duty by whom it is asked, or only what is asked of one enterprise. Filters stand in the address. */
export function DutiesPage() {
  const t = useTexts();
  const own = useSession().organisation;
  const { words, setWords } = useAddress();
  const { q = '', clause, missing, organisationId } = words;
  const of = own?.id ?? organisationId;
  const definitions = useDuties();
  const stands = useQuery({
    queryKey: ['duties', 'stands', organisationId ?? ''],
    queryFn: () => get<DutyStands>('/duties', { organisationId }),
  });
  const wanted = q.trim().toLowerCase();
  const all = (stands.data?.duties ?? []).flatMap((stand) => {
    const duty = definitions?.dutyNamed(stand.duty);
    // Of one enterprise: what is asked of it, and nothing else.
    return duty === undefined || (of !== undefined && (!stand.active || stand.periods.length === 0))
      ? []
      : [{ duty, stand }];
  });
  const shown = all.filter(
    ({ duty, stand }) =>
      [...duty.words, ...duty.about, duty.rule.article].some((text) => text.toLowerCase().includes(wanted)) &&
      (clause === undefined || duty.clauses.includes(clause)) &&
      (missing === undefined || isMissing(stand)),
  );
  const clauses = [...new Set(all.flatMap(({ duty }) => duty.clauses))].sort(byPlace);
  const ready = stands.isSuccess && definitions !== undefined;
  return (
    <div className="stack duties">
      <header className="stack">
        {own === null && organisationId !== undefined ? (
          <HeadOf organisationId={organisationId} />
        ) : (
          <h1>{t('duties.title')}</h1>
        )}
        <p className="soft field-note">{t(own === null ? 'duties.lead' : 'duties.lead-own')}</p>
      </header>
      <FilterBar
        search={
          <Input
            type="search"
            aria-label={t('duties.search')}
            placeholder={t('duties.search')}
            value={q}
            onChange={(event) => setWords({ q: event.target.value }, true)}
          />
        }
        used={[clause, missing].filter(Boolean).length}
        onClear={() => setWords({ clause: undefined, missing: undefined }, true)}
      >
        <Select
          aria-label={t('duties.clause')}
          placeholder={t('duties.clause')}
          allowClear
          showSearch
          value={clause}
          options={clauses.map((ref) => ({ value: ref, label: t('duties.clause-of', { ref }) }))}
          onChange={(value) => setWords({ clause: value }, true)}
        />
        <Checkbox
          checked={missing !== undefined}
          onChange={({ target }) => setWords({ missing: target.checked ? '1' : undefined }, true)}
        >
          {t('duties.only-missing')}
        </Checkbox>
      </FilterBar>
      {of !== undefined && <LadderOnDuties organisationId={of} />}
      {stands.isError && <ErrorBox error={stands.error} retry={() => void stands.refetch()} />}
      {!ready && !stands.isError && <Loading />}
      {ready && shown.length === 0 && (
        <div className="card">
          {of !== undefined && all.length === 0 ? (
            <Empty title={t('duties.none-own')}>
              <p>{t('duties.none-own-help')}</p>
            </Empty>
          ) : (
            <Empty title={t('duties.none')}>
              <p>{t('duties.none-help')}</p>
            </Empty>
          )}
        </div>
      )}
      {ready &&
        GROUPS.map((group) => {
          const here = shown.filter(({ duty }) => groupOf(duty, definitions.registerNamed) === group);
          return here.length === 0 ? null : (
            <section key={group} className="stack" aria-labelledby={`duties-${group}`}>
              <h2 id={`duties-${group}`}>{t(`duties.group.${group}`)}</h2>
              {group === 'office' && <p className="soft field-note">{t('ladder.office-none')}</p>}
              <Cards here={here.sort(byLate)} organisationId={organisationId} ofOne={of !== undefined} />
            </section>
          );
        })}
    </div>
  );
}

type Shown = { readonly duty: Duty; readonly stand: Stand };

/** Those about which nothing is to be done stand behind one line: they ask nobody now, or the one enterprise did them. */
function Cards({
  here,
  organisationId,
  ofOne,
}: {
  here: readonly Shown[];
  organisationId: string | undefined;
  ofOne: boolean;
}) {
  const t = useTexts();
  const isQuiet = ({ stand }: Shown) =>
    stand.active && (ofOne ? stand.open + stand.late === 0 : stand.periods.length === 0);
  const quiet = here.filter(isQuiet);
  const cards = (list: readonly Shown[]) => (
    <div className="duty-cards">
      {list.map(({ duty, stand }) => (
        <DutyCard key={duty.name} duty={duty} stand={stand} organisationId={organisationId} />
      ))}
    </div>
  );
  return (
    <>
      {quiet.length < here.length && cards(here.filter((each) => !isQuiet(each)))}
      {quiet.length > 0 && (
        <details className="duty-quiet">
          <summary>{t(ofOne ? 'duties.quiet-done' : 'duties.quiet', { n: quiet.length })}</summary>
          {cards(quiet)}
        </details>
      )}
    </>
  );
}

function HeadOf({ organisationId }: { organisationId: string }) {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['organisation', organisationId],
    queryFn: () => get<OrganisationPage>(`/organisations/${organisationId}`),
  });
  return (
    <>
      <h1>{t('duties.of', { name: data?.organisation.name ?? '…' })}</h1>
      <p className="field-note no-print">
        <Link to="/duties" search={{}} className="touch-link">
          {t('duties.all')}
        </Link>
      </p>
    </>
  );
}

function isMissing({ open, late, periods }: Stand): boolean {
  return open > 0 || late > 0 || periods.some((period) => missingOf(period) > 0);
}

/** What is late first, then what is in use, then what waits to be confirmed. */
function byLate(a: { stand: Stand }, b: { stand: Stand }): number {
  return Number(b.stand.active) - Number(a.stand.active) || b.stand.late - a.stand.late;
}

/** 2a before 12g. */
function byPlace(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
