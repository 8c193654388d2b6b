/** Share of the pairs of neighbouring characters that two texts have in common (Dice), 0 to 1. */
export function wordsInCommon(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

/** The pairs of neighbouring characters of a text. Full and half width, capitals and punctuation do not count. */
export function bigrams(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)) {
    const letters = Array.from(run);
    for (let i = 0; i + 1 < letters.length; i++) pairs.add(`${letters[i]}${letters[i + 1]}`);
  }
  return pairs;
}
