import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { type Installation, openInstallation } from '../installation.ts';
import type { Refused } from '../services/refusals.ts';
import { StartupError } from '../store/startup-error.ts';
import { sentenceFor } from './sentences.ts';

/** Codes of the process: 0 done, 1 refused or a check failed, 2 the command was not understood. */
export const DONE = 0;
export const FAILED = 1;
export const MISUSED = 2;

/** What every command gets to work with. */
export interface Desk {
  /** Reads the settings when the command needs them: `--help` never fails for a wrong one. */
  config(): Config;
  /** Sets the exit code. */
  end(code: number): void;
}

export interface Told {
  readonly json?: true;
}

/** A command that can answer for machines: one line of JSON on standard output, whatever happens. */
export function command(program: Command, name: string, about: string): Command {
  return program
    .command(name)
    .description(about)
    .option('--json', '以一行 JSON 输出结果 / answer as one line of JSON');
}

/** Answers: a sentence for people, or everything for machines. */
export function tell({ json }: Told, sentence: string, facts: Readonly<Record<string, unknown>>): void {
  process.stdout.write(json ? `${JSON.stringify({ ok: true, ...facts })}\n` : `${sentence}\n`);
}

/** Answers a refusal, with what can be done about it. */
export function tellRefusal({ json }: Told, { code, at, detail }: Omit<Refused, 'ok'>): void {
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, code, at, detail })}\n`);
  else process.stderr.write(`${sentenceFor(code, detail)} [${code}${at === undefined ? '' : ` ${at}`}]\n`);
}

/** Opens the database beside a server that may be running, and closes it whatever happens. */
export async function withInstallation<T>(
  config: Config,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(config, { log: () => undefined, beside: true });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/** An error that its reader can mend, in the form that a machine reads. */
export function errorFacts(error: unknown): { ok: false; code: string; message: string } {
  const code = error instanceof StartupError ? error.code : 'internal';
  return { ok: false, code, message: error instanceof Error ? error.message : String(error) };
}
