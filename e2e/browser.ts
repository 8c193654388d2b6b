import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Where Linux distributions keep shared libraries. */
const LIBRARY_FOLDERS = [
  '/lib',
  '/lib64',
  '/usr/lib',
  '/usr/lib64',
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
];
const NEEDED = ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'];

/**
 * The browser that ships inside an npm package: nothing is downloaded and nothing needs to be installed. Where the
 * system lacks its few libraries, the copies in the package's own archive are used. CHROMIUM_PATH names another one.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  const { executablePath, args } =
    own === undefined ? await packagedBrowser() : { executablePath: own, args: ['--no-sandbox'] };
  return chromium.launch({
    executablePath,
    headless: true,
    // Nothing of the browser's own may leave this machine.
    args: [
      ...args,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

async function packagedBrowser() {
  // The package unpacks into the temporary folder: one folder a user, so that nobody runs another's files.
  const folder = join(tmpdir(), `zhiben-browser-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    // The package looks at this variable to decide whether to bring its own libraries.
    if (!systemHasLibraries()) process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
    const { default: packaged } = await import('@sparticuz/chromium');
    const args = packaged.args.filter((arg) => !arg.startsWith('--headless') && arg !== '--single-process');
    return { executablePath: await packaged.executablePath(), args };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function systemHasLibraries(): boolean {
  return NEEDED.every((name) => LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, name))));
}
