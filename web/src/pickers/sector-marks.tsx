import { SECTOR_MARKS } from '@zhiben/domain/reference/sector-marks.ts';
import { useLanguage } from '../texts/index.ts';

/** 领域标记 in the reader's language. */
export function useMarkName(): (id: string) => string {
  const { language } = useLanguage();
  return (id) => {
    const mark = SECTOR_MARKS.find((each) => each.id === id);
    return mark === undefined ? id : mark[language];
  };
}

/** All sector marks to tick. */
export function MarkTicks({
  value,
  onChange,
  disabled = false,
}: {
  value: readonly string[];
  onChange: (marks: string[]) => void;
  disabled?: boolean;
}) {
  const nameOf = useMarkName();
  return (
    <div className="ticks">
      {SECTOR_MARKS.map(({ id }) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            disabled={disabled}
            checked={value.includes(id)}
            onChange={(e) =>
              onChange(e.target.checked ? [...value, id] : value.filter((mark) => mark !== id))
            }
          />
          {nameOf(id)}
        </label>
      ))}
    </div>
  );
}
