import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { signIn, standAt, visitorOf } from './visitor.ts';

let park: Park;
let browser: Browser;
beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

const PAGES = [
  '/',
  '/hazards',
  '/report',
  '/enterprises',
  '/people',
  '/import',
  '/standards',
  '/settings',
  '/registers/drill/new',
  '/duties/self-check',
  '/documents',
  '/plan?view=edit',
];

/** What the browser itself kept the page from doing, or heard of outside: told by the browser, not by the page. */
async function listen(page: Page, url: string): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeFunction('tellViolation', (what: string) => void heard.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const tell = (globalThis as unknown as { tellViolation(what: string): void }).tellViolation;
      tell(`${event.violatedDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(blob|data):/.test(to)) heard.push(`asked ${to}`);
  });
  return heard;
}

it('is content with what its policy allows, on every page, and asks nobody but its own server', async () => {
  const context = await standAt(browser, park.url, 'desk');
  const page = await context.newPage();
  const heard = await listen(page, park.url);
  const visitor = visitorOf(page);
  const first = await page.goto('/sign-in');
  expect(first?.headers()['content-security-policy']).toContain("script-src 'self';");
  await page.getByRole('button').first().waitFor();
  await signIn(context, park, 'admin');
  for (const path of PAGES) {
    await visitor.go(path);
    await page.getByRole('main').first().waitFor();
    await page.waitForLoadState('networkidle');
  }
  await visitor.go('/report');
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: PIXEL });
  await page.waitForLoadState('networkidle');
  expect(heard).toEqual([]);
  // A control: a script in the document would be heard of.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  });
  expect(await page.title()).not.toBe('run');
  await expect.poll(() => heard).toHaveLength(1);
  expect(heard[0]).toMatch(/^script-src/);
});

/** One white point. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
