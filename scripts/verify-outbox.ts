import { setTimeout as pause } from 'node:timers/promises';
import { noteEnded, takeDue, tryMessage } from '../server/services/outgoing.ts';
import { openDatabase } from '../server/store/database.ts';
import { openSealer } from '../server/store/sealer.ts';
import {
  type HttpGateway,
  type MailGateway,
  type Manner,
  openHttpGateway,
  openMailGateway,
} from '../server/testing/gateways.ts';
import { freePort, type ServerProcess, startProduct } from '../server/testing/serving.ts';
import { type OwnedDatabase, openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { findFaults, type Ledger } from './outbox/faults.ts';
import { Office, plantScene } from './outbox/scene.ts';

/**
 * Proves that every notice ends, that none is lost, and that what comes twice comes under the same id: a real mail
 * server and real HTTP gateways refuse, are busy, hang, hang up, answer 500 and lie in turns, and the server is killed
 * in the middle. Then the gateways behave, the clock of the product is moved on, and what the outbox says is compared
 * with what lies at the gateways.
 *
 * A control shows that the comparison sees: an outbox that calls messages accepted before it sends them, and is killed
 * in between, must be caught.
 */
const quick = process.argv.includes('--quick');
const ENTERPRISES = quick ? 40 : 200;
const KILLS = quick ? 2 : 5;
const CHAOS_MS = quick ? 12_000 : 30_000;
/** Longer than any lease: a run that has not ended by then never would. */
const LATEST_MS = 6 * 60_000;

const MAIL_MOODS: readonly MailGateway['manner'][] = ['takes', 'busy', 'refuses', 'takes', 'hangs'];
const MOODS: readonly Manner[] = ['takes', 'lies', 'answers-500', 'hangs-up', 'takes', 'hangs', 'redirects'];

const begun = performance.now();
const temporary = await openTemporary();
try {
  const proof = await storm(temporary);
  const control = await hastyOutbox(temporary);
  for (const fault of proof.faults.slice(0, 20)) console.log(`✗ ${fault}`);
  const caught = control.faults.some((fault) => fault.includes('no gateway took it'));
  console.log(
    `${proof.faults.length === 0 ? '✓' : '✗'} ${proof.notices} notices, ${proof.messages} messages in ${proof.tries} tries, ` +
      `${KILLS} kills, ${proof.lost} tries lost with the process, ${proof.repeats} taken more than once under one id`,
  );
  console.log(
    `${caught ? '✓' : '✗'} control: an outbox that notes before it sends, ${control.faults.length} faults found`,
  );
  const ok = proof.faults.length === 0 && caught && proof.lost > 0;
  const { faults, ...facts } = proof;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `RESULT ${JSON.stringify({ name: 'outbox', ok, ...facts, faults: faults.length, kills: KILLS, caught, seconds })}`,
  );
  process.exitCode = ok ? 0 : 1;
} finally {
  await temporary.stop();
}

interface Gateways {
  readonly mail: MailGateway;
  readonly sms: HttpGateway;
  readonly robot: HttpGateway;
}

async function openGateways(): Promise<Gateways> {
  const [mail, sms, robot] = await Promise.all([
    openMailGateway(),
    openHttpGateway('takes', 20),
    openHttpGateway('takes', 20),
  ]);
  return { mail, sms, robot };
}

async function closeGateways({ mail, sms, robot }: Gateways): Promise<void> {
  await Promise.all([mail.close(), sms.close(), robot.close()]);
}

async function storm({ make, dataDir }: Temporary): Promise<Ledger> {
  const home = await make('storm');
  const { organisationIds } = await plantScene(home, ENTERPRISES);
  const gateways = await openGateways();
  const port = await freePort();
  const settings = {
    DATABASE_URL: home.ownerUrl,
    DATABASE_APP_URL: home.appUrl,
    DATA_DIR: dataDir,
    TEST_CLOCK: 'true',
    LOG_LEVEL: 'error',
  };
  const office = new Office();
  let server = await startProduct(settings, port);
  try {
    await office.open(server.url);
    await office.makeChannels(gateways.mail, gateways.sms, gateways.robot);
    const moods = setInterval(() => changeMoods(gateways), 1500);
    changeMoods(gateways);
    const part = Math.ceil(organisationIds.length / (KILLS + 1));
    for (let kill = 0; kill <= KILLS; kill++) {
      for (const id of organisationIds.slice(kill * part, (kill + 1) * part)) await office.confirmMajor(id);
      await moveOn(home, office);
      await pause(CHAOS_MS / (KILLS + 1));
      if (kill < KILLS) server = await killInTheMiddle(home, server, settings, port, office);
    }
    clearInterval(moods);
    Object.assign(gateways.mail, { manner: 'takes' });
    Object.assign(gateways.sms, { manner: 'takes' });
    // One gateway never mends: its messages have to end all the same.
    Object.assign(gateways.robot, { manner: 'lies' });
    await drain(home, office);
    return await findFaults(home, organisationIds.length, {
      mail: gateways.mail,
      gateways: [gateways.sms, gateways.robot],
    });
  } finally {
    await server.stop();
    await closeGateways(gateways);
  }
}

function changeMoods({ mail, sms, robot }: Gateways): void {
  const one = <T>(of: readonly T[], but: T): T => of[Math.floor(Math.random() * of.length)] ?? but;
  mail.manner = one(MAIL_MOODS, 'takes');
  sms.manner = one(MOODS, 'takes');
  robot.manner = one(MOODS, 'takes');
}

/** Kills the server while it has messages in hand, and starts it again. */
async function killInTheMiddle(
  home: OwnedDatabase,
  server: ServerProcess,
  settings: Readonly<Record<string, string>>,
  port: number,
  office: Office,
): Promise<ServerProcess> {
  const until = performance.now() + 10_000;
  while (performance.now() < until) {
    const { rows } = await home.query(`select from message where state = 'sending' limit 1`);
    if (rows.length > 0) break;
    await moveOn(home, office);
    await pause(20);
  }
  server.child.kill('SIGKILL');
  while (server.child.exitCode === null && server.child.signalCode === null) await pause(20);
  const again = await startProduct(settings, port);
  await office.open(again.url);
  return again;
}

/** Moves the clock of the product to when the next message is due, and two hours on when none waits. */
async function moveOn(home: OwnedDatabase, office: Office, hours = 0): Promise<void> {
  const { at } = await office.call('GET', '/test-clock');
  const { rows } = await home.query(`select max(due_at) as due from message where state = 'waiting'`);
  const due: Date | null = rows[0]?.due ?? null;
  const to = Math.max(Date.parse(String(at)) + hours * 3_600_000, due?.getTime() ?? 0) + 1000;
  await office.call('PUT', '/test-clock', { at: new Date(to).toISOString() });
}

/** Goes on until nothing travels and nobody waits for a next channel; then somebody serves in person what is left. */
async function drain(home: OwnedDatabase, office: Office): Promise<void> {
  const until = performance.now() + LATEST_MS;
  for (;;) {
    if (performance.now() > until) return;
    const { rows } = await home.query(`
      select (select count(*)::int from message where state = 'waiting') as waiting,
             (select count(*)::int from message where state = 'sending') as sending,
             (select count(*)::int from notice where state in ('made', 'opened') and serve_due_at is null) as open`);
    const { waiting, sending, open } = rows[0] ?? {};
    if (waiting + sending + open === 0) break;
    // What is in hand is waited for: its lease is real time.
    if (waiting > 0 || sending === 0) await moveOn(home, office, waiting > 0 ? 0 : 2);
    await pause(300);
  }
  const { rows } = await home.query(`select id from notice where state in ('made', 'opened')`);
  const servedOn = new Date().toISOString().slice(0, 10);
  for (const { id } of rows)
    await office.call('POST', `/notices/${id}/serve`, { servedOn, record: '送至厂区办公室，本人签字' });
}

/** The planted fault: notes first, sends afterwards, and is killed in between for every third message. */
async function hastyOutbox({ make, dataDir }: Temporary): Promise<Ledger> {
  const home = await make('hasty');
  const { organisationIds } = await plantScene(home, 12);
  const gateways = await openGateways();
  const settings = {
    DATABASE_URL: home.ownerUrl,
    DATABASE_APP_URL: home.appUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  };
  const office = new Office();
  const server = await startProduct(settings);
  const database = openDatabase(home.appUrl, { max: 2 });
  try {
    await office.open(server.url);
    // Channels come after the notices: the honest outbox of the server finds nothing to send.
    for (const id of organisationIds) await office.confirmMajor(id);
    await office.makeChannels(gateways.mail, gateways.sms, gateways.robot);
    await server.stop();
    const clock = { now: () => new Date(Date.now() + 60_000) };
    const services = { database, clock, sealer: await openSealer(dataDir), publicUrl: 'http://localhost' };
    await queueFirst(home);
    for (const [i, one] of (await takeDue(services, 100)).entries()) {
      const at = new Date().toISOString();
      const ended = {
        state: 'accepted',
        outcome: 'accepted',
        error: null,
        detail: null,
        at,
        dueAt: null,
      } as const;
      await noteEnded(services, [{ message: one.message, ended }]);
      if (i % 3 !== 0) await tryMessage(services, one);
    }
    return await findFaults(home, organisationIds.length, {
      mail: gateways.mail,
      gateways: [gateways.sms, gateways.robot],
    });
  } finally {
    await server.stop();
    await database.close();
    await closeGateways(gateways);
  }
}

/** One message a notice by the first channel, as the sweep would queue it. */
async function queueFirst(home: OwnedDatabase): Promise<void> {
  await home.query(`
    insert into message (authority_id, id, purpose, notice_id, case_id, organisation_id, person_id, channel_id, address,
                         subject, text, link, state, made_at, due_at)
    select n.authority_id, gen_random_uuid(), 'notice', n.id, n.case_id, n.organisation_id, n.person_id, c.id, p.email,
           '通知', '通知', '/', 'waiting', now(), now()
      from notice n join person p on p.authority_id = n.authority_id and p.id = n.person_id
      join channel c on c.authority_id = n.authority_id and c.position = 1`);
}
