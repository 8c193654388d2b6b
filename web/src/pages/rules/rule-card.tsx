import { Link } from '@tanstack/react-router';
import type { RuleRow } from '@zhiben/domain/contract/rule.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { inLanguage, useDuties } from '../duties/definitions.ts';
import { ConfidenceTag } from '../standards/confidence.tsx';
import { RuleForm } from './rule-form.tsx';
import { isWaiting, movesOf, type RuleMove } from './state.ts';
import '../standards/standards.css';

/** One number: its sentence, where it is written, how sure it is, what hangs on it, and who said so. */
export function RuleCard({ rule, mayDecide }: { rule: RuleRow; mayDecide: boolean }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [move, setMove] = useState<RuleMove>();
  const words = inLanguage(rule.words, language);
  return (
    <article className="card duty-card" id={rule.id}>
      <p>
        <strong>{words}</strong>
      </p>
      <p className="row soft duty-rule">
        <span>
          {t('rules.source')} <span lang="zh-CN">{rule.source}</span>
        </span>
        <State rule={rule} />
        {rule.waiting > 0 && <span className="tag">{t('rules.entries-wait', { n: rule.waiting })}</span>}
      </p>
      <UsedBy rule={rule} />
      {rule.decided !== null && (
        <p className="soft">
          {t(rule.own === null ? 'rules.taken-back' : 'rules.decided', {
            who: rule.decided.byName,
            day: dayInWords(rule.decided.on, language),
            because: rule.decided.because,
          })}
        </p>
      )}
      {mayDecide && move === undefined && (
        <div className="row no-print">
          {movesOf(rule).map((each) => (
            <Button
              key={each}
              type={each === 'confirm' ? 'primary' : 'default'}
              aria-label={`${t(`rules.do.${each}`)} ${words}`}
              onClick={() => setMove(each)}
            >
              {t(`rules.do.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {move !== undefined && (
        <RuleForm path={`/rules/${rule.id}`} rule={rule} move={move} onClose={() => setMove(undefined)} />
      )}
    </article>
  );
}

function State({ rule }: { rule: RuleRow }) {
  const t = useTexts();
  const { own, value, confidence } = rule;
  if (isWaiting(rule))
    return (
      <span className="tag confidence-unsure">
        <span aria-hidden="true">? </span>
        {t('rules.state.waiting')}
      </span>
    );
  if (own === null) return <ConfidenceTag confidence={confidence} />;
  return (
    <span className="tag">
      <span aria-hidden="true">✓ </span>
      {own === value ? t('rules.state.confirmed') : t('rules.state.set', { n: value })}
    </span>
  );
}

/** Registers and duties that hang on it, each a way to what it moves. */
function UsedBy({ rule: { registers, duties } }: { rule: RuleRow }) {
  const t = useTexts();
  const { language } = useLanguage();
  const definitions = useDuties();
  if (definitions === undefined || registers.length + duties.length === 0) return null;
  return (
    <p className="row duty-rule">
      {registers.length > 0 && <span className="soft">{t('rules.used-by.registers')}</span>}
      {registers.map((name) => (
        <Link key={name} to="/registers/$name" params={{ name }} search={{}} className="touch-link">
          {inLanguage(definitions.registerNamed(name)?.words ?? [name, name], language)}
        </Link>
      ))}
      {duties.length > 0 && <span className="soft">{t('rules.used-by.duties')}</span>}
      {duties.map((name) => (
        <Link key={name} to="/duties/$name" params={{ name }} search={{}} className="touch-link">
          {inLanguage(definitions.dutyNamed(name)?.words ?? [name, name], language)}
        </Link>
      ))}
    </p>
  );
}
