import type { Command } from 'commander';
import { makeDemonstration } from '../demo/demonstration.ts';
import { openAccounts } from '../services/accounts.ts';
import { systemClock } from '../services/clock.ts';
import { openContentStore } from '../store/content-store.ts';
import { openDatabase } from '../store/database.ts';
import { CaseNumbers } from '../store/numbers.ts';
import { command, type Desk, FAILED, type Told, tell, tellRefusal, withInstallation } from './desk.ts';

/** `zhiben migrate` and `zhiben demo`. */
export function addInstallationCommands(program: Command, desk: Desk): void {
  command(program, 'migrate', '把数据库升级到最新结构 / bring the database to the newest schema').action(
    async (options: Told) => {
      await withInstallation(desk.config(), async ({ applied }) => {
        const done = applied.length === 0 ? '已是最新 / nothing to do' : applied.join(', ');
        tell(options, `数据库结构 / schema: ${done}`, { applied });
      });
    },
  );

  command(program, 'demo', '在全新系统中生成演示园区 / make the demonstration park in a fresh installation')
    .option('--seed <words>', '同样的词生成同样的园区 / the same words make the same park', 'zhiben')
    .option('--password <password>', '所有账号用同一口令（测试用）/ one password for all accounts, for tests')
    .action(async (options: Told & { seed: string; password?: string }) => {
      const config = desk.config();
      await withInstallation(config, async ({ appUrl, dataDir }) => {
        const database = openDatabase(appUrl, { max: 6 });
        const accounts = await openAccounts(database, {
          appUrl,
          publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
          sessionHours: config.sessionHours,
        });
        try {
          const files = await openContentStore(dataDir);
          const services = {
            database,
            accounts,
            files,
            clock: systemClock,
            numbers: new CaseNumbers(database),
          };
          const made = await makeDemonstration(services, options);
          if (!made.ok) {
            tellRefusal(options, made);
            desk.end(FAILED);
            return;
          }
          const { enterprises, hazards, accounts: told } = made.value;
          const lines = told.map(
            (a) =>
              `${a.username.padEnd(18)}${a.password.padEnd(20)}${a.name}\t${a.roles.join(', ')}\t${a.organisationName ?? ''}`,
          );
          tell(
            options,
            [
              `演示园区已生成：${enterprises} 家企业，${hazards} 条隐患。以下口令只显示这一次。`,
              `The demonstration park is there: ${enterprises} enterprises, ${hazards} hazards. These passwords are shown once.`,
              '',
              ...lines,
            ].join('\n'),
            { ...made.value },
          );
        } finally {
          await accounts.close();
          await database.close();
        }
      });
    });
}
