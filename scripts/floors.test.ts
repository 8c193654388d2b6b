import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { checkFloors } from './floors.ts';

const made: string[] = [];

function house(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'floors-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

describe('the floors check', () => {
  it('finds nothing wrong in this house, and did read it', () => {
    const { modules, imports, violations } = checkFloors(fileURLToPath(new URL('..', import.meta.url)));
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(50);
    expect(imports).toBeGreaterThan(100);
  });

  it.each([
    [
      'the domain reaches up into the server',
      'domain/kinds/hazard/a.ts',
      "import { x } from '@zhiben/server/store/b.ts';",
    ],
    ['the page skips the API', 'web/src/a.tsx', "import { x } from '../../server/store/b.ts';"],
    ['the store knows a service', 'server/store/a.ts', "import type { X } from '../services/b.ts';"],
    ['one kind imports its neighbour', 'domain/kinds/tip/a.ts', "export { x } from '../hazard/b.ts';"],
    ['a primitive knows a kind', 'domain/primitives/a.ts', "const x = await import('../kinds/hazard/b.ts');"],
    ['the domain reads a file', 'domain/values/a.ts', "import { readFileSync } from 'node:fs';"],
    ['a folder is on no floor', 'somewhere/a.ts', "import { x } from '@zhiben/domain/values/b.ts';"],
  ])('refuses when %s', (_what, file, text) => {
    expect(checkFloors(house({ [file]: text })).violations).toMatchObject([{ file }]);
  });

  it('lets the upper floors stand on the lower ones', () => {
    const root = house({
      'server/http/a.ts':
        "import { x } from '../services/b.ts';\nimport y from '@zhiben/domain/values/c.ts';",
      'server/services/b.ts': "import { z } from '../store/d.ts';",
    });
    expect(checkFloors(root)).toEqual({ modules: 2, imports: 3, violations: [] });
  });
});
