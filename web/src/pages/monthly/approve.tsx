import type { MonthlyBatch } from '@zhiben/domain/contract/monthly.ts';
import { Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { SignForm } from './sign-form.tsx';

/** A second person signs what he sees. */
export function Approve({ batch: { month, version } }: { batch: MonthlyBatch }) {
  const t = useTexts();
  const [opinion, setOpinion] = useState('');
  const said = opinion.trim();
  const fault = [...said].length < 2 ? t('monthly.fault-words') : undefined;
  return (
    <SignForm
      path={`/monthly/${month}/approve`}
      body={{ seenVersion: version, opinion: said }}
      ready={fault === undefined}
      button={t('monthly.approve')}
      done={t('monthly.approved')}
    >
      {(tried) => (
        <Field label={t('monthly.opinion')} fault={tried ? fault : undefined}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2000}
              placeholder={t('monthly.opinion-example')}
              value={opinion}
              onChange={(event) => setOpinion(event.target.value)}
            />
          )}
        </Field>
      )}
    </SignForm>
  );
}
