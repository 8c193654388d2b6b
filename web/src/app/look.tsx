import type { Language } from '@zhiben/domain/primitives/texts.ts';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { LanguageContext } from '../texts/index.ts';
import { type Shade, tokens } from './tokens.ts';

const ShadeContext = createContext<{ shade: Shade; setShade: (shade: Shade) => void }>({
  shade: 'light',
  setShade: () => {},
});

export function useShade() {
  return useContext(ShadeContext);
}

/** Language and light or dark, remembered on this device. */
export function Look({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useKept<Language>('language', 'zh');
  const [shade, setShade] = useKept<Shade>('shade', 'light');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['shade'] = shade;
  }, [language, shade]);
  const languageValue = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  const shadeValue = useMemo(() => ({ shade, setShade }), [shade, setShade]);
  return (
    <LanguageContext value={languageValue}>
      <ShadeContext value={shadeValue}>
        <ConfigProvider
          locale={language === 'zh' ? zhCN : enUS}
          theme={{
            algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
            token: tokens(shade),
          }}
          button={{ autoInsertSpace: false }}
        >
          {children}
        </ConfigProvider>
      </ShadeContext>
    </LanguageContext>
  );
}

function useKept<T extends string>(name: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (localStorage.getItem(`zhiben.${name}`) as T | null) ?? first);
  const keep = useMemo(
    () => (next: T) => {
      localStorage.setItem(`zhiben.${name}`, next);
      setValue(next);
    },
    [name],
  );
  return [value, keep];
}
