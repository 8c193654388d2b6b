import { Link } from '@tanstack/react-router';
import type { EntryLink, EntryPage } from '@zhiben/domain/contract/register.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { useTexts } from '../../texts/index.ts';
import { Day } from '../../ui/when.tsx';
import { Expiry } from './answer.tsx';

/** What an entry was renewed from and by, the latest first; nothing where it was never renewed. */
export function Chain({ register, page: { entry, chain } }: { register: Register; page: EntryPage }) {
  const t = useTexts();
  if (chain.length < 2) return null;
  return (
    <section className="card stack">
      <h2>{t('entry.chain')}</h2>
      <ol className="entry-history">
        {chain.toReversed().map((link) => (
          <li key={link.id}>
            {link.id === entry.id ? (
              <b>
                {link.title} <span className="soft">{t('entry.chain.here')}</span>
              </b>
            ) : (
              <Link
                to="/registers/$name/$id"
                params={{ name: register.name, id: link.id }}
                search={{}}
                className="touch-link"
              >
                {link.title}
              </Link>
            )}{' '}
            <Term link={link} /> <Expiry entry={link} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** From when it held; one that ended no longer says until when it holds, so that its last day stands here. */
function Term({ link: { heldOn, expiresOn, endedOn } }: { link: EntryLink }) {
  if (expiresOn === null) return <Day value={heldOn} />;
  return (
    <>
      {heldOn !== null && (
        <>
          <Day value={heldOn} /> —{' '}
        </>
      )}
      {endedOn !== null && <Day value={expiresOn} />}
    </>
  );
}
