import type { MonthlyBatch } from '@zhiben/domain/contract/monthly.ts';
import { Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { SignForm } from './sign-form.tsx';

/** Says to whom the batch went, and what proves it. */
export function Submit({ batch: { month, version } }: { batch: MonthlyBatch }) {
  const t = useTexts();
  const [to, setTo] = useState('');
  const [receipt, setReceipt] = useState('');
  const fault = [...to.trim()].length < 2 ? t('monthly.fault-words') : undefined;
  return (
    <SignForm
      path={`/monthly/${month}/submit`}
      body={{ seenVersion: version, to: to.trim(), receipt: receipt.trim() }}
      ready={fault === undefined}
      button={t('monthly.submit')}
      done={t('monthly.submitted')}
    >
      {(tried) => (
        <>
          <Field label={t('monthly.to')} fault={tried ? fault : undefined}>
            {(field) => (
              <Input
                {...field}
                maxLength={200}
                placeholder={t('monthly.to-example')}
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('monthly.receipt')} optional>
            {(field) => (
              <Input
                {...field}
                maxLength={200}
                value={receipt}
                onChange={(event) => setReceipt(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </SignForm>
  );
}
