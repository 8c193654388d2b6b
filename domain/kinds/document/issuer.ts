import { type DocumentKindName, documentKind, type Issuer, type RecipientKind } from './kinds.ts';

export interface Sending {
  readonly kind: DocumentKindName;
  readonly issuer: Issuer;
  /** What the authority is, in whose books the document stands. */
  readonly authorityKind: 'province' | 'city' | 'county' | 'park';
  readonly recipient: RecipientKind;
}

const GOVERNMENTS: readonly RecipientKind[] = ['lower-authority', 'upper-authority'];

/**
 * Why this issuer may not send this document to this recipient; undefined when he may. Departments and coordinating
 * bodies issue no directive documents to lower Party committees and governments (整治形式主义为基层减负若干规定;
 * 党政机关公文处理工作条例 art. 17): they write a letter. Nobody directs the government above him.
 */
export function sendingProblem({ kind, issuer, authorityKind, recipient }: Sending): string | undefined {
  const { issuers, recipients, directive } = documentKind(kind);
  if (!issuers.includes(issuer)) return 'document-issuer-not-entitled';
  if (directive && GOVERNMENTS.includes(recipient) && issuer !== 'authority')
    return 'directive-to-government';
  if (!recipients.includes(recipient)) return 'document-recipient-unfit';
  // 开发区 is an agency of a government and has none below it.
  if (recipient === 'lower-authority' && authorityKind === 'park') return 'document-recipient-unfit';
  return undefined;
}
