import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useShade } from '../../app/look.tsx';
import { hasRole, installationQuery, useSession } from '../../app/session.ts';
import { FieldSet } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { AuthorityFacts } from './authority-facts.tsx';
import { Channels } from './channels.tsx';
import { DemonstrationRemoval } from './demonstration-removal.tsx';
import { Departments } from './departments.tsx';
import { GoalSettings } from './goal-settings.tsx';
import { LadderSettings } from './ladder-settings.tsx';
import { PasswordForm } from './password-form.tsx';
import { TermSettings } from './term-settings.tsx';
import '../../pickers/list.css';
import './settings.css';
import '../../texts/set-up.ts';
import '../../texts/figures.ts';

/** What is mine (password, language, shade), and for an administrator what is the authority's. */
export function SettingsPage() {
  const t = useTexts();
  const session = useSession();
  const administers = hasRole(session, 'administrator');
  const installation = useQuery(installationQuery);
  return (
    <div className="stack settings">
      <h1>{t('settings.title')}</h1>
      <LookSettings />
      <PasswordForm />
      {administers && <AuthorityFacts />}
      {administers && <TermSettings />}
      {administers && <LadderSettings />}
      {administers && <GoalSettings />}
      {administers && <Channels />}
      {session.scope !== 'organisation' && <Departments mayChange={administers} />}
      {administers && installation.data?.demonstration === true && <DemonstrationRemoval />}
      <section className="card stack">
        <h2>{t('settings.more')}</h2>
        <div className="row">
          <Link className="button-link" to="/documents" search={{}}>
            {t('nav.documents')}
          </Link>
          {session.scope !== 'organisation' && (
            <Link className="button-link" to="/settings/documents" search={{}}>
              {t('documents.forms')}
            </Link>
          )}
          <Link className="button-link" to="/settings/rules" search={{}}>
            {t('settings.rules')}
          </Link>
          <Link className="button-link" to="/reconciliation" search={{}}>
            {t('nav.reconciliation')}
          </Link>
          <a className="button-link" href="/api/openapi.json">
            {t('settings.api')}
          </a>
        </div>
        <p className="soft field-note">
          {t('app.name')} {t('settings.version', { version: installation.data?.version ?? '' })}
        </p>
      </section>
    </div>
  );
}

function LookSettings() {
  const t = useTexts();
  const { language, setLanguage } = useLanguage();
  const { shade, setShade } = useShade();
  return (
    <section className="card stack">
      <h2>{t('settings.look')}</h2>
      <div className="fields">
        <FieldSet legend={t('settings.language')}>
          <div className="ticks">
            {(['zh', 'en'] as const).map((each) => (
              <label key={each} className="tick" lang={each === 'zh' ? 'zh-CN' : 'en'}>
                <input
                  type="radio"
                  name="language"
                  checked={language === each}
                  onChange={() => setLanguage(each)}
                />
                {each === 'zh' ? '中文' : 'English'}
              </label>
            ))}
          </div>
        </FieldSet>
        <FieldSet legend={t('settings.shade')}>
          <div className="ticks">
            {(['light', 'dark'] as const).map((each) => (
              <label key={each} className="tick">
                <input type="radio" name="shade" checked={shade === each} onChange={() => setShade(each)} />
                {t(`look.${each}`)}
              </label>
            ))}
          </div>
        </FieldSet>
      </div>
    </section>
  );
}
