import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Park, UserName } from './park.ts';

/** An old phone held upright, and a desk. */
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } } as const;
export type Device = keyof typeof SIZES;

/** One person at one device: what he does reads as he would tell it. */
export interface Visitor {
  readonly page: Page;
  go(path: string): Promise<void>;
  /** Touches the button or link of this name. */
  touch(name: string | RegExp): Promise<void>;
  /** Writes into the field of this label. */
  write(label: string | RegExp, words: string): Promise<void>;
  /** Chooses from a searchable list. */
  choose(label: string, words: string): Promise<void>;
  /** Takes a photo with the field of this label; every call takes another picture. */
  photograph(label: string): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
  /** Looks with the eyes of somebody who cannot see: nothing serious may be found. */
  isAccessible(): Promise<void>;
}

export async function visit(
  browser: Browser,
  park: Park,
  user: UserName,
  device: Device = 'desk',
): Promise<Visitor> {
  const context = await standAt(browser, park.url, device);
  await signIn(context, park, user);
  return visitorOf(await context.newPage());
}

/** Somebody whom the server does not know yet. */
export async function stranger(browser: Browser, url: string, device: Device = 'desk'): Promise<Visitor> {
  const context = await standAt(browser, url, device);
  return visitorOf(await context.newPage());
}

/** A device of its own: no cookies, nothing kept. */
export function standAt(browser: Browser, url: string, device: Device): Promise<BrowserContext> {
  return browser.newContext({
    viewport: SIZES[device],
    baseURL: url,
    hasTouch: device === 'phone',
    isMobile: device === 'phone',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}

export async function signIn(context: BrowserContext, park: Park, user: UserName): Promise<void> {
  await context.addCookies([
    { ...(await park.cookieOf(user)), url: park.url, httpOnly: true, sameSite: 'Lax' },
  ]);
}

export function visitorOf(page: Page): Visitor {
  page.setDefaultTimeout(20_000);

  return {
    page,
    go: async (path) => {
      await page.goto(path);
    },
    touch: async (name) => {
      const exact = typeof name === 'string';
      await page
        .getByRole('button', { name, exact })
        .or(page.getByRole('link', { name, exact }))
        .first()
        .click();
    },
    write: async (label, words) => {
      await page.getByLabel(label).first().fill(words);
    },
    choose: async (label, words) => {
      const field = page.getByRole('combobox', { name: label }).first();
      await field.click();
      await field.fill(words);
      await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
    },
    photograph: async (label) => {
      const kept = page.getByRole('list', { name: label }).getByRole('listitem');
      const before = await kept.count();
      await page
        .locator('fieldset')
        .filter({ has: page.locator('legend', { hasText: label }) })
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: `IMG_${Date.now()}.jpg`, mimeType: 'image/jpeg', buffer: await picture() });
      await kept.nth(before).waitFor();
    },
    sees: async (words) => {
      await page.getByText(words).first().waitFor();
    },
    isAccessible: async () => {
      expect(await graveFaults(page)).toEqual([]);
    },
  };
}

/** What somebody who cannot see, or cannot aim, would stumble over: the rule and the place. */
export async function graveFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // No frames here: one pass in the page itself will do.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html.slice(0, 160)}`));
}

let shots = 0;

/** A picture like no other: two that look alike would be recognised as the same photo. */
function picture(): Promise<Buffer> {
  shots += 1;
  const squares = Array.from({ length: 24 }, (_v, i) => {
    const seed = (shots * 7919 + i * 104_729) % 1_000_003;
    const colour = `rgb(${seed % 256},${(seed * 3) % 256},${(seed * 7) % 256})`;
    return `<rect x="${(seed * 13) % 560}" y="${(seed * 17) % 400}" width="${60 + (seed % 140)}" height="${40 + (seed % 110)}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">${squares.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}
