import { tidyText } from '../values/names.ts';

/** One entry of an official list in which every entry but the topmost stands under another. */
export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  /** Code of the entry above; `null` at the top. */
  readonly parent: string | null;
}

export interface CodeTree {
  readonly entries: readonly CodeEntry[];
  find(code: string): CodeEntry | undefined;
  childrenOf(code: string | null): readonly CodeEntry[];
  /** From the topmost entry down to the one above `code`; empty for an unknown code. */
  ancestorsOf(code: string): readonly CodeEntry[];
  /** Codes from the top down, joined by points, fit for `ltree`; `undefined` for an unknown code. */
  pathOf(code: string): string | undefined;
  /** True when `code` is `root` or stands somewhere under it. */
  isUnder(code: string, root: string): boolean;
  /** Entries whose name, or the names above it, hold every word; nearest and shortest names first. */
  search(words: string, limit?: number): readonly CodeEntry[];
}

/** Reads an official list once and answers every question about its shape. */
export function codeTree(entries: readonly CodeEntry[]): CodeTree {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const children = Map.groupBy(entries, (entry) => entry.parent);

  function ancestorsOf(code: string): readonly CodeEntry[] {
    const chain: CodeEntry[] = [];
    let parent = byCode.get(code)?.parent ?? null;
    while (parent !== null) {
      const entry = byCode.get(parent);
      if (entry === undefined) break;
      chain.unshift(entry);
      parent = entry.parent;
    }
    return chain;
  }

  function search(words: string, limit = 20): readonly CodeEntry[] {
    const wanted = tidyText(words).split(' ').filter(Boolean);
    if (wanted.length === 0) return [];
    const found: { entry: CodeEntry; rank: number }[] = [];
    for (const entry of entries) {
      const own = wanted.filter((word) => entry.name.includes(word) || entry.code.startsWith(word)).length;
      if (own === 0) continue;
      const above = ancestorsOf(entry.code);
      const all = wanted.every(
        (word) =>
          entry.name.includes(word) ||
          entry.code.startsWith(word) ||
          above.some((a) => a.name.includes(word)),
      );
      if (all) found.push({ entry, rank: own * 100 - entry.name.length });
    }
    return found
      .sort((a, b) => b.rank - a.rank || (a.entry.code < b.entry.code ? -1 : 1))
      .slice(0, limit)
      .map(({ entry }) => entry);
  }

  return {
    entries,
    find: (code) => byCode.get(code),
    childrenOf: (code) => children.get(code) ?? [],
    ancestorsOf,
    pathOf: (code) =>
      byCode.has(code) ? [...ancestorsOf(code).map((entry) => entry.code), code].join('.') : undefined,
    isUnder: (code, root) => code === root || ancestorsOf(code).some((entry) => entry.code === root),
    search,
  };
}
