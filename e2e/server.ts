import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PRODUCT = fileURLToPath(new URL('..', import.meta.url));

/** The real server on a folder of its own, as it stands after its first start: nobody has set it up yet. */
export interface EmptyServer {
  readonly url: string;
  /** Ends it and throws its folder away. */
  stop(): Promise<void>;
}

/**
 * @param more Settings beside those of every server here.
 * @param product The folder of the product, when it is a copy.
 */
export async function startServer(
  more: Readonly<Record<string, string>> = {},
  product: string = PRODUCT,
): Promise<EmptyServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiben-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [join(product, 'server/main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      ...more,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await untilReady(url, server);
  let ending = false;
  server.once('exit', (code, signal) => {
    // Said where it happens: otherwise only the next step of a journey fails, far from the cause.
    if (!ending) process.stderr.write(`the server fell during a journey: code ${code}, signal ${signal}\n`);
  });
  return {
    url,
    stop: async () => {
      ending = true;
      // One that fell by itself has nothing left to end.
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await pause(100);
  }
  throw new Error('the server did not become ready within a minute');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
