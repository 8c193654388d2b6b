import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportBatch, ImportList } from '@zhiben/domain/contract/import.ts';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { Batch } from './batch.tsx';
import { Drop, IMPORT_KINDS, type ImportKind } from './drop.tsx';
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
  const kind = IMPORT_KINDS.find((each) => each === words['kind']) ?? 'organisations';
  return (
    <div className="stack import-page">
      <h1>{t('import.title')}</h1>
      {id === undefined ? (
        <>
          <p className="soft field-note">{t('import.lead')}</p>
          <Kinds kind={kind} onChange={(next) => setWords({ kind: next }, true)} />
          <Drop key={kind} kind={kind} onRead={(batch) => setWords({ id: batch.id })} />
          <Earlier />
        </>
      ) : (
        <OneImport id={id} />
      )}
    </div>
  );
}

function Kinds({ kind, onChange }: { kind: ImportKind; onChange: (kind: ImportKind) => void }) {
  const t = useTexts();
  return (
    <fieldset className="row kinds">
      <legend className="hidden-visually">{t('import.kind')}</legend>
      {IMPORT_KINDS.map((each) => (
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
            <span>{t(`import.kind.${batch.kind}`)}</span>
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
