import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, StartupError } from './store/startup-error.ts';

export interface Stoppable {
  stop(): Promise<void>;
}

/** How long a graceful stop may take. A stop that hangs would keep the data folder locked for ever. */
const STOP_MS = 30_000;

/** Exit codes that shells and service managers know: 128 plus the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs the server until it is asked to stop.
 *
 * The first SIGINT or SIGTERM stops it in order, also one that comes while it still starts; the second ends
 * it at once. Whatever nobody caught is told and ends it with a code other than 0, because what state it
 * left behind is unknown and the database is safe.
 */
export async function runUntilStopped(start: () => Promise<Stoppable>): Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = (exitCode: number): void => {
    stopping ??= started
      .then((running) => Promise.race([running?.stop(), tooSlow()]))
      .then(() => process.exit(exitCode))
      .catch((error: unknown) => fail(error));
  };
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stopping !== undefined) {
        tell(`Ended at once on a second ${signal}.`);
        process.exit(exitCode);
      }
      stop(0);
    });
  }
  process.on('uncaughtException', (error) => {
    tell(describe(error));
    // A second failure while stopping changes nothing: the first stop is bounded.
    stop(1);
  });
  const started = begin(start);
  await started;
}

/** Starts; a start that fails ends the process, unless a signal has already asked for that. */
async function begin(start: () => Promise<Stoppable>): Promise<Stoppable | undefined> {
  try {
    return await start();
  } catch (error) {
    return fail(error);
  }
}

async function tooSlow(): Promise<never> {
  await pause(STOP_MS, undefined, { ref: false });
  throw new StartupError(
    'stop-too-slow',
    `The server did not stop within ${STOP_MS / 1000} seconds and was ended. Nothing confirmed is lost.`,
  );
}

function fail(error: unknown): never {
  tell(describe(error));
  process.exit(1);
}

/** A sentence for what the administrator can mend; the whole stack for what only a programmer can. */
export function describe(error: unknown): string {
  const known = asStartupError(error);
  if (known !== undefined) return `${known.message} [${known.code}]`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function asStartupError(error: unknown): StartupError | undefined {
  if (error instanceof StartupError) return error;
  const { port, address, syscall } = (error ?? {}) as {
    port?: unknown;
    address?: unknown;
    syscall?: unknown;
  };
  if (syscall !== 'listen') return undefined;
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartupError(
        'port-taken',
        `Port ${port} is already used by another program. Stop that program, or start Zhiben on another port, such as: PORT=8081 npm start`,
        error,
      );
    case 'EACCES':
      return new StartupError(
        'port-not-permitted',
        `This user may not listen on port ${port}; ports below 1024 are kept for root. Use a higher one, such as: PORT=8080 npm start`,
        error,
      );
    case 'EADDRNOTAVAIL':
      return new StartupError(
        'host-not-here',
        `This machine does not have the address ${address}. Set HOST to one of its own, or to 0.0.0.0 for all of them.`,
        error,
      );
    default:
      return undefined;
  }
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
