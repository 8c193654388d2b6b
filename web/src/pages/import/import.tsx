import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportBatch, ImportList } from '@zhiben/domain/contract/import.ts';
import { IMPORT_KINDS } from '@zhiben/domain/imports/kinds.ts';
import { REGISTER_GROUPS } from '@zhiben/domain/primitives/register.ts';
import { Select } from 'antd';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { inLanguage, useRegisters } from '../registers/definitions.ts';
import { Batch } from './batch.tsx';
import { Drop } from './drop.tsx';
import { useKindName } from './kinds.ts';
import '../../pickers/list.css';
import './import.css';
import '../../texts/import.ts';

/** Milliseconds between two looks at a running import. */
const LOOK_MS = 1000;

/** A file in, looked at, mended, then written or thrown away. Its address shows the same import after a reload. */
export function ImportPage() {
  const t = useTexts();
  const { words, setWords } = useAddress();
  const { id } = words;
  const governs = useSession().scope !== 'organisation';
  const definitions = useRegisters();
  const asked = words['kind'] ?? '';
  const own = governs ? IMPORT_KINDS.find((each) => each === asked) : undefined;
  const kind = own ?? definitions?.registerNamed(asked)?.name ?? (governs ? 'organisations' : undefined);
  return (
    <div className="stack import-page">
      <h1>{t('import.title')}</h1>
      {id === undefined ? (
        <>
          <p className="soft field-note">{t('import.lead')}</p>
          <Kinds kind={kind ?? ''} onChange={(next) => setWords({ kind: next }, true)} />
          {kind !== undefined && (
            <Drop key={kind} kind={kind} onRead={(batch) => setWords({ id: batch.id })} />
          )}
          <Earlier />
        </>
      ) : (
        <OneImport id={id} />
      )}
    </div>
  );
}

/** Our own three kinds, one touch each, and every register, found by its name; an enterprise those that it keeps. */
function Kinds({ kind, onChange }: { kind: string; onChange: (kind: string) => void }) {
  const t = useTexts();
  const { language } = useLanguage();
  const governs = useSession().scope !== 'organisation';
  const registers = useRegisters()?.registers.filter(({ keeper }) => governs || keeper === 'organisation');
  return (
    <fieldset className="row kinds">
      <legend className="hidden-visually">{t('import.kind')}</legend>
      {governs &&
        IMPORT_KINDS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === kind}
            onClick={() => onChange(each)}
          >
            {t(`import.kind.${each}`)}
          </button>
        ))}
      <Select<string | null>
        aria-label={t('import.kind.register')}
        placeholder={t('import.kind.register')}
        className="register-kind"
        loading={registers === undefined}
        showSearch={{ optionFilterProp: 'label' }}
        value={registers?.some(({ name }) => name === kind) === true ? kind : null}
        options={REGISTER_GROUPS.flatMap((group) => {
          const here = registers?.filter((register) => register.group === group) ?? [];
          return here.length === 0
            ? []
            : [
                {
                  label: t(`registers.group.${group}`),
                  options: here.map(({ name, words }) => ({
                    value: name,
                    label: inLanguage(words, language),
                  })),
                },
              ];
        })}
        onChange={(name) => name !== null && onChange(name)}
      />
    </fieldset>
  );
}

function OneImport({ id }: { id: string }) {
  const t = useTexts();
  const batch = useQuery({
    queryKey: ['import', id],
    queryFn: () => get<ImportBatch>(`/imports/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'writing' ? LOOK_MS : false),
  });
  return (
    <>
      <div>
        <Link to="/import" search={{}} className="touch-link">
          ← {t('import.back')}
        </Link>
      </div>
      {batch.isPending && <Loading />}
      {batch.isError && <ErrorBox error={batch.error} retry={() => void batch.refetch()} />}
      {batch.data !== undefined && <Batch batch={batch.data} />}
    </>
  );
}

function Earlier() {
  const t = useTexts();
  const nameOf = useKindName();
  const list = useQuery({ queryKey: ['imports'], queryFn: () => get<ImportList>('/imports') });
  if (list.isError) return <ErrorBox error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined || list.data.rows.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('import.earlier')}</h2>
      <ul className="lines">
        {list.data.rows.map((batch) => (
          <li key={batch.id}>
            <Link to="/import" search={{ id: batch.id }} className="line-title">
              {batch.fileName}
            </Link>
            <span>{nameOf(batch.kind)}</span>
            <span className="tag">{t(`import.state.${batch.state}`)}</span>
            <span className="soft">
              {batch.createdBy} <Ago at={batch.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
