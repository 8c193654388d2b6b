import { documentKind } from '@zhiben/domain/kinds/document/kinds.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { cleanFileName } from '@zhiben/domain/values/file-name.ts';
import { findDocument, findIssue } from '../../store/documents.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import type { DocumentServices } from './documents.ts';
import { issuerOf } from './issuers.ts';
import { picturesOf } from './pictures.ts';
import { writeWord } from './word/word.ts';

export interface Download {
  /** Name of the file. */
  readonly name: string;
  /** Of an issued document, whose bytes lie in the content store under this hash. */
  readonly sha256: string | null;
  /** Of a draft, written anew each time. */
  readonly bytes: Buffer | null;
}

/** The Word file: of an issued document the very bytes that were frozen, of a draft as it would look now. */
export async function openWord(
  { database, files }: DocumentServices,
  actor: Actor,
  id: string,
): Promise<Outcome<Download>> {
  const found = await database.as(actor, async (tx) => {
    const record = await findDocument(tx, actor.reach.authorityIds, id);
    if (record === undefined) return undefined;
    const issue = await findIssue(tx, record);
    const issuer = await issuerOf(tx, record.authorityId, record.issuer, record.departmentId);
    return { record, issue, issuer };
  });
  if (found === undefined) return refused('not-found');
  const { record, issue, issuer } = found;
  if (issue !== undefined) {
    const name = cleanFileName(`${issue.number} ${issue.title}`, 'docx');
    return (await files.has(issue.docxSha256))
      ? done({ name, sha256: issue.docxSha256, bytes: null })
      : refused('document-file-gone');
  }
  const bytes = await writeWord({
    layout: documentKind(record.kind).layout,
    issuerName: issuer?.name ?? '',
    number: null,
    issuedOn: null,
    signedBy: null,
    content: record.content,
    pictures: await picturesOf(files, record.content),
  });
  return done({ name: cleanFileName(`草稿 ${record.title}`, 'docx'), sha256: null, bytes });
}

/** The path of the PDF of an issued document, made once from its frozen Word file. */
export async function openPdf(
  services: DocumentServices,
  actor: Actor,
  id: string,
): Promise<Outcome<{ name: string; path: string }>> {
  const word = await openWord(services, actor, id);
  if (!word.ok) return word;
  const { name, sha256 } = word.value;
  if (sha256 === null) return refused('pdf-of-draft');
  try {
    const path = await services.files.derived(sha256, 'pdf', async (into) => {
      const made = await services.pdf.convert(services.files.pathOf(sha256), into);
      if (made !== 'made') throw new ConversionFailed(made);
    });
    return done({ name: name.replace(/docx$/, 'pdf'), path });
  } catch (error) {
    if (error instanceof ConversionFailed) return refused(error.code);
    throw error;
  }
}

class ConversionFailed extends Error {
  readonly code: string;
  constructor(why: string) {
    super(why);
    this.code = why === 'busy' ? 'pdf-busy' : why === 'not-available' ? 'pdf-not-available' : 'pdf-failed';
  }
}
