import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type EmptyServer, startServer } from './server.ts';
import { type Device, graveFaults, standAt } from './visitor.ts';

let server: EmptyServer;
let browser: Browser;
let accounts: readonly Account[];

interface Account {
  readonly username: string;
  readonly password: string;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  accounts = ((await ask('/setup/demo', {})) as { accounts: Account[] }).accounts;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function ask(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What a person does with the page, counted: touches, characters typed, and the time that he waits for the page. */
interface Effort {
  touches: number;
  characters: number;
  waitedMs: number;
}

interface Worker {
  readonly page: Page;
  go(path: string): Promise<void>;
  touch(name: string | RegExp): Promise<void>;
  write(label: string, words: string): Promise<void>;
  /** Waits until the page says it: the product's time, not the person's. */
  sees(words: string | RegExp): Promise<void>;
  end(): Promise<void>;
}

/** Somebody of the demonstration park, signed in, whose effort is added up. */
async function work(who: 'desk' | 'leader', effort: Effort, device: Device = 'desk'): Promise<Worker> {
  const account = accounts.find(({ username }) => username === who);
  if (account === undefined) throw new Error(`nobody of the demonstration is called ${who}`);
  const context = await standAt(browser, server.url, device);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.request.post('/api/session', {
    data: { username: account.username, password: account.password },
  });
  const waiting = async (until: () => Promise<unknown>) => {
    const from = performance.now();
    await until();
    effort.waitedMs += performance.now() - from;
  };
  return {
    page,
    go: async (path) => {
      effort.touches += 1;
      await waiting(() => page.goto(path));
    },
    touch: async (name) => {
      effort.touches += 1;
      const exact = typeof name === 'string';
      await waiting(() =>
        page
          .getByRole('button', { name, exact })
          .or(page.getByRole('link', { name, exact }))
          .or(page.getByRole('checkbox', { name, exact }))
          .first()
          .click(),
      );
    },
    write: async (label, words) => {
      effort.touches += 1;
      effort.characters += [...words].length;
      await page.getByLabel(label).first().fill(words);
    },
    sees: (words) => waiting(() => page.getByText(words).first().waitFor()),
    end: () => context.close(),
  };
}

/** Months from the present one, YYYY-MM in China. */
function monthBack(months: number): string {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
}

/**
 * Five minutes are enough for slow hands: three seconds for each touch, two for each character, half a minute of reading
 * for each of four signatures. What the page itself takes is told, and not asserted.
 */
const FIVE_MINUTES_S = 300;
const handSeconds = ({ touches, characters }: Effort) => touches * 3 + characters * 2 + 4 * 30;

describe('the month of a park', () => {
  it('is picked, approved by a second person, submitted, and its bulletin issued, in under five minutes', async () => {
    const effort: Effort = { touches: 0, characters: 0, waitedMs: 0 };
    const month = monthBack(1);
    const desk = await work('desk', effort);
    await desk.go('/monthly');
    await desk.sees('已按规则选好');
    const boxes = desk.page.getByRole('checkbox', { name: /^上报 / });
    const proposed = await boxes.count();
    expect(proposed).toBeGreaterThan(3);
    await desk.touch(/^上报 /);
    for (const n of [1, 2]) {
      effort.touches += 1;
      await desk.page
        .getByRole('checkbox', { name: /^通报中点名 / })
        .nth(n)
        .check();
    }
    const named = await desk.page.locator('.monthly-lines li').nth(1).locator('small').innerText();
    const factory = named.split(' · ')[1] ?? '';
    expect(await graveFaults(desk.page)).toEqual([]);
    await desk.touch(`送审批（${proposed - 1} 条）`);
    await desk.sees('选取人不能审批自己选的');

    const leader = await work('leader', effort, 'phone');
    await leader.go(`/monthly?month=${month}`);
    await leader.write('审批意见', '情况属实，同意上报');
    expect(await graveFaults(leader.page)).toEqual([]);
    await leader.touch('审批签字');
    await leader.sees(/审批 ·/);

    await desk.go(`/monthly?month=${month}`);
    await desk.write('报送单位', '凤台县安委办');
    await desk.touch('登记已上报');
    await desk.sees(/上报至 凤台县安委办/);
    await desk.touch('拟制通报');
    await desk.sees('没有待填写的内容');
    const paper = desk.page.locator('.paper');
    await expect.poll(() => paper.locator('img').count()).toBe(1);
    const words = await paper.innerText();
    expect(words).toContain(factory);
    expect(words).toContain('（不点名）');
    expect(words).toMatch(/新增事故隐患\d+处，销号\d+处；期末未销号\d+处，其中重大事故隐患\d+处/);
    expect(words).toMatch(/新发现隐患主要集中在.+（\d+条）/);
    expect(await graveFaults(desk.page)).toEqual([]);
    await desk.touch('制发');
    effort.touches += 1;
    await desk.page.getByRole('dialog').getByRole('button', { name: '制发' }).click();
    await desk.sees(/月通报〔\d{4}〕1号/);
    await desk.go(`/monthly?month=${month}`);
    await desk.sees(/月通报〔\d{4}〕1号/);
    await Promise.all([desk.end(), leader.end()]);

    console.log(`a month with hazards: ${told(effort)}`);
    expect(handSeconds(effort)).toBeLessThan(FIVE_MINUTES_S);
  });

  it('with nothing outstanding is signed as a nil return by two people', async () => {
    const effort: Effort = { touches: 0, characters: 0, waitedMs: 0 };
    const month = monthBack(0);
    const desk = await work('desk', effort, 'phone');
    await desk.go(`/monthly?month=${month}`);
    await desk.sees('已按规则选好');
    await desk.touch('全部不选');
    await desk.touch('作零报告，送审批');
    await desk.sees('选取人不能审批自己选的');
    const leader = await work('leader', effort);
    await leader.go(`/monthly?month=${month}`);
    await leader.sees('零报告');
    await leader.write('审批意见', '同意零报告');
    await leader.touch('审批签字');
    await leader.sees(/审批 ·/);
    await desk.go(`/monthly?month=${month}`);
    await desk.write('报送单位', '凤台县安委办');
    await desk.touch('登记已上报');
    await desk.sees(/上报至 凤台县安委办/);
    await desk.sees('本月无突出隐患（零报告）');
    await Promise.all([desk.end(), leader.end()]);
    console.log(`a nil return: ${told(effort)}`);
    expect(handSeconds(effort)).toBeLessThan(FIVE_MINUTES_S);
  });
});

const told = (effort: Effort) =>
  `${effort.touches} touches, ${effort.characters} characters typed, ${handSeconds(effort)} s for slow hands, ${(effort.waitedMs / 1000).toFixed(1)} s of waiting`;
