import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../e2e/browser.ts';
import { openPagePark, type PagePark } from './page-park.ts';
import { conclude, median, rounded, spread } from './statistics.ts';

/**
 * What a phone of five years ago has to carry before the list of hazards can be used: JavaScript that arrives before
 * the list shows (gzip), and the time until its first line stands and answers, with the processor slowed four times.
 * The page as it is built (`npm run build`), from the real server, every visit with an empty cache.
 */
const MOST_KB = 250;
const MOST_MS = 2500;
const SLOWED = 4;

const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 9;
const hazards = quick ? 600 : 20_000;

interface Visit {
  /** Bytes after gzip of every script that arrived before the list showed. */
  readonly scriptBytes: number;
  readonly interactiveMs: number;
}

/** Notes, in the page, when the first line stands and the browser is free to answer again. */
const WATCH = `new MutationObserver((_, watcher) => {
  if (document.querySelector('.hazard-row') === null) return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.firstLineAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

async function visit(browser: Browser, { url, cookie }: PagePark): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const scripts: Promise<number>[] = [];
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'script')
        // What is still on its way when the visit ends did not come before the list.
        scripts.push(
          answer.body().then(
            (body) => gzipSync(body).length,
            () => 0,
          ),
        );
    });
    await page.addInitScript(WATCH);
    await page.goto(`${url}/hazards?open=true`, { waitUntil: 'commit' });
    await page.locator('.hazard-row').first().waitFor({ timeout: 60_000 });
    // Asked from outside: the page's own policy lets nobody wait inside it.
    while (Number.isNaN(Number(await page.evaluate('window.firstLineAt')))) await page.waitForTimeout(20);
    const bytes = await Promise.all(scripts);
    const interactiveMs = Number(await page.evaluate('window.firstLineAt'));
    // It answers: the first line opens what it names.
    await page.locator('.hazard-link').first().click();
    await page.waitForURL(/\/hazards\/[0-9a-f-]{36}/);
    return { scriptBytes: bytes.reduce((sum, one) => sum + one, 0), interactiveMs };
  } finally {
    await context.close();
  }
}

// As it is now, not as somebody built it once.
execFileSync('npm', ['run', '--silent', 'build'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
const park = await openPagePark(hazards);
const browser = await launchBrowser();
try {
  const visits: Visit[] = [];
  // The first visit warms the server and the file cache, not the browser's: it is not counted.
  for (let round = 0; round <= rounds; round++) visits.push(await visit(browser, park));
  const counted = visits.slice(1);
  const times = counted.map((one) => one.interactiveMs);
  const jsGzipKB = rounded(median(counted.map((one) => one.scriptBytes)) / 1024, 1);
  const interactiveMs = Math.round(median(times));
  console.log(`JavaScript before the list shows: ${jsGzipKB} KB (gzip), at most ${MOST_KB}`);
  console.log(`List interactive, processor slowed ${SLOWED}×: ${spread(times, 0)} ms, at most ${MOST_MS}`);
  conclude('first-page', jsGzipKB <= MOST_KB && interactiveMs <= MOST_MS, {
    jsGzipKB,
    interactiveMs,
    rounds,
    hazards,
  });
} finally {
  await browser.close();
  await park.stop();
}
