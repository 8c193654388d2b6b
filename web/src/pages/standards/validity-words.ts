import type { Standard } from '@zhiben/domain/standards/criteria.ts';

/** Key and days of the sentence that says when a standard is in force. */
export function inForce({
  effectiveFrom: from,
  effectiveTo: to,
}: Pick<Standard, 'effectiveFrom' | 'effectiveTo'>): {
  key: string;
  from: string | null;
  to: string | null;
} {
  const key =
    from !== null && to !== null
      ? 'standards.in-force-until'
      : from !== null
        ? 'standards.in-force'
        : to !== null
          ? 'standards.in-force-end'
          : 'standards.in-force-unknown';
  return { key, from, to };
}

/** The text in pieces, each with whether one of the words stands in it; the longest word wins. */
export function marked(text: string, words: readonly string[]): { text: string; hit: boolean }[] {
  const wanted = words.filter((word) => word !== '').sort((a, b) => b.length - a.length);
  const pieces: { text: string; hit: boolean }[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const word = wanted.find((each) => text.startsWith(each, at));
    if (word === undefined) {
      plain += text.charAt(at);
      at += 1;
    } else {
      if (plain !== '') pieces.push({ text: plain, hit: false });
      plain = '';
      pieces.push({ text: word, hit: true });
      at += word.length;
    }
  }
  return plain === '' ? pieces : [...pieces, { text: plain, hit: false }];
}
