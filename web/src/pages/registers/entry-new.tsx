import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { EntryPage } from '@zhiben/domain/contract/register.ts';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { useRegisters } from './definitions.ts';
import { EntryForm } from './entry-form.tsx';
import '../../pickers/list.css';
import './registers.css';

/** The form for a new entry; its address may say already whom it is about, of what sort it is, and what it renews. */
export function EntryNewPage() {
  const { name } = useParams({ strict: false }) as { name: string };
  const { words } = useAddress();
  const navigate = useNavigate();
  const register = useRegisters()?.registerNamed(name);
  const { follows } = words;
  const before = useQuery({
    queryKey: ['registers', name, 'entry', follows],
    queryFn: () => get<EntryPage>(`/registers/${name}/entries/${follows}`),
    enabled: follows !== undefined,
  });
  if (before.isError) return <ErrorBox error={before.error} retry={() => void before.refetch()} />;
  if (register === undefined || (follows !== undefined && before.isPending)) return <Loading />;
  return (
    <EntryForm
      key={name}
      register={register}
      follows={before.data?.entry}
      organisationId={words['organisationId'] ?? null}
      personId={words['personId'] ?? null}
      facet={words['facet']}
      onDone={(id) =>
        void navigate({ to: '/registers/$name/$id', params: { name, id }, search: {}, replace: true })
      }
      onCancel={() =>
        void (follows === undefined
          ? navigate({ to: '/registers/$name', params: { name }, search: {} })
          : navigate({ to: '/registers/$name/$id', params: { name, id: follows }, search: {} }))
      }
    />
  );
}
