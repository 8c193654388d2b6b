import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useLanguage, useTexts } from '../texts/index.ts';
import { useShade } from './look.tsx';
import { useSession, useSignOut } from './session.ts';

/** Who I am, language, light or dark, settings, out. */
export function AccountMenu() {
  const t = useTexts();
  const session = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { language, setLanguage } = useLanguage();
  const { shade, setShade } = useShade();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: session.roles.map((r) => t(`role.${r}`)).join('、'), disabled: true },
          { key: 'settings', label: t('nav.settings'), onClick: () => void navigate({ to: '/settings' }) },
          {
            key: 'language',
            label: t('look.language'),
            onClick: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
          },
          {
            key: 'shade',
            label: shade === 'dark' ? t('look.light') : t('look.dark'),
            onClick: () => setShade(shade === 'dark' ? 'light' : 'dark'),
          },
          { key: 'out', label: t('sign-in.out'), onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" className="account-button">
        {session.name}
      </Button>
    </Dropdown>
  );
}
