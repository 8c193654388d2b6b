import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { DutyRow, DutyStands } from '@zhiben/domain/contract/duty.ts';
import { DUTY_CUTS, type Duty, hangsOnSubject } from '@zhiben/domain/primitives/duty.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { Select } from 'antd';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { dayInWords, monthInWords } from '../../ui/time.ts';
import { Choice, Cuts, Lines, usePages } from '../lists/paged-list.tsx';
import { Decision } from './decision.tsx';
import { inLanguage, useDuties } from './definitions.ts';
import { RuleLine } from './duty-card.tsx';
import { DutyLine } from './duty-line.tsx';
import { spanOf } from './stand.ts';
import { PastTimes } from './times.tsx';
import '../../texts/duties.ts';
import './duties.css';

type Stand = DutyStands['duties'][number];

/** One duty: who is covered and who is not, in one time or in all. */
export function DutyPage() {
  const t = useTexts();
  const { name } = useParams({ strict: false }) as { name: string };
  const definitions = useDuties();
  const stands = useQuery({
    queryKey: ['duties', 'stands', ''],
    queryFn: () => get<DutyStands>('/duties'),
  });
  if (stands.isError) return <ErrorBox error={stands.error} retry={() => void stands.refetch()} />;
  if (stands.isPending || definitions === undefined) return <Loading />;
  const duty = definitions.dutyNamed(name);
  const stand = stands.data.duties.find((each) => each.duty === name);
  if (duty === undefined || stand === undefined)
    return (
      <div className="stack">
        <h1>{t('duties.title')}</h1>
        <ErrorBox error={new Error('not-found')} />
        <Link to="/duties" search={{}} className="touch-link">
          {t('duties.back')}
        </Link>
      </div>
    );
  const record = stand.step?.register ?? ('register' in duty.proof ? duty.proof.register : '');
  return <OneDuty duty={duty} stand={stand} register={definitions.registerNamed(record)} />;
}

function OneDuty({
  duty,
  stand,
  register,
}: {
  duty: Duty;
  stand: Stand;
  /** Of the record that proves it, which the reader enters or mends. */
  register: Register | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const own = useSession().organisation !== null;
  const { words } = useAddress();
  const which = DUTY_CUTS.find((cut) => cut === words['which']) ?? 'open';
  const filter = {
    which,
    ...spanOf(duty, words['due']),
    organisationId: words['organisationId'],
    departmentId: words['departmentId'],
  };
  const list = usePages<DutyRow>('duties', `/duties/${duty.name}/items`, filter);
  return (
    <div className="stack">
      <Link to="/duties" search={{}} className="back-link touch-link no-print">
        ← {t('duties.back')}
      </Link>
      <header className="card duty-card">
        <h1>{inLanguage(duty.words, language)}</h1>
        <p>{inLanguage(duty.about, language)}</p>
        <RuleLine duty={duty} confidence={stand.confidence} />
        {stand.periods.length > 0 && <PastTimes periods={stand.periods} />}
        {!own && <Decision duty={duty} stand={stand} />}
      </header>
      <Cuts label={t('duties.cuts')} names={DUTY_CUTS} which={which} text="duties" />
      {!own && <Narrow />}
      <div className="row no-print">
        <Times duty={duty} stand={stand} />
        <ExportLinks path={`/duties/${duty.name}`} query={filter} />
      </div>
      <Lines list={list} empty={t(`duties.items-none.${which}`)} help={t('duties.items-none-help')}>
        {(row) => (
          <DutyLine duty={duty} row={row} step={stand.active ? stand.step : null} register={register} />
        )}
      </Lines>
    </div>
  );
}

/** One of the latest times, or whichever. */
function Times({ duty, stand: { periods } }: { duty: Duty; stand: Stand }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (periods.length < 2) return null;
  return (
    <Choice
      name="due"
      label={t('duties.time')}
      all={t('duties.time.all')}
      options={periods.map(({ dueOn }) => ({
        value: dueOn,
        words: hangsOnSubject(duty.when)
          ? monthInWords(dueOn, language)
          : t('duties.time.of', { day: dayInWords(dueOn, language) }),
      }))}
    />
  );
}

/** Of one enterprise or one department. */
function Narrow() {
  const t = useTexts();
  const departments = useDepartments();
  const { words, setWords } = useAddress();
  return (
    <FilterBar
      search={
        <OrganisationPicker
          aria-label={t('duties.organisation')}
          value={words['organisationId'] ?? null}
          onChange={(id) => setWords({ organisationId: id ?? undefined }, true)}
        />
      }
      used={words['departmentId'] === undefined ? 0 : 1}
      onClear={() => setWords({ departmentId: undefined }, true)}
    >
      <Select
        aria-label={t('duties.department')}
        placeholder={t('duties.department')}
        allowClear
        value={words['departmentId']}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => setWords({ departmentId: id }, true)}
      />
    </FilterBar>
  );
}
