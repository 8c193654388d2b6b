import { useQueryClient } from '@tanstack/react-query';
import type { Authority, AuthoritySettings } from '@zhiben/domain/contract/world.ts';
import { App } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/**
 * Saves some settings of an authority; tells whether it went.
 *
 * @param touched First words of the queries whose answers hang on these settings.
 */
export function useSave(authority: Authority, touched: string) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (settings: AuthoritySettings): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await send('PATCH', `/authorities/${authority.id}`, { settings });
      await queries.invalidateQueries({ queryKey: ['authorities'] });
      await queries.invalidateQueries({ queryKey: [touched] });
      void message.success(t('settings.saved'));
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, fault: error === undefined ? undefined : sentenceFor(error, t) };
}
