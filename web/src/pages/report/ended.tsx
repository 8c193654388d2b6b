import { useNavigate } from '@tanstack/react-router';
import type { Problem } from '@zhiben/domain/contract/common.ts';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { device } from '../../outbox/database.ts';
import { takeBack } from '../../outbox/post.ts';
import type { Sent } from '../../outbox/send.ts';
import { useTexts } from '../../texts/index.ts';

export interface Ending {
  readonly id: string;
  readonly title: string;
  readonly photos: number;
  readonly how: { readonly sent: Sent } | { readonly waits: Problem } | { readonly refused: Problem };
}

/** What became of the report: received with its number, waiting for signal, or refused with the reason. */
export function Ended({
  ending,
  onNext,
  onBack,
}: {
  ending: Ending;
  onNext: () => void;
  onBack: () => void;
}) {
  const t = useTexts();
  const navigate = useNavigate();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { how } = ending;

  async function back() {
    const record = await device.outbox.get(ending.id);
    if (record?.what === 'record') await takeBack(record);
    onBack();
  }

  return (
    <section className="card stack report-ended" role="status">
      {'sent' in how && (
        <>
          <h1 ref={title} tabIndex={-1}>
            {t('report.sent', { number: how.sent.number ?? '' })}
          </h1>
          <p>{ending.title}</p>
          {ending.photos > 0 && <p className="soft">{t('report.photos-follow', { n: ending.photos })}</p>}
          <div className="row">
            <Button type="primary" size="large" onClick={onNext}>
              {t('report.another')}
            </Button>
            <Button
              size="large"
              onClick={() => void navigate({ to: '/hazards/$id', params: { id: ending.id } })}
            >
              {t('report.look')}
            </Button>
          </div>
        </>
      )}
      {'waits' in how && (
        <>
          <h1 ref={title} tabIndex={-1}>
            {t('report.waits')}
          </h1>
          <p>{ending.title}</p>
          <p className="soft">
            {how.waits.code === 'offline' ? t('report.waits-why') : t(`refusal.${how.waits.code}`)}
          </p>
          <Button type="primary" size="large" onClick={onNext}>
            {t('report.another')}
          </Button>
        </>
      )}
      {'refused' in how && (
        <>
          <h1 ref={title} tabIndex={-1}>
            {t('report.refused')}
          </h1>
          <p role="alert">{t(`refusal.${how.refused.code}`, how.refused.detail)}</p>
          <Button type="primary" size="large" onClick={() => void back()}>
            {t('report.mend')}
          </Button>
        </>
      )}
    </section>
  );
}
