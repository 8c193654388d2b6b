import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';

/** Since when, or from when to when, somebody holds a post. */
export function PostDays({ from, to }: { from: string; to: string | null }) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <span className="soft">
      {to === null
        ? t('post.since', { from: dayInWords(from, language) })
        : t('post.from-to', { from: dayInWords(from, language), to: dayInWords(to, language) })}
    </span>
  );
}
