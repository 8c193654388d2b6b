import { useNavigate, useSearch } from '@tanstack/react-router';
import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { MoveForm } from './move-form.tsx';
import { whatNow } from './moves.ts';

/** Always in the same place: the one thing to do now, the others behind it, and why not the rest. */
export function DoNow({ page }: { page: HazardPage }) {
  const t = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { do: asked } = useSearch({ strict: false }) as { do?: string };
  const [more, setMore] = useState(false);
  const { hazard, moves } = page;
  const now = whatNow(moves, hazard.state);
  const open = [now.main, ...now.others].find((move) => move !== undefined && move === asked);
  const go = (move: string | undefined) =>
    void navigate({ to: '.', search: move === undefined ? {} : { do: move }, resetScroll: false });
  const nothing = now.main === undefined && now.others.length === 0;

  if (open !== undefined && open !== 'verify') {
    return (
      <section className="card do-now no-print" aria-label={t('hazard-page.now')}>
        <MoveForm
          key={open}
          page={page}
          move={open}
          onCancel={() => go(undefined)}
          onDone={(how) => {
            go(undefined);
            void (how === 'sent'
              ? message.success(t('hazard-page.done', { move: t(`hazard.move.${open}`) }))
              : message.info(t('outbox.waits-short')));
            document.getElementById('hazard-title')?.focus();
          }}
        />
      </section>
    );
  }
  return (
    <section className="card do-now no-print" aria-labelledby="now-title">
      <h2 id="now-title">{t('hazard-page.now')}</h2>
      {nothing && (
        <p>
          {hazard.holder === 'nobody'
            ? t('hazard-page.nothing-left')
            : t('hazard-page.not-your-turn', { who: t(`hazard.holder.${hazard.holder}`) })}
        </p>
      )}
      <div className="row">
        {now.main === 'verify' && (
          <Button
            type="primary"
            size="large"
            onClick={() => void navigate({ to: '/hazards/$id/verify', params: { id: hazard.id } })}
          >
            {t('hazard-page.verify')}
          </Button>
        )}
        {now.main !== undefined && now.main !== 'verify' && (
          <Button type="primary" size="large" onClick={() => go(now.main)}>
            {t(`hazard.move.${now.main}`)}
          </Button>
        )}
        {now.others.length > 0 && (
          <Button size="large" aria-expanded={more} aria-controls="more-moves" onClick={() => setMore(!more)}>
            {t('hazard-page.others', { n: now.others.length })}
          </Button>
        )}
      </div>
      {more && (
        <div id="more-moves" className="row more-moves">
          {now.others.map((move) => (
            <Button key={move} size="large" onClick={() => go(move)}>
              {t(`hazard.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      {now.cannot.length > 0 && (
        <ul className="cannot">
          {now.cannot.map(({ move, refusal, by }) => (
            <li key={move}>
              <span className="cannot-name">
                {t('hazard-page.cannot', { move: t(`hazard.move.${move}`) })}
              </span>
              {refusal === 'not-permitted'
                ? t('hazard-page.done-by', { roles: by.map((role) => t(`role.${role}`)).join('、') })
                : t(`refusal.${refusal}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
