import { CHANNELS } from '@zhiben/domain/kinds/hazard/fields.ts';
import { Input, Select } from 'antd';
import { Field } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import type { ReportDraft } from './report-draft.ts';

/** What is nearly always right as it stands: channel, day, finder. */
export function Details({
  draft,
  change,
  own,
}: {
  draft: ReportDraft;
  change: (part: Partial<ReportDraft>) => void;
  own: boolean;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const summary = [t(`hazard.channel.${draft.channel}`), dayInWords(draft.foundOn, language), draft.foundBy]
    .filter(Boolean)
    .join(' · ');
  return (
    <details className="card report-details">
      <summary>
        {t('report.details')} <span className="soft">{summary}</span>
      </summary>
      <div className="stack">
        {!own && (
          <Field label={t('hazard-page.channel')}>
            {(field) => (
              <Select
                {...field}
                value={draft.channel}
                options={CHANNELS.map((channel) => ({
                  value: channel,
                  label: t(`hazard.channel.${channel}`),
                }))}
                onChange={(channel) => change({ channel })}
              />
            )}
          </Field>
        )}
        <Field label={t('hazard-page.found-on')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              max={todayInChina()}
              value={draft.foundOn}
              onChange={(event) => event.target.value !== '' && change({ foundOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('hazard-page.found-by')} optional hint={t('report.found-by-hint')}>
          {(field) => (
            <Input
              {...field}
              maxLength={100}
              value={draft.foundBy}
              onChange={(event) => change({ foundBy: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
