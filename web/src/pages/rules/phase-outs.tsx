import type { PhaseOutLine } from '@zhiben/domain/contract/rule.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { newId } from '../../api/ids.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { inLanguage } from '../duties/definitions.ts';
import { useRegisters } from '../registers/definitions.ts';
import { ConfidenceTag } from '../standards/confidence.tsx';
import { PhaseOutForm } from './phase-out-form.tsx';
import { RuleForm } from './rule-form.tsx';

/** A line that asks the authority for its day: the product is not sure of it, and nobody has said. */
export const asksForDay = ({ confidence, own }: PhaseOutLine) => confidence === 'UNSURE' && !own;

/** The lines of phase-out lists, the product's and the authority's own, and the way to keep another. */
export function PhaseOuts({ lines, mayDecide }: { lines: readonly PhaseOutLine[]; mayDecide: boolean }) {
  const t = useTexts();
  const [fresh, setFresh] = useState<string>();
  return (
    <section className="stack" aria-labelledby="rules-phase-outs">
      <h2 id="rules-phase-outs">{t('rules.phase-outs')}</h2>
      <p className="soft field-note">{t('rules.phase-outs-help')}</p>
      <div className="duty-cards">
        {lines.map((line) => (
          <Line key={line.id} line={line} mayDecide={mayDecide} />
        ))}
        {mayDecide && (
          <div className="card duty-card no-print">
            {fresh === undefined ? (
              <div>
                <Button onClick={() => setFresh(newId())}>{t('rules.line.new')}</Button>
              </div>
            ) : (
              <PhaseOutForm id={fresh} onClose={() => setFresh(undefined)} />
            )}
          </div>
        )}
      </div>
    </section>
  );
}

function Line({ line, mayDecide }: { line: PhaseOutLine; mayDecide: boolean }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [open, setOpen] = useState<'keep' | 'take-back'>();
  const words = inLanguage(line.what, language);
  const close = () => setOpen(undefined);
  // A line of the authority's own that was taken back stays to be seen, and can be kept again.
  const ended = !line.own && !line.ofProduct;
  return (
    <article className="card duty-card">
      <p>
        <strong lang={line.ofProduct ? undefined : 'zh-CN'}>{words}</strong>
      </p>
      <p>
        {ended
          ? t('rules.line.ended')
          : line.outBy === null
            ? t('rules.line.no-day')
            : t('rules.line.out-by', { day: dayInWords(line.outBy, language) })}
      </p>
      <p className="row soft duty-rule">
        <span>
          {t('rules.source')} <span lang="zh-CN">{line.source}</span>
        </span>
        {line.own ? (
          <span className="tag">
            <span aria-hidden="true">✓ </span>
            {t('rules.state.confirmed')}
          </span>
        ) : (
          !ended && <ConfidenceTag confidence={line.confidence} />
        )}
        {line.waiting > 0 && <span className="tag">{t('rules.entries-wait', { n: line.waiting })}</span>}
      </p>
      <Matches line={line} />
      {line.decided !== null && (
        <p className="soft">
          {t(line.own ? 'rules.decided' : 'rules.taken-back', {
            who: line.decided.byName,
            day: dayInWords(line.decided.on, language),
            because: line.decided.because,
          })}
        </p>
      )}
      {mayDecide && open === undefined && (
        <div className="row no-print">
          <Button
            type={asksForDay(line) ? 'primary' : 'default'}
            aria-label={`${t('rules.line.keep')} ${words}`}
            onClick={() => setOpen('keep')}
          >
            {t('rules.line.keep')}
          </Button>
          {line.own && (
            <Button aria-label={`${t('rules.do.take-back')} ${words}`} onClick={() => setOpen('take-back')}>
              {t('rules.do.take-back')}
            </Button>
          )}
        </div>
      )}
      {open === 'keep' && <PhaseOutForm id={line.id} line={line} onClose={close} />}
      {open === 'take-back' && <RuleForm path={`/phase-outs/${line.id}`} move="take-back" onClose={close} />}
    </article>
  );
}

/** By what a thing is known to stand on the line. */
function Matches({ line: { kinds, words } }: { line: PhaseOutLine }) {
  const t = useTexts();
  const { language } = useLanguage();
  const kind = useRegisters()
    ?.registerNamed('equipment')
    ?.fields.find(({ name }) => name === 'kind');
  const options = kind !== undefined && 'options' in kind ? kind.options : {};
  return (
    <p className="soft duty-rule">
      {t('rules.line.matches', {
        kinds:
          kinds.map((code) => inLanguage(options[code] ?? [code, code], language)).join(t('list.comma')) ||
          t('rules.line.any'),
        words: words.join(t('list.comma')) || t('rules.line.any'),
      })}
    </p>
  );
}
