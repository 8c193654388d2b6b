import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * The floors of the house, and which floors each may stand on. An import that is not listed here is refused; see
 * ARCHITECTURE.md for the picture.
 */
const FLOORS: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['domain/values', []],
  ['domain/reference', ['domain/values']],
  ['domain/primitives', ['domain/values']],
  ['domain/standards', ['domain/primitives', 'domain/reference', 'domain/values']],
  ['domain/kinds', ['domain/primitives', 'domain/reference', 'domain/standards', 'domain/values']],
  [
    'domain/imports',
    ['domain/kinds', 'domain/primitives', 'domain/reference', 'domain/standards', 'domain/values'],
  ],
  ['domain/plan', ['domain/kinds', 'domain/primitives', 'domain/values']],
  [
    'domain/contract',
    [
      'domain/imports',
      'domain/kinds',
      'domain/plan',
      'domain/primitives',
      'domain/reference',
      'domain/standards',
      'domain/values',
    ],
  ],
  ['server/store', ['domain']],
  ['server/services', ['server/store', 'domain']],
  ['server/demo', ['server/services', 'server/store', 'domain']],
  ['server/http', ['server/demo', 'server/services', 'server/store', 'domain']],
  ['server/jobs', ['server/services', 'server/store', 'domain']],
  ['server/ingest', ['server/services', 'server/store', 'domain']],
  ['server/cli', ['server', 'domain']],
  ['server/testing', ['server', 'domain']],
  ['server', ['server', 'domain']],
  ['web', ['domain']],
  ['e2e', ['server', 'domain']],
  ['bench', ['server', 'domain', 'e2e']],
  ['scripts', ['server', 'domain', 'web']],
];

/** Rooms whose neighbours inside the same room may not import each other: a kind never needs another kind. */
const APART = ['domain/kinds'];
/** Pure rooms: no I/O, so nothing of Node. */
const PURE = ['domain', 'web'];

export interface Violation {
  readonly file: string;
  readonly imports: string;
  readonly why: string;
}

export interface FloorReport {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
}

/** Reads every module under `root` and every import in it. A check that read nothing is no check: see `modules`. */
export function checkFloors(root: string): FloorReport {
  const violations: Violation[] = [];
  let modules = 0;
  let imports = 0;
  for (const file of sources(root)) {
    modules += 1;
    const from = relative(root, file).split(sep).join('/');
    for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
      imports += 1;
      const why = judge(root, from, specifier);
      if (why !== undefined) violations.push({ file: from, imports: specifier, why });
    }
  }
  return { modules, imports, violations };
}

function judge(root: string, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:') && !isTest(from) && PURE.some((room) => from.startsWith(`${room}/`))) {
    return from.includes('vite.config') ? undefined : 'a pure room has no I/O';
  }
  const to = target(root, from, specifier);
  if (to === undefined) return undefined;
  const [room, allowed] = floorOf(from) ?? [];
  if (room === undefined || allowed === undefined)
    return 'this folder is on no floor: name it in scripts/floors.ts';
  const toRoom = floorOf(to)?.[0];
  if (toRoom === room) {
    const apart = APART.includes(room) && folderIn(from, room) !== folderIn(to, room);
    return apart ? 'no kind imports a neighbour' : undefined;
  }
  // A test of the server may set up what it needs from any room of the server.
  if (isTest(from) && from.startsWith('server/') && to.startsWith('server/')) return undefined;
  return allowed.some((a) => to === a || to.startsWith(`${a}/`))
    ? undefined
    : `${room} may not stand on ${toRoom ?? to}`;
}

function floorOf(path: string) {
  return FLOORS.filter(([room]) => path.startsWith(`${room}/`)).sort(([a], [b]) => b.length - a.length)[0];
}

function folderIn(path: string, room: string): string {
  return path.slice(room.length + 1).split('/')[0] ?? '';
}

function isTest(path: string): boolean {
  return path.includes('.test.');
}

/** The imported file as a path from the root; undefined for packages that are not ours. */
function target(root: string, from: string, specifier: string): string | undefined {
  const own = /^@zhiben\/(\w+)\/(.+)$/.exec(specifier);
  if (own) return `${own[1]}/${own[2]}`;
  if (!specifier.startsWith('.')) return undefined;
  const path = relative(root, resolve(root, dirname(from), specifier))
    .split(sep)
    .join('/');
  return path;
}

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n|;)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((m) => m[1] ?? m[2] ?? '');
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'data', '.git'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx)$/.test(entry.name) && floorFile(path)) yield path;
  }
}

function floorFile(path: string): boolean {
  // floors.test.ts holds planted violations as text.
  return (
    !path.endsWith('.gen.ts') &&
    !path.endsWith('floors.test.ts') &&
    !path.endsWith('vitest.config.ts') &&
    !path.endsWith('.d.ts')
  );
}
