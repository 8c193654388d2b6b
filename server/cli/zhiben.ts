import { Command, CommanderError } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { describe, runUntilStopped } from '../process.ts';
import { serve, VERSION } from '../serve.ts';

/** Codes of the process: 0 done, 1 refused or a check failed, 2 the command was not understood. */
const FAILED = 1;
const MISUSED = 2;

/**
 * Runs one command. Without any, serves: that is what `npm start` wants.
 *
 * @returns The exit code; undefined while a server keeps running.
 */
export async function runCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number | undefined> {
  let exitCode: number | undefined = 0;
  const program = new Command('zhiben')
    .description('治本：安全生产治本攻坚平台 / Zhiben, the work-safety platform')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(--help 查看用法 / shows the usage)');
  program
    .command('serve', { isDefault: true })
    .description('启动服务（默认）/ run the server (the default)')
    .action(async () => {
      exitCode = undefined;
      await runUntilStopped(async () => serve(readConfig(environment)));
    });
  for (const add of COMMANDS) {
    add(program, {
      config: () => readConfig(environment),
      done: (code) => {
        exitCode = code;
      },
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    process.stderr.write(`${describe(error)}\n`);
    return FAILED;
  }
}

/** What a command gets to work with. */
export interface Desk {
  config(): Config;
  /** Sets the exit code. */
  done(code: number): void;
}

const COMMANDS: readonly ((program: Command, desk: Desk) => void)[] = [];
