import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { DutyList, DutyStands } from '@zhiben/domain/contract/duty.ts';
import { DUTY_CUTS, type Duty, hangsOnSubject } from '@zhiben/domain/primitives/duty.ts';
import { Select } from 'antd';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Decision } from './decision.tsx';
import { inLanguage, useDuties } from './definitions.ts';
import { RuleLine } from './duty-card.tsx';
import { DutyLine } from './duty-line.tsx';
import { spanOf } from './stand.ts';
import { Times } from './times.tsx';
import '../../texts/duties.ts';
import '../../pickers/list.css';
import '../notices/notices.css';
import './duties.css';

/** Chips for times: more would be a list to read; older ones stand in the table. */
const CHIPS = 8;

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
  const step = stand.step?.register ?? undefined;
  return (
    <OneDuty
      duty={duty}
      stand={stand}
      record={step === undefined ? undefined : definitions.registerNamed(step)?.words}
    />
  );
}

function OneDuty({
  duty,
  stand,
  record,
}: {
  duty: Duty;
  stand: Stand;
  /** What the record that proves it is called. */
  record: readonly [string, string, ...string[]] | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const own = useSession().organisation !== null;
  const { words, setWords } = useAddress();
  const which = DUTY_CUTS.find((cut) => cut === words['which']) ?? 'open';
  const filter = {
    which,
    ...spanOf(duty, words['due']),
    organisationId: words['organisationId'],
    departmentId: words['departmentId'],
  };
  const list = useInfiniteQuery({
    queryKey: ['duties', 'items', duty.name, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<DutyList>(`/duties/${duty.name}/items`, { ...filter, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="stack">
      <Link to="/duties" search={{}} className="back-link touch-link no-print">
        ← {t('duties.back')}
      </Link>
      <header className="card duty-card">
        <h1>{inLanguage(duty.words, language)}</h1>
        <p>{inLanguage(duty.about, language)}</p>
        <RuleLine duty={duty} confidence={stand.confidence} />
        {stand.periods.length > 0 && <Times periods={stand.periods} />}
        {!own && <Decision duty={duty} stand={stand} />}
      </header>
      <nav className="notice-tabs no-print" aria-label={t('duties.cuts')}>
        {DUTY_CUTS.map((cut) => (
          <Link
            key={cut}
            to="/duties/$name"
            params={{ name: duty.name }}
            search={{ ...words, which: cut } as Record<string, string>}
            className="notice-tab"
            aria-current={cut === which ? 'page' : undefined}
          >
            {t(`duties.cut.${cut}`)}
          </Link>
        ))}
      </nav>
      <TimeChips duty={duty} stand={stand} due={words['due']} onChoose={(due) => setWords({ due }, true)} />
      <div className="row no-print">
        {!own && (
          <Narrow
            organisationId={words['organisationId']}
            departmentId={words['departmentId']}
            onChange={(change) => setWords(change, true)}
          />
        )}
        <ExportLinks path={`/duties/${duty.name}`} query={filter} />
      </div>
      {list.isPending && <Loading />}
      {list.isError && <ErrorBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <div className="card">
          <Empty title={t(`duties.items-none.${which}`)}>
            <p>{t('duties.items-none-help')}</p>
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <div className="card">
          <ul className="notice-list">
            {rows.map((row) => (
              <li key={row.id}>
                <DutyLine
                  duty={duty}
                  row={row}
                  step={stand.active ? stand.step : null}
                  record={record === undefined ? '' : inLanguage(record, language)}
                />
              </li>
            ))}
          </ul>
          {list.hasNextPage && (
            <button
              type="button"
              className="button"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('action.more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** One of the latest times, or whichever. */
function TimeChips({
  duty,
  stand,
  due,
  onChoose,
}: {
  duty: Duty;
  stand: Stand;
  due: string | undefined;
  onChoose: (due: string | undefined) => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  if (stand.periods.length < 2) return null;
  const label = (day: string) =>
    hangsOnSubject(duty.when)
      ? monthInWords(day, language)
      : t('duties.time.of', { day: dayInWords(day, language) });
  return (
    <fieldset className="duty-chips no-print">
      <legend className="soft">{t('duties.time')}</legend>
      <button
        type="button"
        className="chip"
        aria-pressed={due === undefined}
        onClick={() => onChoose(undefined)}
      >
        {t('duties.time.all')}
      </button>
      {stand.periods.slice(0, CHIPS).map(({ dueOn }) => (
        <button
          key={dueOn}
          type="button"
          className="chip"
          aria-pressed={due === dueOn}
          onClick={() => onChoose(dueOn)}
        >
          {label(dueOn)}
        </button>
      ))}
    </fieldset>
  );
}

function monthInWords(day: string, language: 'zh' | 'en'): string {
  const words = dayInWords(day, language);
  return language === 'zh' ? words.replace(/\d+日$/, '') : words.replace(/^\d+ /, '');
}

function Narrow({
  organisationId,
  departmentId,
  onChange,
}: {
  organisationId: string | undefined;
  departmentId: string | undefined;
  onChange: (change: Readonly<Record<string, string | undefined>>) => void;
}) {
  const t = useTexts();
  const departments = useDepartments();
  return (
    <div className="filter-more open">
      <OrganisationPicker
        aria-label={t('duties.organisation')}
        value={organisationId ?? null}
        onChange={(id) => onChange({ organisationId: id ?? undefined })}
      />
      <Select
        aria-label={t('duties.department')}
        placeholder={t('duties.department')}
        allowClear
        value={departmentId}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => onChange({ departmentId: id })}
      />
    </div>
  );
}
