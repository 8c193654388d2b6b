import { Link } from '@tanstack/react-router';
import type { OrganisationPage, PersonRow } from '@zhiben/domain/contract/world.ts';
import { useTexts } from '../../texts/index.ts';
import { PostDays } from '../people/post-days.tsx';

/** Who answers for what here, since when. Posts that ended come after those that are held. */
export function PeopleHere({ page: { people, organisation } }: { page: OrganisationPage }) {
  const t = useTexts();
  return (
    <section className="card stack">
      <h2>{t('enterprise.people')}</h2>
      {people.length === 0 && <p className="soft field-note">{t('enterprise.no-people')}</p>}
      <ul className="lines">
        {people.map((person) => (
          <li key={person.id}>
            <Link to="/people" search={{ person: person.id }} className="line-title">
              {person.name}
            </Link>
            <span className="line-posts">
              {postsHere(person, organisation.id).map((post) => (
                <span key={post.id} className={post.to === null ? undefined : 'soft'}>
                  {t(`post.${post.post}`)} <PostDays from={post.from} to={post.to} />
                </span>
              ))}
            </span>
            {person.phone !== null && (
              <a href={`tel:${person.phone}`} className="touch-link">
                {person.phone}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function postsHere(person: PersonRow, organisationId: string): PersonRow['posts'] {
  return person.posts
    .filter((post) => post.organisationId === organisationId)
    .sort((a, b) => Number(a.to !== null) - Number(b.to !== null) || (a.from < b.from ? 1 : -1));
}
