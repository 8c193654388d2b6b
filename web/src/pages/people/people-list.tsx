import { Link } from '@tanstack/react-router';
import type { PersonRow } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Paged, usePages } from '../lists/paged-list.tsx';
import { filterOf, PeopleFilters } from './people-filters.tsx';
import { accountState } from './person-values.ts';

/** People one line each; those without an account can be chosen for a sheet of invitations. */
export function PeopleList() {
  const t = useTexts();
  const session = useSession();
  const { words, setWords } = useAddress();
  const filter = filterOf(words);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = usePages<PersonRow>('people', '/people', { ...filter, limit: 50 });
  const manages = hasRole(session, 'administrator', 'desk', 'enterprise-admin');
  const invitable = list.rows.filter((row) => row.active && accountState(row) !== 'active');
  const all = invitable.length > 0 && invitable.every(({ id }) => chosen.includes(id));
  const filtered = Object.keys(filter).some((name) => name !== 'active');
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('people.title')}</h1>
        <span className="grow" />
        {manages && (
          <Button type="primary" onClick={() => setWords({ new: '1' })}>
            {t('person.new')}
          </Button>
        )}
        <ExportLinks path="/people" query={filter} />
      </header>
      <PeopleFilters words={words} setWords={setWords} />
      {manages && invitable.length > 0 && (
        <div className="row choose-row no-print">
          <label className="tick">
            <input
              type="checkbox"
              checked={all}
              onChange={() => setChosen(all ? [] : invitable.map(({ id }) => id))}
            />
            {t('people.choose-all')}
          </label>
          {chosen.length > 0 && (
            <>
              <span className="soft">{t('people.chosen', { n: chosen.length })}</span>
              <Button onClick={() => setWords({ sheet: chosen.join(',') })}>
                {t('people.invite-chosen')}
              </Button>
            </>
          )}
        </div>
      )}
      <Paged list={list} empty={filtered ? t('people.none-match') : t('people.none')}>
        {(rows) => (
          <div className="card table-card">
            <table className="rows">
              <thead>
                <tr>
                  {manages && (
                    <th scope="col">
                      <span className="hidden-visually">{t('people.invite-chosen')}</span>
                    </th>
                  )}
                  <th scope="col">{t('person.field.name')}</th>
                  <th scope="col">{t('person.field.workplace')}</th>
                  <th scope="col">{t('person.field.phone')}</th>
                  <th scope="col">{t('account.title')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row
                    key={row.id}
                    row={row}
                    chosen={manages ? chosen.includes(row.id) : undefined}
                    onChoose={(yes) =>
                      setChosen(yes ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
                    }
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Paged>
    </div>
  );
}

function Row({
  row,
  chosen,
  onChoose,
}: {
  row: PersonRow;
  chosen: boolean | undefined;
  onChoose: (yes: boolean) => void;
}) {
  const t = useTexts();
  const state = accountState(row);
  const posts = row.posts.filter((post) => post.to === null && post.organisationId === row.organisationId);
  return (
    <tr>
      {chosen !== undefined && (
        <td className="choose">
          {row.active && state !== 'active' && (
            <label className="tick">
              <input
                type="checkbox"
                aria-label={t('people.choose', { name: row.name })}
                checked={chosen}
                onChange={(e) => onChoose(e.target.checked)}
              />
            </label>
          )}
        </td>
      )}
      <td>
        <Link to="/people" search={{ person: row.id }} className="row-name">
          {row.name}
        </Link>
        {!row.active && <span className="tag tag-ended">{t('people.inactive')}</span>}
        {posts.length > 0 && (
          <div className="soft">{posts.map(({ post }) => t(`post.${post}`)).join(t('list.comma'))}</div>
        )}
      </td>
      <td data-label={t('person.field.workplace')}>
        {row.organisationName ?? row.departmentName ?? t('people.ungoverned')}
      </td>
      <td data-label={t('person.field.phone')} className="no-break">
        {row.phone ?? <span className="soft">—</span>}
      </td>
      <td data-label={t('account.title')}>
        <span>
          {t(`people.account.${state}`)}
          {row.account !== null && (
            <span className="soft people-roles">
              {row.account.roles.map((role) => t(`role.${role}`)).join(t('list.comma'))}
            </span>
          )}
        </span>
      </td>
    </tr>
  );
}
