import type { EntryRow } from '@zhiben/domain/contract/register.ts';
import type { RegisterField, Values } from '@zhiben/domain/primitives/register.ts';
import { isRenewed, SOON_DAYS } from '@zhiben/domain/primitives/register-values.ts';
import { type Fen, formatYuan } from '@zhiben/domain/values/money.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { daysBetween } from '@zhiben/domain/values/plain-date.ts';
import { IndustryName, RegionName } from '../../pickers/reference.tsx';
import { type Say, useLanguage, useTexts } from '../../texts/index.ts';
import { Day, todayInChina } from '../../ui/when.tsx';
import { inLanguage } from './definitions.ts';

/** One answer in words, as its field says what it is; a dash for none. */
export function Answer({ field, value }: { field: RegisterField; value: unknown }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (value === undefined || value === null || value === '') return <span className="soft">—</span>;
  switch (field.type) {
    case 'date':
      return <Day value={String(value)} />;
    case 'region':
      return <RegionName code={String(value)} />;
    case 'industry':
      return <IndustryName code={String(value)} />;
    case 'yes-no':
      return t(value === true ? 'entry.yes' : 'entry.no');
    case 'money':
      return t('entry.yuan', { amount: formatYuan(value as Fen) });
    case 'number':
      return field.unit === undefined
        ? String(value)
        : `${String(value)} ${inLanguage(field.unit, language)}`;
    case 'choice':
    case 'choices':
      return [value]
        .flat()
        .map((code) => {
          const words = field.options[String(code)];
          return words === undefined ? String(code) : inLanguage(words, language);
        })
        .join(t('list.comma'));
    case 'lines':
      return <Lines of={field.of} lines={value as readonly Values[]} />;
    default:
      return <span className="answer-text">{String(value)}</span>;
  }
}

function Lines({ of, lines }: { of: readonly RegisterField[]; lines: readonly Values[] }) {
  return (
    <ul className="answer-lines">
      {lines.map((line, index) => (
        <li key={`${index}.${JSON.stringify(line)}`}>
          {of
            .filter(({ name }) => line[name] !== undefined)
            .map((field) => (
              <span key={field.name}>
                <Answer field={field} value={line[field.name]} />
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}

/** How long it still holds, or since when it no longer does. Red has a word and a sign beside it. */
export function Expiry({
  entry,
  on = todayInChina(),
}: {
  entry: Pick<EntryRow, 'expiresOn' | 'endedOn' | 'endedBecause' | 'waitsFor'>;
  /** The day on which it is looked at. */
  on?: string | undefined;
}) {
  const t = useTexts();
  const { expiresOn } = entry;
  if (entry.endedOn !== null) return <Ended entry={entry} />;
  if (expiresOn === null && entry.waitsFor.length > 0) return <Waits />;
  if (expiresOn === null) return <span className="soft">{t('entry.expires.none')}</span>;
  const { text, tone } = expiryIn(expiresOn, on as PlainDate, t);
  return (
    <span className="expiry">
      <Day value={expiresOn} /> {tone !== 'plain' && <span className={`due due-${tone}`}>{text}</span>}
    </span>
  );
}

/** Out of service, or renewed by the next one. */
export function Ended({ entry }: { entry: Pick<EntryRow, 'endedOn' | 'endedBecause'> }) {
  const t = useTexts();
  return <span className="tag tag-ended">{t(isRenewed(entry) ? 'entry.renewed' : 'entry.ended')}</span>;
}

/** In the place of what rests on a rule that the authority has not confirmed. */
export function Waits() {
  const t = useTexts();
  return (
    <span className="tag confidence-unsure tag-waits">
      <span aria-hidden="true">? </span>
      {t('entry.waits')}
    </span>
  );
}

function expiryIn(on: string, today: PlainDate, t: Say): { text: string; tone: 'plain' | 'soon' | 'late' } {
  const left = daysBetween(today, on as PlainDate);
  if (left < 0) return { text: t('entry.expires.late', { days: -left }), tone: 'late' };
  if (left === 0) return { text: t('entry.expires.today'), tone: 'soon' };
  return { text: t('entry.expires.left', { days: left }), tone: left <= SOON_DAYS ? 'soon' : 'plain' };
}
