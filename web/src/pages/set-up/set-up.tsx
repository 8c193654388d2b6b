import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../api/ids.ts';
import { useShade } from '../../app/look.tsx';
import { installationQuery } from '../../app/session.ts';
import { useDraft } from '../../pickers/draft.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { AdministratorStep } from './administrator-step.tsx';
import { AuthorityStep, RegionStep } from './authority-steps.tsx';
import { DemonstrationAccounts, DemonstrationOffer } from './demonstration.tsx';
import type { DemoAccount } from './demonstration-accounts.ts';
import { DepartmentsStep } from './departments-step.tsx';
import { firstDraft, type SetUpDraft, STEPS, type Step } from './set-up-draft.ts';
import './set-up.css';
import '../../texts/set-up.ts';

/** 安徽省淮南市凤台县: the county whose plan this product carries out. */
const FIRST_REGION = '340421';

/** What each step gets: all that was typed so far, a way to change it, and the ways on and back. */
export interface StepProps {
  readonly draft: SetUpDraft;
  readonly change: (part: Partial<SetUpDraft>) => void;
  readonly go: (step: Step) => void;
}

/** The first visit: who governs, where, who administers, and which departments answer for what. */
export function SetUpPage() {
  const t = useTexts();
  const installation = useQuery(installationQuery);
  const { draft, change, forget } = useDraft<SetUpDraft>('set-up', firstDraft(newId, FIRST_REGION));
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>();
  // Ids belong to the draft from the first moment on: a reload must not make new ones.
  const kept = useRef(false);
  useEffect(() => {
    if (!kept.current) change({});
    kept.current = true;
  }, [change]);

  if (installation.isPending)
    return (
      <Shell>
        <Loading />
      </Shell>
    );
  if (installation.isError)
    return (
      <Shell>
        <ErrorBox error={installation.error} retry={() => void installation.refetch()} />
      </Shell>
    );
  if (accounts !== undefined)
    return (
      <Shell>
        <DemonstrationAccounts accounts={accounts} />
      </Shell>
    );
  if (installation.data.ready && !draft.made)
    return (
      <Shell>
        <AlreadyReady />
      </Shell>
    );

  const props: StepProps = { draft, change, go: (step) => change({ step }) };
  const at = STEPS.indexOf(draft.step);
  return (
    <Shell>
      <p className="soft set-up-lead">{t('set-up.lead')}</p>
      <Progress at={at} />
      <section className="card stack" aria-label={t(`set-up.step.${draft.step}`)}>
        <h2>{t(`set-up.step.${draft.step}`)}</h2>
        {draft.step === 'authority' && <AuthorityStep {...props} />}
        {draft.step === 'region' && <RegionStep {...props} />}
        {draft.step === 'administrator' && <AdministratorStep {...props} />}
        {draft.step === 'departments' && <DepartmentsStep {...props} forget={forget} />}
      </section>
      {at === 0 && <DemonstrationOffer onMade={setAccounts} />}
    </Shell>
  );
}

function Shell({ children }: { children: React.ReactNode }) {
  const t = useTexts();
  const { language, setLanguage } = useLanguage();
  const { shade, setShade } = useShade();
  return (
    <main className="set-up stack">
      <header className="row set-up-top">
        <h1>
          {t('app.name')} <small className="soft">{t('set-up.title')}</small>
        </h1>
        <span className="grow" />
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('look.language')}
        </Button>
        <Button type="text" onClick={() => setShade(shade === 'dark' ? 'light' : 'dark')}>
          {shade === 'dark' ? t('look.light') : t('look.dark')}
        </Button>
      </header>
      {children}
    </main>
  );
}

function Progress({ at }: { at: number }) {
  const t = useTexts();
  return (
    <ol className="set-up-steps" aria-label={t('set-up.progress', { step: at + 1, of: STEPS.length })}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="set-up-sign" aria-hidden="true">
            {index < at ? '✓' : index + 1}
          </span>
          <span className="set-up-step-name">{t(`set-up.step.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function AlreadyReady() {
  const t = useTexts();
  return (
    <section className="card stack">
      <p>{t('set-up.ready')}</p>
      <Link to="/sign-in">{t('set-up.to-sign-in')}</Link>
    </section>
  );
}
