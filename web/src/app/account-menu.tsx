import { Link } from '@tanstack/react-router';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Menu } from '../ui/menu.tsx';
import { useShade } from './look.tsx';
import { useSession, useSignOut } from './session.ts';

/** Who I am, settings, language, light or dark, out. */
export function AccountMenu() {
  const t = useTexts();
  const session = useSession();
  const signOut = useSignOut();
  const { language, setLanguage } = useLanguage();
  const { shade, setShade } = useShade();
  return (
    <Menu
      label={<span className="account-name">{session.name}</span>}
      name={t('account.menu', { name: session.name })}
      className="frame-button"
    >
      <div className="menu-note">
        {session.organisation?.name ?? session.department?.name ?? session.authority.name}
      </div>
      <div className="menu-note">{session.roles.map((role) => t(`role.${role}`)).join(t('list.comma'))}</div>
      <Link className="menu-item" to="/log">
        {t('nav.log')}
      </Link>
      <Link className="menu-item" to="/settings">
        {t('nav.settings')}
      </Link>
      <button
        type="button"
        className="menu-item"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('look.language')}
      </button>
      <button
        type="button"
        className="menu-item"
        onClick={() => setShade(shade === 'dark' ? 'light' : 'dark')}
      >
        {shade === 'dark' ? t('look.light') : t('look.dark')}
      </button>
      <button type="button" className="menu-item" onClick={() => void signOut()}>
        {t('sign-in.out')}
      </button>
    </Menu>
  );
}
