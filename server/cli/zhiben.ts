import { Command, CommanderError } from 'commander';
import { readConfig } from '../config.ts';
import { describe, runUntilStopped } from '../process.ts';
import { serve, VERSION } from '../serve.ts';
import { addBackupCommands } from './backup-commands.ts';
import { type Desk, DONE, errorFacts, FAILED, MISUSED } from './desk.ts';
import { addFigureCommands } from './figure-commands.ts';
import { addInstallationCommands } from './installation-commands.ts';
import { addSheetCommands } from './sheet-commands.ts';

/**
 * Runs one command. Without any, serves: that is what `npm start` wants.
 *
 * @returns The exit code; undefined while a server keeps running.
 */
export async function runCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number | undefined> {
  let exitCode: number | undefined = DONE;
  const desk: Desk = {
    config: () => readConfig(environment),
    end: (code) => {
      exitCode = code;
    },
  };
  const program = new Command('zhiben')
    .description(
      '治本：安全生产治本攻坚平台 / Zhiben, the work-safety platform\n设置见 README 的环境变量表 / settings: the table of environment variables in the README',
    )
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(--help 查看用法 / shows the usage)');
  program
    .command('serve')
    .description('启动服务（默认）/ run the server, which is the default')
    .action(async () => {
      exitCode = undefined;
      await runUntilStopped(async () => serve(desk.config()));
    });
  addInstallationCommands(program, desk);
  addSheetCommands(program, desk);
  addBackupCommands(program, desk);
  addFigureCommands(program, desk);
  program.addHelpText(
    'after',
    '\n退出码 / exit codes: 0 完成 done, 1 被拒绝或核对不通过 refused or a check failed, 2 用法错误 wrong usage',
  );
  try {
    await program.parseAsync(args.length === 0 ? ['serve'] : [...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSED;
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify(errorFacts(error))}\n`);
    else process.stderr.write(`${describe(error)}\n`);
    return FAILED;
  }
}
