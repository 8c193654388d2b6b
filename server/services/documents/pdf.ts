import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FONTS } from './word/measures.ts';

/** A conversion that takes longer hangs. */
const PATIENCE_MS = 90_000;
/** Waiting conversions beyond which another one is refused: LibreOffice takes a second or two for each. */
const MOST_WAITING = 20;

export type Converted = 'made' | 'not-available' | 'busy' | 'failed';

/** Turns Word files into PDF with LibreOffice, one at a time, outside of this process. */
export interface PdfMaker {
  /** Writes the PDF of the Word file at `from` to `into`. */
  convert(from: string, into: string): Promise<Converted>;
}

/** @param program The LibreOffice to use: a name on PATH, or a path. */
export function openPdfMaker(program: string): PdfMaker {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    convert: async (from, into) => {
      if (!(await run(program, ['--version']))) return 'not-available';
      if (waiting >= MOST_WAITING) return 'busy';
      waiting += 1;
      const mine = last.then(() => convertOnce(program, from, into));
      last = mine.finally(() => {
        waiting -= 1;
      });
      return mine;
    },
  };
}

/** In a folder of its own, with a profile of its own: two installations never wait for each other's lock. */
async function convertOnce(program: string, from: string, into: string): Promise<Converted> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiben-pdf-'));
  try {
    const fonts = join(folder, 'fonts.conf');
    await writeFile(fonts, fontAliases());
    await mkdir(join(folder, 'out'));
    // By its ending LibreOffice knows what it reads; in the content store files have none.
    const word = join(folder, 'document.docx');
    await copyFile(from, word);
    // `env` sets what only this program is to see: the environment of the server is read in one place, and not here.
    const ended = await run('env', [
      `FONTCONFIG_FILE=${fonts}`,
      `HOME=${folder}`,
      program,
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      join(folder, 'out'),
      word,
    ]);
    if (!ended) return 'failed';
    await copyFile(join(folder, 'out', 'document.pdf'), into);
    return 'made';
  } catch {
    return 'failed';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** True when the program is there and ended well within its time. */
function run(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { stdio: 'ignore', timeout: PATIENCE_MS, killSignal: 'SIGKILL' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Which installed type stands in for one that the standard names and this machine lacks. */
function fontAliases(): string {
  const aliases = Object.values(FONTS).map(
    ({ name, others }) =>
      `<alias binding="same"><family>${name}</family><prefer>${[name, ...others]
        .map((other) => `<family>${other}</family>`)
        .join('')}</prefer></alias>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir prefix="xdg">fontconfig</cachedir>${aliases.join('')}</fontconfig>`;
}
