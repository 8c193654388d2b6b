import type { CaseLadder } from '@zhiben/domain/contract/escalation.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { RungLine } from './rung-line.tsx';
import { RungMoves } from './rung-moves.tsx';

/** One ladder: the rungs that were reached with what can be done about them, and those ahead with their days. */
export function Rungs({
  ladder: { reached, ahead, setByAuthority },
  ahead: lead,
  rule: ruleInWords,
}: {
  ladder: CaseLadder;
  /** The sentence over what comes next. */
  ahead: string;
  rule: (rule: CaseLadder['ahead'][number]['rule']) => string;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <>
      <ul className="notice-list">
        {reached.map((rung, i) => (
          <li key={rung.id}>
            <RungLine rung={rung} />
            <RungMoves rung={rung} latest={i === 0} />
          </li>
        ))}
      </ul>
      {ahead.length > 0 && (
        <>
          <p>{lead}</p>
          <ol className="ladder-ahead">
            {ahead.map(({ rung, on, rule }) => (
              <li key={rung}>
                {t('ladder.ahead-line', { day: dayInWords(on, language), rung: t(`ladder.rung.${rung}`) })}{' '}
                <span className="soft">{ruleInWords(rule)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {!setByAuthority && <p className="soft">{t('ladder.unsure')}</p>}
    </>
  );
}
