/** Characters of a title; the whole text stays in the description. */
const LONGEST_TITLE = 60;

/**
 * One text, as people say it in one breath, becomes title and description: the first sentence is the title, and the
 * whole text is kept when it says more than that.
 */
export function titleAndRest(words: string): { title: string; description: string } {
  const text = words.trim();
  const first = (text.split(/[。；;！!？?\n]/).find((part) => part.trim() !== '') ?? '').trim();
  const letters = Array.from(first);
  if (letters.length <= LONGEST_TITLE) {
    return { title: first, description: text.replace(/[。；;！!？?\s]+$/, '') === first ? '' : text };
  }
  const cut = letters.slice(0, LONGEST_TITLE).join('');
  // Rather at a comma than in the middle of a word, when one is near the end.
  const comma = Math.max(cut.lastIndexOf('，'), cut.lastIndexOf(','), cut.lastIndexOf('、'));
  return { title: comma > LONGEST_TITLE / 3 ? cut.slice(0, comma) : `${cut}…`, description: text };
}
