import type { EntryPage } from '@zhiben/domain/contract/register.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Ago } from '../../ui/when.tsx';
import { Answer } from './answer.tsx';
import { inLanguage } from './definitions.ts';
import { type Told, toldHistory } from './history.ts';

/** Who did what to an entry, and what changed from what to what; newest first. */
export function EntryStory({ register, page }: { register: Register; page: EntryPage }) {
  const t = useTexts();
  return (
    <section className="card stack">
      <h2>{t('entry.history')}</h2>
      <ol className="entry-history">
        {toldHistory(register, page.history).map((told) => (
          <li key={told.seq}>
            {t('entry.sentence', {
              actor: told.actorName,
              move: t(`entry.move.${told.move}`, {
                because: String(told.changes['ended_because'] ?? told.changes['because'] ?? ''),
                n: [told.changes['files'] ?? []].flat().length,
              }),
            })}{' '}
            <Ago at={told.at} />
            <Changes told={told} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Changes({ told: { answers, person } }: { told: Pick<Told, 'answers' | 'person'> }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (answers.length === 0 && person === undefined) return null;
  return (
    <ul className="entry-changes">
      {person !== undefined && (
        <li>{t('entry.change', { field: t('entry.person'), before: person.before, after: person.after })}</li>
      )}
      {answers.map(({ field, before, after }) => (
        <li key={field.name}>
          {inLanguage(field.words, language)}
          {t('list.colon')}
          <Answer field={field} value={before} /> → <Answer field={field} value={after} />
        </li>
      ))}
    </ul>
  );
}
