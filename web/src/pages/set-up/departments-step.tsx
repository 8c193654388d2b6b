import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useIndustries, useRegions } from '../../pickers/reference.tsx';
import { useMarkName } from '../../pickers/sector-marks.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { StepButtons } from './authority-steps.tsx';
import type { StepProps } from './set-up.tsx';
import { departmentName } from './set-up-draft.ts';
import { SUGGESTED_DEPARTMENTS, type SuggestedDepartment } from './suggested-departments.ts';

/** Step 4: departments to tick with what they answer for; then enterprises, now or later. */
export function DepartmentsStep({ draft, change, forget }: StepProps & { forget: () => void }) {
  const t = useTexts();
  const { language } = useLanguage();
  const regions = useRegions();
  const [working, setWorking] = useState(0);
  const [finished, setFinished] = useState(false);
  const [error, setError] = useState<unknown>();
  const ticked = draft.departments;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setError(undefined);
    const chosen = SUGGESTED_DEPARTMENTS.filter(({ key }) => ticked.includes(key));
    const ids = { ...Object.fromEntries(chosen.map(({ key }) => [key, newId()])), ...draft.departmentIds };
    change({ departmentIds: ids });
    try {
      for (const [at, { key, name, industries, marks }] of chosen.entries()) {
        setWorking(at + 1);
        await send('PUT', `/departments/${ids[key]}`, {
          name: departmentName(regions?.regions.find(draft.regionCode)?.name, name),
          industries,
          sectorMarks: marks,
        });
      }
      setFinished(true);
    } catch (problem) {
      setError(problem);
    }
    setWorking(0);
  }

  if (finished) return <Finished forget={forget} />;
  return (
    <form className="stack" onSubmit={submit}>
      <p className="soft">{t('set-up.departments.lead')}</p>
      <fieldset className="field-set">
        <legend className="hidden-visually">{t('set-up.departments.legend')}</legend>
        <div className="set-up-departments">
          {SUGGESTED_DEPARTMENTS.map((department) => (
            <label key={department.key} className="tick">
              <input
                type="checkbox"
                checked={ticked.includes(department.key)}
                onChange={(e) =>
                  change({
                    departments: e.target.checked
                      ? [...ticked, department.key]
                      : ticked.filter((key) => key !== department.key),
                  })
                }
              />
              <span className="tick-text">
                {language === 'zh' ? department.name : `${department.nameEn} (${department.name})`}
                <Answers department={department} />
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      {working > 0 && (
        <p role="status">{t('set-up.departments.working', { n: working, of: ticked.length })}</p>
      )}
      <StepButtons
        label={
          ticked.length === 0
            ? t('set-up.departments.none')
            : t('set-up.departments.save', { n: ticked.length })
        }
        busy={working > 0}
      />
    </form>
  );
}

function Answers({ department }: { department: SuggestedDepartment }) {
  const t = useTexts();
  const markName = useMarkName();
  const industries = useIndustries()?.industries;
  const names = [
    ...department.industries.map((code) => industries?.find(code)?.name ?? code),
    ...department.marks.map(markName),
  ];
  return (
    <span className="soft">
      {t('set-up.departments.answers')}
      {t('list.colon')}
      {names.join(t('list.comma'))}
    </span>
  );
}

function Finished({ forget }: { forget: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const go = (to: '/' | '/import' | '/enterprises', search: Record<string, string> = {}) => {
    forget();
    void navigate({ to, search });
  };
  return (
    <div className="stack">
      <p role="status">
        <strong>{t('set-up.finished')}</strong>
      </p>
      <p>{t('set-up.finished.lead')}</p>
      <div className="row set-up-buttons">
        <Button type="primary" size="large" onClick={() => go('/import', { kind: 'organisations' })}>
          {t('set-up.import')}
        </Button>
        <Button size="large" onClick={() => go('/enterprises', { new: '1' })}>
          {t('set-up.add-enterprise')}
        </Button>
        <Button type="link" size="large" onClick={() => go('/')}>
          {t('set-up.later')}
        </Button>
      </div>
    </div>
  );
}
