import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import type { Filter } from './filter.ts';
import { chipsOf } from './sentence.ts';
import { useNames } from './use-hazards.ts';

/** The filter as a sentence whose parts can be taken away one by one. */
export function Chips({
  filter,
  onRemove,
  onOpen,
}: {
  filter: Filter;
  onRemove: (names: readonly string[]) => void;
  onOpen: () => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const chips = chipsOf(filter, t, useNames(filter), (day) => dayInWords(day, language));
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('hazards.chips')}>
      {chips.map((chip) => (
        <li key={chip.key} className="chip">
          <button type="button" className="chip-text" onClick={onOpen}>
            {chip.text}
          </button>
          <button
            type="button"
            className="chip-x"
            aria-label={t('hazards.chip.remove', { text: chip.text })}
            onClick={() => onRemove(chip.removes)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
