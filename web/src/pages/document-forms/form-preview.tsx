import type { HazardList } from '@zhiben/domain/contract/hazard.ts';
import type { DocumentContent } from '@zhiben/domain/kinds/document/content.ts';
import type { Template } from '@zhiben/domain/kinds/document/fill.ts';
import { type FormName, kindOfForm } from '@zhiben/domain/kinds/document/kinds.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { get, send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { Paper } from '../documents/paper.tsx';

/** The form as it is being written, filled with a hazard of one's own. Nothing is kept. */
export function FormPreview({ kind, template }: { kind: FormName; template: Template }) {
  const t = useTexts();
  const { authority } = useSession();
  const [number, setNumber] = useState('');
  const [content, setContent] = useState<DocumentContent>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function preview(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    try {
      const wanted = number.trim();
      const found = wanted === '' ? undefined : await get<HazardList>('/hazards', { q: wanted, limit: 1 });
      const caseId = found?.rows[0]?.id ?? null;
      if (wanted !== '' && caseId === null) setFault(t('forms.preview-none', { number: wanted }));
      else {
        const filled = await send<{ content: DocumentContent }>(
          'POST',
          `/document-templates/${kind}/preview`,
          { template, caseId },
        );
        setContent(filled.content);
      }
    } catch (failure) {
      setFault(sentenceFor(failure, t));
    }
    setBusy(false);
  }

  return (
    <section className="stack">
      <form className="card document-form" onSubmit={(event) => void preview(event)}>
        <h2>{t('forms.preview')}</h2>
        {kind === kindOfForm(kind) ? (
          <Field label={t('forms.preview-number')} fault={fault}>
            {(field) => (
              <Input
                {...field}
                placeholder="YH2026-00001"
                value={number}
                onChange={(event) => setNumber(event.target.value)}
              />
            )}
          </Field>
        ) : (
          <p className="soft field-note">{t('forms.preview-duties')}</p>
        )}
        <div className="row">
          <Button htmlType="submit" loading={busy}>
            {t('forms.preview-do')}
          </Button>
        </div>
      </form>
      {content !== undefined && (
        <Paper
          kind={kindOfForm(kind)}
          issuerName={authority.name}
          number={null}
          issuedOn={null}
          content={content}
        />
      )}
    </section>
  );
}
