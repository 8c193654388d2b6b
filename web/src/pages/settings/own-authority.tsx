import { useQuery } from '@tanstack/react-query';
import type { Authority } from '@zhiben/domain/contract/world.ts';
import type { ReactNode } from 'react';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';

/** What is made of the reader's own authority, once it is there. */
export function OwnAuthority({ children }: { children: (authority: Authority) => ReactNode }) {
  const session = useSession();
  const list = useQuery({
    queryKey: ['authorities'],
    queryFn: () => get<{ rows: Authority[] }>('/authorities'),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorBox error={list.error} retry={() => void list.refetch()} />;
  const own = list.data.rows.find(({ id }) => id === session.authority.id);
  return own === undefined ? null : children(own);
}
