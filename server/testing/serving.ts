import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A program that listens on a port of this machine. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** The product itself, in a process of its own, as `npm start` runs it. */
export async function startProduct(
  settings: Readonly<Record<string, string>>,
  port?: number,
): Promise<ServerProcess> {
  const chosen = port ?? (await freePort());
  const environment = { ...process.env, HOST: '127.0.0.1', PORT: `${chosen}`, ...settings };
  return startServer([MAIN], chosen, '/readyz', environment);
}

/**
 * Runs a script that will listen on this port, and waits for its first answer.
 *
 * @throws when it ends before, with what it said last.
 */
export async function startServer(
  script: readonly string[],
  port: number,
  path: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, script, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said = `${said}${piece}`.slice(-2000);
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${script[0]} did not start: ${said}`);
    if (await answers(`${url}${path}`)) break;
    await pause(50);
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url, child, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
