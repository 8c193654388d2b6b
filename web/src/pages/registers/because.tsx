import { Link } from '@tanstack/react-router';
import type { Computed } from '@zhiben/domain/primitives/register.ts';
import { waits } from '@zhiben/domain/primitives/register-values.ts';
import { ruleById } from '@zhiben/domain/standards/unsure-rules.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';

/** Why an answer is what it is: every rule that led to it, with its source and the way to its number. */
export function Because({ computed }: { computed: Computed | undefined }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (computed === undefined || computed.trace.length === 0)
    return <div className="soft">{t('entry.computed')}</div>;
  return (
    <ul className="answer-lines soft">
      {computed.trace.map(({ id, zh, en, source, confidence }, index) => (
        <li key={`${id}.${index}`}>
          <span>
            {language === 'zh' ? zh : en} <span lang="zh-CN">（{source}）</span>
          </span>
          {ruleById(id) !== undefined && (
            <Link to="/settings/rules" search={{ q: id }} className="no-print">
              {t(confidence === 'UNSURE' ? 'entry.rule-unsure' : 'entry.rule')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Does it rest on a rule that the authority has not confirmed? */
export const isWaiting = (computed: Computed | undefined): boolean =>
  computed !== undefined && waits(computed);
