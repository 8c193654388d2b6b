import { useRouter } from '@tanstack/react-router';
import {
  type Block,
  type DocumentContent,
  dayInDocument,
  headingSigns,
  piecesOf,
  type Reference,
  referencesAt,
} from '@zhiben/domain/kinds/document/content.ts';
import { type DocumentKindName, documentKind } from '@zhiben/domain/kinds/document/kinds.ts';
import { Fragment, type ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';
import './paper.css';

/** A document as it stands on paper (GB/T 9704-2012), with its numbers opening into the records behind them. */
export function Paper({
  id,
  kind,
  issuerName,
  number,
  issuedOn,
  content,
}: {
  /** Absent for a form that is tried: it has no pictures. */
  id?: string;
  kind: DocumentKindName;
  issuerName: string;
  number: string | null;
  issuedOn: string | null;
  content: DocumentContent;
}) {
  const t = useTexts();
  const { layout } = documentKind(kind);
  const signs = headingSigns(content.blocks);
  return (
    <div className="paper-frame">
      <article className={`paper paper-${layout}`} lang="zh-CN" aria-label={content.title}>
        <header className="paper-head">
          <p className="paper-mark">{issuerName}</p>
          <p className="paper-number">{number ?? t('document.number-later')}</p>
        </header>
        <h2 className="paper-title">
          <Marked text={content.title} />
        </h2>
        {content.addressee !== '' && (
          <p className="paper-addressee">
            <Marked text={content.addressee} />：
          </p>
        )}
        {content.blocks.map((block) => (
          <PaperBlock
            key={block.id}
            block={block}
            sign={signs.get(block.id) ?? ''}
            references={content.references}
            {...(id === undefined ? {} : { documentId: id })}
          />
        ))}
        <footer className="paper-foot">
          <div className="paper-signature">
            <p>{issuerName}</p>
            <p>{issuedOn === null ? t('document.date-later') : dayInDocument(issuedOn)}</p>
          </div>
          {content.copies.length > 0 && <p className="paper-copies">抄送：{content.copies.join('，')}。</p>}
        </footer>
      </article>
    </div>
  );
}

function PaperBlock({
  block,
  sign,
  references,
  documentId,
}: {
  block: Block;
  sign: string;
  references: readonly Reference[];
  documentId?: string;
}) {
  if (block.type === 'heading')
    return (
      <h3 className={`paper-heading paper-heading-${block.level}`}>
        {sign}
        <Marked text={block.text} />
      </h3>
    );
  if (block.type === 'paragraph')
    return (
      <p className="paper-text">
        <Marked text={block.text} references={referencesAt(references, block.id)} />
      </p>
    );
  if (block.type === 'picture')
    return (
      <figure className="paper-picture">
        {block.caption !== '' && <figcaption>{block.caption}</figcaption>}
        {documentId !== undefined && (
          <img src={`/api/documents/${documentId}/pictures/${block.sha256}`} alt={block.caption} />
        )}
      </figure>
    );
  return (
    // Tables wider than the phone are moved sideways, also by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached without a pointer.
    <section className="paper-table" tabIndex={0} aria-label={block.caption || block.head.join('、')}>
      <table>
        {block.caption !== '' && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            {block.head.map((title, column) => (
              <th key={column} scope="col" lang="zh-CN">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, column) => (
                <td key={column}>
                  <Marked text={text} references={referencesAt(references, block.id, row, column)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A text with its gaps marked, and the numbers that open records as links. */
function Marked({ text, references = [] }: { text: string; references?: readonly Reference[] }) {
  return piecesOf(text, references).map((piece, i) =>
    piece.opens === undefined ? (
      <Fragment key={i}>{withGaps(piece.text)}</Fragment>
    ) : (
      <Opens key={i} to={piece.opens}>
        {piece.text}
      </Opens>
    ),
  );
}

function withGaps(text: string): ReactNode[] {
  return text
    .split(/(〔待填写：[^〕]*〕)/)
    .map((part, i) => (part.startsWith('〔待填写：') ? <mark key={`${i}-${part}`}>{part}</mark> : part));
}

/** An address of this page that came as a whole: opened without loading the page anew. */
export function Opens({ to, children }: { to: string; children: ReactNode }) {
  const router = useRouter();
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(to);
      }}
    >
      {children}
    </a>
  );
}
