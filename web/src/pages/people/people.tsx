import { lazy, Suspense } from 'react';
import { useAddress } from '../../pickers/address.ts';
import { Loading } from '../../ui/states.tsx';
import { PeopleList } from './people-list.tsx';
import '../../pickers/list.css';
import './people.css';

const PersonView = lazy(async () => ({ default: (await import('./person-view.tsx')).PersonView }));
const PersonForm = lazy(async () => ({ default: (await import('./person-form.tsx')).PersonForm }));
const InvitationSheet = lazy(async () => ({
  default: (await import('./invitation-sheet.tsx')).InvitationSheet,
}));

/** People within reach: the list, one person with his account, the form for a new one, a sheet of invitations. */
export function PeoplePage() {
  const { words, setWords } = useAddress();
  const { person, sheet, organisationId } = words;
  const toList = () => setWords({ new: undefined, person: undefined, sheet: undefined });
  if (sheet !== undefined)
    return (
      <Suspense fallback={<Loading />}>
        <InvitationSheet personIds={sheet.split(',')} onBack={toList} />
      </Suspense>
    );
  if (person !== undefined)
    return (
      <Suspense fallback={<Loading />}>
        <PersonView key={person} id={person} onBack={toList} />
      </Suspense>
    );
  if (words['new'] !== undefined)
    return (
      <Suspense fallback={<Loading />}>
        <PersonForm
          organisationId={organisationId ?? null}
          onCancel={toList}
          onDone={(id) => setWords({ new: undefined, person: id }, true)}
        />
      </Suspense>
    );
  return <PeopleList />;
}
