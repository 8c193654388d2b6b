import { randomUUID } from 'node:crypto';
import type { Place, Planted, Row } from './world.ts';

type Add = (table: string, row: Row, keyed: readonly string[]) => Promise<Planted>;

/** A document of the place's department, issued to its enterprise, and the forms and words that lie beside it. */
export async function plantDocuments(
  { name, departmentId, organisationId }: Place,
  caseId: string,
  text: (table: string) => string,
  add: Add,
): Promise<Planted[]> {
  const documentId = randomUUID();
  const at = '2026-01-20T08:00:00Z';
  return [
    await add(
      'document',
      {
        id: documentId,
        kind: 'rectification-order',
        state: 'issued',
        issuer: 'department',
        department_id: departmentId,
        case_id: caseId,
        organisation_id: organisationId,
        recipient_kind: 'enterprise',
        recipient_id: organisationId,
        recipient_name: text('document'),
        subject_kind: 'hazard',
        subject_id: caseId,
        template_version: 0,
        title: text('document'),
        content: wordsOf(text('document')),
        drafted_by_name: text('document'),
        drafted_at: at,
      },
      ['id'],
    ),
    await add(
      'document_issue',
      {
        document_id: documentId,
        word: text('document_issue'),
        year: 2026,
        serial: 1,
        number: text('document_issue'),
        issuer_name: text('document_issue'),
        issued_on: '2026-01-20',
        issued_at: at,
        issued_by_name: text('document_issue'),
        title: text('document_issue'),
        content: wordsOf(text('document_issue')),
        content_sha256: 'f'.repeat(64),
        docx_sha256: 'f'.repeat(64),
        docx_size: 7,
      },
      ['document_id'],
    ),
    await add(
      'document_delivery',
      {
        document_id: documentId,
        id: randomUUID(),
        step: 'received',
        on_day: '2026-01-20',
        to_name: '',
        record: text('document_delivery'),
        made_by_name: name,
        made_at: at,
      },
      ['id', 'document_id'],
    ),
    await add('document_series', { word: text('document_series'), year: 2026, next: 2 }, ['word', 'year']),
    await add(
      'document_template',
      {
        // Each place its own kind, since those of one authority share its forms.
        kind: name === 'yard' ? 'circular' : 'close-out',
        version: 1,
        template: JSON.stringify({
          title: text('document_template'),
          addressee: '',
          blocks: [{ type: 'paragraph', text: 'x' }],
          copies: [],
        }),
        made_by_name: name,
        made_at: at,
      },
      ['kind', 'version'],
    ),
    await add(
      'document_issuer',
      { key: departmentId, name: text('document_issuer'), word: text('document_issuer') },
      ['key'],
    ),
  ];
}

function wordsOf(canary: string): string {
  return JSON.stringify({
    title: canary,
    addressee: canary,
    blocks: [{ id: 'b1', type: 'paragraph', text: canary }],
    copies: [],
    references: [],
  });
}
