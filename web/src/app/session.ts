import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Installation, Session } from '@zhiben/domain/contract/session.ts';
import type { Role } from '@zhiben/domain/primitives/reach.ts';
import { ApiError, get, send } from '../api/client.ts';
import { forgetSession, lastSession, rememberSession } from './last-session.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async () => {
    try {
      const session = await get<Session>('/session');
      rememberSession(session);
      return session;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) {
        forgetSession();
        return null;
      }
      const last = error.status === 0 ? lastSession() : undefined;
      if (last === undefined) throw error;
      return last;
    }
  },
});

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => get<Installation>('/installation'),
});

/** The signed-in person. Only below the signed-in part of the tree, where the router has made sure of one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data == null) throw new Error('no session below the signed-in routes');
  return data;
}

export function hasRole(session: Session, ...roles: Role[]): boolean {
  return roles.some((role) => session.roles.includes(role));
}

export async function signIn(queries: QueryClient, username: string, password: string): Promise<void> {
  const session = await send<Session>('POST', '/session', { username, password });
  // Nothing that another person saw on this device stays.
  queries.clear();
  queries.setQueryData(sessionQuery.queryKey, session);
  rememberSession(session);
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await send('DELETE', '/session');
    forgetSession();
    queries.clear();
    location.assign('/sign-in');
  };
}
