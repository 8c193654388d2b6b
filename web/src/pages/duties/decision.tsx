import { Link } from '@tanstack/react-router';
import type { DutyStand } from '@zhiben/domain/contract/duty.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { hasRole, useSession } from '../../app/session.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { inLanguage } from './definitions.ts';
import { ReasonForm } from './reason-form.tsx';
import '../../texts/duties.ts';

/** Whether a duty is used, who said so and why; and the button of whoever may say otherwise. */
export function Decision({ duty, stand }: { duty: Duty; stand: DutyStand }) {
  const t = useTexts();
  const { language } = useLanguage();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const { active, confirmed } = stand;
  const decides = session.scope === 'authority' && hasRole(session, 'administrator', 'desk');
  // Numbers of the law are confirmed where they stand; every duty that rests on them is used then.
  const byNumbers = duty.rule.rules !== undefined && stand.confidence === 'UNSURE';
  const unsure = !active && (confirmed === null || byNumbers);
  const move = active ? 'leave' : unsure ? 'confirm' : 'resume';
  const words = inLanguage(duty.words, language);
  return (
    <div className={active ? 'duty-decision' : 'duty-decision notice'}>
      {!active && (
        <p>
          <strong>{t(unsure ? 'duties.unsure' : 'duties.left')}</strong> {unsure && t('duties.unsure-help')}{' '}
          {unsure && !decides && t('duties.unsure-ask')}
        </p>
      )}
      <Decided stand={stand} />
      {byNumbers && (
        <Link to="/settings/rules" search={{ which: 'waiting' }} className="button-link no-print">
          {t('duties.see-numbers')}
        </Link>
      )}
      {decides && !open && !byNumbers && (
        <Button
          type={active ? 'default' : 'primary'}
          className="no-print"
          aria-label={`${t(`duties.${move}`)} ${words}`}
          onClick={() => setOpen(true)}
        >
          {t(`duties.${move}`)}
        </Button>
      )}
      {open && (
        <ReasonForm
          method="PUT"
          path={`/duties/${duty.name}/setting`}
          body={{ active: !active }}
          label={t(active ? 'duties.because-leave' : 'duties.because-confirm')}
          {...(active ? {} : { example: t('duties.because-example') })}
          button={t(`duties.${move}`)}
          done={t(active ? 'duties.left-done' : 'duties.used')}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** Who took it into use or out of it, when and why; nothing where nobody had to. */
export function Decided({ stand: { confirmed } }: { stand: DutyStand }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (confirmed === null) return null;
  return (
    <p className="soft">
      {t('duties.decided', {
        who: confirmed.byName,
        day: dayInWords(confirmed.on, language),
        because: confirmed.because,
      })}
    </p>
  );
}
