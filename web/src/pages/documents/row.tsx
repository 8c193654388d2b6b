import { Link } from '@tanstack/react-router';
import type { DocumentRow } from '@zhiben/domain/contract/document.ts';
import { useTexts } from '../../texts/index.ts';
import { Day } from '../../ui/when.tsx';
import '../../ui/shared.css';

const TONES: Readonly<Record<string, string>> = {
  draft: 'waiting',
  issued: 'plain',
  superseded: 'ended',
  cancelled: 'ended',
};

export function DocumentState({ state }: { state: string }) {
  const t = useTexts();
  return <span className={`tag tag-${TONES[state] ?? 'plain'}`}>{t(`document.state.${state}`)}</span>;
}

/** One document in a short list: kind, number, where it stands, how far its delivery is. */
export function DocumentLine({ row }: { row: DocumentRow }) {
  const t = useTexts();
  return (
    <li>
      <span className="line-title">
        <Link to="/documents/$id" params={{ id: row.id }} search={{}} className="touch-link">
          {t(`document.kind.${row.kind}`)} {row.number ?? t('documents.unnumbered')}
        </Link>
      </span>
      <DocumentState state={row.state} />
      {row.issuedOn !== null && <Day value={row.issuedOn} />}
      {row.state === 'issued' && (
        <span className="soft">
          {row.delivery === null ? t('documents.not-delivered') : t(`document.step.${row.delivery}`)}
        </span>
      )}
    </li>
  );
}
