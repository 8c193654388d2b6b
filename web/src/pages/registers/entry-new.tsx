import { useNavigate, useParams } from '@tanstack/react-router';
import { useAddress } from '../../pickers/address.ts';
import { Loading } from '../../ui/states.tsx';
import { useRegisters } from './definitions.ts';
import { EntryForm } from './entry-form.tsx';
import '../../pickers/list.css';
import './registers.css';

/** The form for a new entry; its address may say already whom it is about and of what sort it is. */
export function EntryNewPage() {
  const { name } = useParams({ strict: false }) as { name: string };
  const { words } = useAddress();
  const navigate = useNavigate();
  const register = useRegisters()?.registerNamed(name);
  if (register === undefined) return <Loading />;
  return (
    <EntryForm
      key={name}
      register={register}
      organisationId={words['organisationId'] ?? null}
      personId={words['personId'] ?? null}
      facet={words['facet']}
      onDone={(id) =>
        void navigate({ to: '/registers/$name/$id', params: { name, id }, search: {}, replace: true })
      }
      onCancel={() => void navigate({ to: '/registers/$name', params: { name }, search: {} })}
    />
  );
}
