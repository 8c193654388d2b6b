import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { get, send } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorBox, sentenceFor } from '../ui/states.tsx';
import { setClock } from '../ui/time.ts';
import { hasRole, useSession } from './session.ts';

async function readClock() {
  const clock = await get<{ at: string }>('/test-clock');
  setClock(clock.at);
  return clock;
}

/**
 * Says on every page that the clock of this installation is moved by hand; an administrator moves it here. The page
 * itself waits until it knows the time, or it would count days from the wrong one.
 */
export default function TestClock({ children }: { children: ReactNode }) {
  const t = useTexts();
  const queries = useQueryClient();
  const administrator = hasRole(useSession(), 'administrator');
  const [to, setTo] = useState('');
  const [error, setError] = useState<unknown>();
  const clock = useQuery({ queryKey: ['test-clock'], queryFn: readClock });
  if (clock.data === undefined)
    return clock.isError ? <ErrorBox error={clock.error} retry={() => void clock.refetch()} /> : null;

  async function move(event: FormEvent) {
    event.preventDefault();
    try {
      await send('PUT', '/test-clock', { at: new Date(to).toISOString() });
      setError(undefined);
      await queries.invalidateQueries();
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <>
      <form className="offline-bar" onSubmit={(event) => void move(event)}>
        {t('test-clock.shows', { at: new Date(clock.data.at).toLocaleString() })}{' '}
        {administrator && (
          <>
            <label>
              {t('test-clock.to')}{' '}
              <input type="datetime-local" required value={to} onChange={(e) => setTo(e.target.value)} />
            </label>{' '}
            <button type="submit" className="button">
              {t('test-clock.move')}
            </button>
          </>
        )}
        {error !== undefined && <p role="alert">{sentenceFor(error, t)}</p>}
      </form>
      {children}
    </>
  );
}
