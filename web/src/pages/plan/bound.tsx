import type { Binding } from '@zhiben/domain/plan/clause.ts';
import { type EvidenceByKey, evidenceKey } from '@zhiben/domain/plan/evidence.ts';
import { BINDING_KINDS, BOUND } from '@zhiben/domain/plan/vocabulary.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Ago } from '../../ui/when.tsx';
import { addressOf } from './links.ts';
import { AddressLink } from './parts.tsx';
import { inLanguage, startOfDay } from './words.ts';

/** The store counts no further. */
const MOST = 1000;

/** What a clause is bound to: where to look, how many records stand there, and how fresh they are. */
export function Bound({
  bindings,
  known,
}: {
  bindings: readonly Binding[];
  known: EvidenceByKey | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <ul className="lines">
      {bindings.map((binding) => {
        const { kind, name, share } = binding;
        const address = addressOf(binding);
        const words = inLanguage(BOUND[kind][name] ?? [name, name], language);
        return (
          <li key={evidenceKey(binding)}>
            <span className="line-title">
              <span className="soft">{inLanguage(BINDING_KINDS[kind], language)}</span>{' '}
              {address === undefined ? words : <AddressLink address={address}>{words}</AddressLink>}{' '}
              {share !== undefined && <span className="tag">{t('plan.clause.part')}</span>}
            </span>
            {known !== undefined && <Behind binding={binding} known={known} />}
          </li>
        );
      })}
    </ul>
  );
}

function Behind({ binding, known }: { binding: Binding; known: EvidenceByKey }) {
  const t = useTexts();
  const { count = 0, latest = null } = known.get(evidenceKey(binding)) ?? {};
  if (count === 0) return <span className="soft">{t('plan.clause.count-none')}</span>;
  // A standard is no list of records.
  if (binding.kind === 'standard') return <span className="soft">{t('plan.clause.shipped')}</span>;
  return (
    <span>
      {count >= MOST ? t('plan.clause.count-most') : t('plan.clause.count', { n: count })}
      {latest !== null && (
        <>
          {' '}
          · <Ago at={startOfDay(latest)} />
        </>
      )}
    </span>
  );
}
