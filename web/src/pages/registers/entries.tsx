import { Link, useParams } from '@tanstack/react-router';
import type { EntryList, EntryRow } from '@zhiben/domain/contract/register.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { Paged, usePages } from '../lists/paged-list.tsx';
import { Answer, Ended, Expiry } from './answer.tsx';
import { inLanguage, listedFields, organisationOf, useRegisters } from './definitions.ts';
import { EntryFilters, filterOf } from './entry-filters.tsx';
import '../../pickers/field.css';
import './registers.css';

/** One register: its entries, found, narrowed, sorted and exported by what its definition says. */
export function EntriesPage() {
  const { name } = useParams({ strict: false }) as { name: string };
  const definitions = useRegisters();
  if (definitions === undefined) return <Loading />;
  const register = definitions.registerNamed(name);
  return register === undefined ? <NoRegister /> : <Entries key={name} register={register} />;
}

function NoRegister() {
  const t = useTexts();
  return (
    <div className="card">
      <h1>{t('registers.title')}</h1>
      <Empty title={t('entries.unknown')}>
        <Link to="/registers" search={{}}>
          {t('registers.back')}
        </Link>
      </Empty>
    </div>
  );
}

function Entries({ register }: { register: Register }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { words, setWords } = useAddress();
  const { name } = register;
  const filter = filterOf(words, register);
  const path = `/registers/${name}/entries`;
  const list = usePages<EntryRow, EntryList>('registers', path, { ...filter, limit: 50 });
  const rights = list.first;
  const filtered = Object.keys(filter).some((each) => each !== 'sort');
  return (
    <div className="stack">
      <header className="stack">
        <div>
          <Link to="/registers" search={{}} className="touch-link no-print">
            ← {t('registers.back')}
          </Link>
        </div>
        <div className="row">
          <h1>{inLanguage(register.words, language)}</h1>
          <span className="grow" />
          {rights !== undefined && (
            <Tools register={register} rights={rights} organisationId={words['organisationId']} />
          )}
          <ExportLinks path={`/registers/${name}`} query={filter} />
        </div>
        <p className="soft field-note">{inLanguage(register.about, language)}</p>
      </header>
      <EntryFilters register={register} words={words} setWords={setWords} />
      <Paged
        list={list}
        empty={t(filtered ? 'entries.none-match' : 'entries.none')}
        help={!filtered && <p>{t(rights?.mayEnter === true ? 'entries.none-help' : 'entries.none-read')}</p>}
      >
        {(rows) => <Table register={register} rows={rows} asOf={words['asOf']} />}
      </Paged>
    </div>
  );
}

function Clip() {
  return (
    <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor">
      <path
        strokeWidth="2"
        strokeLinecap="round"
        d="M8 12.5 14.6 6a3.2 3.2 0 0 1 4.5 4.5l-8 8a5 5 0 0 1-7-7L11.5 4"
      />
    </svg>
  );
}

function Tools({
  register,
  rights: { mayEnter, mayImport },
  organisationId,
}: {
  register: Register;
  rights: EntryList;
  organisationId: string | undefined;
}) {
  const t = useTexts();
  return (
    <span className="row no-print">
      {mayEnter && (
        <Link
          className="button-link main"
          to="/registers/$name/new"
          params={{ name: register.name }}
          search={organisationId === undefined ? {} : { organisationId }}
        >
          {t('entries.new')}
        </Link>
      )}
      {mayImport && (
        <>
          <Link className="button-link" to="/import" search={{ kind: register.name }}>
            {t('entries.import')}
          </Link>
          <a className="button-link desk-only" href={`/api/imports/${register.name}/template.xlsx`} download>
            {t('entries.template')}
          </a>
        </>
      )}
    </span>
  );
}

function Table({
  register,
  rows,
  asOf,
}: {
  register: Register;
  rows: readonly EntryRow[];
  asOf: string | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const governs = useSession().scope !== 'organisation';
  const fields = listedFields(register).filter(({ name }) => name !== register.expires);
  const titled = register.title !== undefined;
  const heading = titled
    ? (register.fields.find(({ name }) => name === register.title)?.words ?? register.words)
    : undefined;
  const whose = governs && organisationOf(register) !== undefined;
  const whom = titled && register.person !== undefined;
  const expires = register.expires !== undefined;
  return (
    <div className="card table-card">
      <table className="rows entry-rows">
        <thead>
          <tr>
            <th scope="col">{heading === undefined ? t('entry.person') : inLanguage(heading, language)}</th>
            {whose && <th scope="col">{t('entries.organisation')}</th>}
            {whom && <th scope="col">{t('entries.person')}</th>}
            {fields.map((field) => (
              <th key={field.name} scope="col">
                {inLanguage(field.words, language)}
              </th>
            ))}
            {expires && <th scope="col">{t('entry.expiry')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link
                  to="/registers/$name/$id"
                  params={{ name: register.name, id: row.id }}
                  search={asOf === undefined ? {} : { on: asOf }}
                  className="row-name"
                >
                  {row.title}
                </Link>
                {row.files > 0 && (
                  <span className="soft entry-file-count">
                    <span aria-hidden="true">
                      <Clip /> {row.files}
                    </span>
                    <span className="hidden-visually">{t('entry.files.count', { n: row.files })}</span>
                  </span>
                )}
                {row.endedOn !== null && !expires && <Ended entry={row} />}
              </td>
              {whose && (
                <td data-label={t('entries.organisation')} className="enterprise-name">
                  {row.organisationName ?? '—'}
                </td>
              )}
              {whom && <td data-label={t('entries.person')}>{row.personName ?? '—'}</td>}
              {fields.map((field) => (
                <td key={field.name} data-label={inLanguage(field.words, language)}>
                  <span>
                    <Answer field={field} value={row.values[field.name]} />
                  </span>
                </td>
              ))}
              {expires && (
                <td data-label={t('entry.expiry')}>
                  <Expiry entry={row} on={asOf} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
