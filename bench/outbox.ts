import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openSealer } from '../server/store/sealer.ts';
import { admit, signIn } from '../server/testing/admission.ts';
import { type HttpGateway, openHttpGateway } from '../server/testing/gateways.ts';
import { startProduct } from '../server/testing/serving.ts';
import { type OwnedDatabase, openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { fillHazards, type Ground, makeGround } from './many-hazards.ts';
import { conclude, median, quantile, rounded, spread } from './statistics.ts';

/**
 * Interactive calls while notices leave through a gateway that takes 200 ms for each, against the same calls while
 * none do: rounds of the two take turns, in one process of the product. A few people open lists and hazards and report
 * one now and then; the p95 of their calls may grow by a fifth.
 */
const quick = process.argv.includes('--quick');
const MESSAGES = quick ? 1_200 : 10_000;
const ROUNDS = quick ? 6 : 20;
const HAZARDS = quick ? 2_000 : 20_000;
const GATEWAY_MS = 200;
const MOST_RATIO = 1.2;
const PEOPLE = 4;
/** Between two calls of one person, milliseconds: far from what the server can do, as in an office. */
const THINK_MS = 20;

const temporary = await openTemporary();
try {
  await measure(temporary);
} finally {
  await temporary.stop();
}

async function measure({ make, dataDir }: Temporary): Promise<void> {
  const home = await make('outbox');
  const ground = await makeGround(home);
  await fillHazards(home, ground, HAZARDS);
  await admit(home, [
    { username: 'bench', name: '林检查', roles: ['desk'], authorityId: ground.authorityId },
  ]);
  const gateway = await openHttpGateway('takes', GATEWAY_MS);
  const channelId = await plantChannel(home, ground, dataDir, gateway);
  const product = await startProduct({
    DATABASE_URL: home.ownerUrl,
    DATABASE_APP_URL: home.appUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  });
  try {
    const cookie = await signIn(product.url, 'bench');
    const office = await openOffice(product.url, cookie, ground);
    const each = Math.ceil(MESSAGES / ROUNDS);
    await office.work(pause(2000));
    const ratios: number[] = [];
    const p95 = { with: [] as number[], without: [] as number[] };
    let sent = 0;
    let seconds = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      await plantMessages(home, ground, channelId, each);
      const during = await office.work(untilSent(home));
      const took = performance.now() - begun;
      const after = await office.work(pause(took));
      sent += each;
      seconds += took / 1000;
      p95.with.push(quantile(during, 0.95));
      p95.without.push(quantile(after, 0.95));
      ratios.push(quantile(during, 0.95) / quantile(after, 0.95));
    }
    const { rows } = await home.query(
      `select state, count(*)::int as n, max(tries) as tries from message group by state`,
    );
    const all = rows.length === 1 && rows[0].state === 'accepted' && rows[0].n === sent;
    const once = new Set(gateway.taken).size === sent && gateway.taken.length === sent;
    const ok = median(ratios) <= MOST_RATIO && all && once;
    console.log(
      `${ok ? '✓' : '✗'} ${sent} messages in ${seconds.toFixed(0)} s (${(sent / seconds).toFixed(0)} a second), ` +
        `p95 of interactive calls ${spread(p95.without, 1)} → ${spread(p95.with, 1)} ms, ratio ${spread(ratios)}`,
    );
    conclude('outbox', ok, {
      messages: sent,
      gatewayMs: GATEWAY_MS,
      perSecond: Math.round(sent / seconds),
      p95Ratio: rounded(median(ratios)),
      allAccepted: all,
      eachOnce: once,
    });
  } finally {
    await product.stop();
    await gateway.close();
  }
}

async function plantChannel(
  home: OwnedDatabase,
  { authorityId }: Ground,
  dataDir: string,
  { url }: HttpGateway,
): Promise<string> {
  const id = randomUUID();
  await home.query(
    `insert into channel (authority_id, id, kind, name, position, settings)
     values ($1, $2, 'wecom', '群机器人', 1, '{"kind":"wecom"}')`,
    [authorityId, id],
  );
  await home.query(
    `insert into channel_secret (authority_id, channel_id, held, sealed) values ($1, $2, '{url}', $3)`,
    [authorityId, id, (await openSealer(dataDir)).seal(JSON.stringify({ url }))],
  );
  return id;
}

async function plantMessages(home: OwnedDatabase, { authorityId }: Ground, channelId: string, count: number) {
  await home.query(
    `insert into message (authority_id, id, purpose, channel_id, address, subject, text, link, state, made_at, due_at)
     select $1, gen_random_uuid(), 'notice', $2, 'group', '重大事故隐患通知', '【凤台县】贵单位有一条重大事故隐患，请登录签收。',
            '/', 'waiting', now(), now() from generate_series(1, $3::int)`,
    [authorityId, channelId, count],
  );
}

async function untilSent(home: OwnedDatabase): Promise<void> {
  for (;;) {
    const { rows } = await home.query(
      `select exists (select from message where state in ('waiting', 'sending')) as travelling`,
    );
    if (rows[0]?.travelling === false) return;
    await pause(250);
  }
}

/** A few people at work; `work` answers how long each of their calls took while something else went on. */
async function openOffice(base: string, cookie: string, { organisationIds }: Ground) {
  const headers = { cookie, 'content-type': 'application/json' };
  const call = async (path: string, body?: object): Promise<{ rows?: { id: string }[] }> => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${base}/api${path}`, { headers, ...sent });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as { rows?: { id: string }[] };
  };
  const known = ((await call('/hazards?open=true&limit=100')).rows ?? []).map(({ id }) => id);
  let turn = 0;
  const next = (): Promise<unknown> => {
    turn += 1;
    if (turn % 10 === 0)
      return call('/hazards', {
        id: randomUUID(),
        title: '液氨储罐压力表超期未检，东侧',
        organisationId: organisationIds[turn % organisationIds.length],
        channel: 'supervision',
        foundOn: '2026-01-20',
        happenedAt: '2026-01-20T08:00:00+08:00',
      });
    if (turn % 3 === 0) return call('/hazards?open=true&limit=25');
    return call(`/hazards/${known[turn % known.length]}`);
  };
  return {
    work: async (meanwhile: Promise<unknown>): Promise<number[]> => {
      const took: number[] = [];
      let over = false;
      const person = async () => {
        while (!over) {
          const from = performance.now();
          await next();
          took.push(performance.now() - from);
          await pause(THINK_MS);
        }
      };
      const people = Array.from({ length: PEOPLE }, person);
      await meanwhile;
      over = true;
      await Promise.all(people);
      return took;
    },
  };
}
