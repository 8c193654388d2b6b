import { useNavigate, useSearch } from '@tanstack/react-router';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import type { Role } from '@zhiben/domain/primitives/reach.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { type Answers, onlyChanged } from '../hazard/form-model.ts';
import { EntryForm } from './entry-form.tsx';

export type Kind = 'listing' | 'order' | 'inquiry';
/** Where each kind lives on the server. */
export const PATHS = { listing: '/listings', order: '/supervision-orders', inquiry: '/inquiries' } as const;

interface DrawnMove {
  readonly from: readonly string[];
  readonly by: readonly Role[];
  readonly main?: boolean;
  readonly input?: readonly InputField[];
}

export interface EntryMovesProps {
  readonly kind: Kind;
  readonly moves: Readonly<Record<string, DrawnMove>>;
  readonly offers: readonly { readonly move: string; readonly refusal: string | null }[];
  readonly entry: {
    readonly id: string;
    readonly caseId: string | null;
    readonly state: string;
    readonly version: number;
  };
  readonly start?: Readonly<Record<string, Answers>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Reasons that only say that nothing waits for a decision: true, and of no use to anybody. */
const IDLE: readonly string[] = [
  'wrong-state',
  'no-extension-asked',
  'extension-pending',
  'not-published',
  'already-published',
];

/** Always in the same place: the one thing to do now, the others behind it, and why not the rest. */
export function EntryMoves({ kind, moves, offers, entry, start = {}, labels = {} }: EntryMovesProps) {
  const t = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { do: asked } = useSearch({ strict: false }) as { do?: string };
  const [more, setMore] = useState(false);
  const allowed = offers.filter(({ refusal }) => refusal === null).map(({ move }) => move);
  const main = allowed.find((move) => moves[move]?.main === true);
  const others = allowed.filter((move) => move !== main);
  const cannot = offers.filter(({ move, refusal }) => {
    if (refusal === null || IDLE.includes(refusal)) return false;
    const known = moves[move];
    return refusal !== 'not-permitted' || (known?.main === true && known.from.includes(entry.state));
  });
  const open = allowed.find((move) => move === asked);
  const go = (move: string | undefined) =>
    void navigate({
      to: '.',
      search: (move === undefined ? {} : { do: move }) as never,
      resetScroll: false,
    });

  if (open !== undefined) {
    return (
      <section className="card do-now no-print" aria-label={t('hazard-page.now')}>
        <EntryForm
          key={open}
          title={t(`${kind}.move.${open}`)}
          draftKey={`${kind}:${entry.id}:${open}`}
          fields={moves[open]?.input ?? []}
          start={start[open] ?? {}}
          labels={labels}
          subject={{ id: entry.caseId ?? entry.id, organisationId: null }}
          path={`${PATHS[kind]}/${entry.id}/moves/${open}`}
          body={(moveId, input) => ({
            moveId,
            seenVersion: entry.version,
            happenedAt: new Date().toISOString(),
            // An amendment names only what it changes, so that the story does too.
            input: open === 'amend' ? onlyChanged(input, start[open] ?? {}) : input,
          })}
          caseId={entry.caseId ?? entry.id}
          onCancel={() => go(undefined)}
          onDone={(how) => {
            go(undefined);
            void (how === 'sent'
              ? message.success(t('hazard-page.done', { move: t(`${kind}.move.${open}`) }))
              : message.info(t('outbox.waits-short')));
          }}
        >
          {t(`${kind}.help.${open}`) !== `${kind}.help.${open}` && (
            <p className="soft">{t(`${kind}.help.${open}`)}</p>
          )}
        </EntryForm>
      </section>
    );
  }
  return (
    <section className="card do-now no-print" aria-labelledby="now-title">
      <h2 id="now-title">{t('hazard-page.now')}</h2>
      {allowed.length === 0 && <p>{t('supervision.nothing-now')}</p>}
      <div className="row">
        {main !== undefined && (
          <Button type="primary" size="large" onClick={() => go(main)}>
            {t(`${kind}.move.${main}`)}
          </Button>
        )}
        {others.length > 0 && main !== undefined && (
          <Button size="large" aria-expanded={more} aria-controls="more-moves" onClick={() => setMore(!more)}>
            {t('hazard-page.others', { n: others.length })}
          </Button>
        )}
      </div>
      {(more || main === undefined) && others.length > 0 && (
        <div id="more-moves" className="row more-moves">
          {others.map((move) => (
            <Button key={move} size="large" onClick={() => go(move)}>
              {t(`${kind}.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      {cannot.length > 0 && (
        <ul className="cannot">
          {cannot.map(({ move, refusal }) => (
            <li key={move}>
              <span className="cannot-name">
                {t('hazard-page.cannot', { move: t(`${kind}.move.${move}`) })}
              </span>
              {refusal === 'not-permitted'
                ? t('hazard-page.done-by', {
                    roles: (moves[move]?.by ?? []).map((role) => t(`role.${role}`)).join('、'),
                  })
                : t(`refusal.${refusal}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
