import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A text and the catalogue, by its path, that holds it. */
export type Keys = ReadonlyMap<string, string>;

/** What a file of source asks for: whole keys, and patterns of those that it builds while it runs. */
export interface Asked {
  readonly whole: ReadonlySet<string>;
  readonly built: readonly RegExp[];
}

const isCatalogue = (file: string) => /(^|\/)texts\.ts$|\/texts\/[^/]+\.ts$/.test(file);

/** Every source file that may ask for a text, tests left out; paths from the root of the project. */
export function sources(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      if (entry.name === 'node_modules' || entry.name === 'dist') return [];
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return below(path);
      return /\.tsx?$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [path] : [];
    });
  return [...below('web/src'), ...below('domain'), ...below('server')];
}

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every key of every catalogue; those that stand in two are told apart. */
export function readKeys(files: readonly string[]): { readonly keys: Keys; readonly twice: string[] } {
  const keys = new Map<string, string>();
  const twice: string[] = [];
  for (const file of files.filter(isCatalogue))
    for (const [, quoted, plain] of textOf(file).matchAll(/^ {2,4}(?:'([^'\n]+)'|([a-z]\w*)): \[/gm)) {
      const key = quoted ?? plain ?? '';
      if (keys.has(key)) twice.push(key);
      keys.set(key, file);
    }
  return { keys, twice };
}

/** What a source asks for. A built key is known by its fixed parts: at least one of them has to hold a word and a dot. */
export function askedBy(source: string): Asked {
  const whole = new Set<string>();
  for (const [, single, double] of source.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g))
    whole.add(single ?? double ?? '');
  const built: RegExp[] = [];
  for (const [, words = ''] of source.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)) {
    const parts = words.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
    if (
      !parts.some((part) => /[a-z]{2}/.test(part) && part.includes('.')) ||
      parts.some((part) => /[^\w./-]/.test(part))
    )
      continue;
    built.push(new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`));
  }
  return { whole, built };
}

export function asks({ whole, built }: Asked, key: string): boolean {
  return whole.has(key) || built.some((pattern) => pattern.test(key));
}

const imports = new Map<string, string[]>();

/** The files that this one imports, at once or when they are needed. */
export function importsOf(file: string): string[] {
  const known = imports.get(file) ?? readImports(file);
  imports.set(file, known);
  return known;
}

function readImports(file: string): string[] {
  return [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, name = '']) => {
    const path = name.startsWith('@zhiben/domain/')
      ? name.replace('@zhiben/', '')
      : name.startsWith('.')
        ? relative(ROOT, join(ROOT, dirname(file), name))
        : '';
    return /\.tsx?$/.test(path) && existsSync(join(ROOT, path)) ? [path] : [];
  });
}

/** A file with everything that it imports, but for what `beyond` names. */
export function closureOf(file: string, beyond: (file: string) => boolean): Set<string> {
  const found = new Set<string>();
  const todo = [file];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (found.has(next) || beyond(next)) continue;
    found.add(next);
    todo.push(...importsOf(next));
  }
  return found;
}
