import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { ExportFormat } from '@zhiben/domain/contract/export.ts';
import { IMPORT_KINDS } from '@zhiben/domain/imports/kinds.ts';
import { registers } from '@zhiben/domain/kinds/registers/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { Argument, type Command } from 'commander';
import { openAccounts } from '../services/accounts.ts';
import { systemClock } from '../services/clock.ts';
import type { ExportServices } from '../services/exports/exports.ts';
import { ImportDesk } from '../services/imports/desk.ts';
import { refused } from '../services/refusals.ts';
import { findActor } from '../store/actors.ts';
import { openDatabase } from '../store/database.ts';
import { CaseNumbers } from '../store/numbers.ts';
import { StartupError } from '../store/startup-error.ts';
import { accountOf } from '../store/usernames.ts';
import { command, type Desk, FAILED, type Told, tell, tellRefusal, withInstallation } from './desk.ts';
import { exportList } from './export.ts';
import { importFile } from './import.ts';

interface As extends Told {
  readonly as: string;
}

interface ImportFlags {
  readonly skipFailed?: true;
  readonly createOrganisations?: true;
  readonly dryRun?: true;
}

/** `zhiben import` and `zhiben export`: what the page does, in the name and with the reach of a user. */
export function addSheetCommands(program: Command, desk: Desk): void {
  const as = [
    '--as <username>',
    '以该用户的身份与数据范围执行 / in the name and with the reach of this user',
  ] as const;
  const kind = () =>
    new Argument('<kind>', '类别 / what it is').choices([
      ...IMPORT_KINDS,
      ...registers.map(({ name }) => name),
    ]);

  command(program, 'import', '导入 Excel 或 CSV 台账 / take in a ledger from Excel or CSV')
    .addArgument(kind())
    .argument('<file>', '.xlsx 或 .csv')
    .requiredOption(...as)
    .option('--skip-failed', '有错误的行不写，其余写入 / write the rows that have no errors')
    .option(
      '--create-organisations',
      '隐患所属企业未登记时先登记 / make organisations that nobody registered',
    )
    .option('--dry-run', '只检查，不写入 / look, and write nothing')
    .action(async (of: string, file: string, options: As & ImportFlags) => {
      if (!existsSync(file)) throw new StartupError('file-not-found', `There is no file ${resolve(file)}.`);
      await withUser(desk, options, async (services, actor) => {
        const ended = await importFile(services, actor, {
          kind: of,
          file,
          name: basename(file),
          id: randomUUID(),
          preview: options.dryRun === true,
          skipFailed: options.skipFailed === true,
          createOrganisations: options.createOrganisations === true,
        });
        if (!ended.ok) return refuse(desk, options, ended);
        const { id, state, counts, missing, errors, failure } = ended.value;
        for (const { row, column, title, code, value } of options.json ? [] : errors) {
          process.stderr.write(`${row} 行 / row ${column} ${title}: ${code} "${value}"\n`);
        }
        const absent = missing.length > 0 ? `, 缺少的列 / columns missing: ${missing.join(', ')}` : '';
        tell(
          options,
          `${state}: ${counts.total} 行 / rows, 新增 / new ${counts.new}, 已有 / known ${counts.known}, 不同 / different ${counts.different}, 有误 / failed ${counts.failed}, 已写入 / written ${counts.written}${absent}`,
          { id, state, counts, missing, failure, errors },
        );
        if (failure !== null || missing.length > 0 || counts.failed > 0) desk.end(FAILED);
      });
    });

  command(program, 'export', '导出清单为 Excel 或 CSV / write a list as Excel or CSV')
    .addArgument(kind())
    .argument('<file>', '.xlsx 或 .csv')
    .requiredOption(...as)
    .option('--filter <name=value...>', '筛选，与网页地址相同 / filters as in the address of the page', [])
    .option('--language <language>', 'zh, en', 'zh')
    .action(async (list: string, file: string, options: As & { filter: string[]; language: string }) => {
      const format = ExportFormat.safeParse(extname(file).slice(1).toLowerCase());
      if (!format.success) throw new StartupError('file-type-refused', 'Name the file .xlsx or .csv.');
      const query = { ...Object.fromEntries(options.filter.map(split)), language: options.language };
      await withUser(desk, options, async (services, actor) => {
        const written = await exportList(services, actor, {
          list,
          format: format.data,
          file: resolve(file),
          query,
        });
        if (!written.ok) return refuse(desk, options, written);
        tell(options, `已导出 / exported: ${written.value.file}`, written.value);
      });
    });
}

function split(filter: string): [string, string] {
  const at = filter.indexOf('=');
  if (at < 1) throw new StartupError('bad-filter', `A filter is written name=value, not "${filter}".`);
  return [filter.slice(0, at), filter.slice(at + 1)];
}

function refuse(desk: Desk, options: Told, refusal: Parameters<typeof tellRefusal>[1]): void {
  tellRefusal(options, refusal);
  desk.end(FAILED);
}

type Services = ExportServices & { readonly imports: ImportDesk };

/** Works as this user would, with what the database lets him see. */
async function withUser(
  desk: Desk,
  options: As,
  work: (services: Services, actor: Actor) => Promise<void>,
): Promise<void> {
  const config = desk.config();
  await withInstallation(config, async ({ appUrl, dataDir }) => {
    const database = openDatabase(appUrl, { max: 6 });
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const accounts = await openAccounts(database, { appUrl, publicUrl, sessionHours: config.sessionHours });
    const imports = new ImportDesk(join(dataDir, 'imports'));
    try {
      const account = await accountOf(database.plain, options.as);
      const actor = account === undefined ? undefined : await findActor(database.plain, account);
      if (actor === undefined) return refuse(desk, options, refused('user-not-found'));
      const services = {
        database,
        accounts,
        imports,
        clock: systemClock,
        numbers: new CaseNumbers(database),
      };
      await work(services, actor);
    } finally {
      await imports.stop();
      await accounts.close();
      await database.close();
    }
  });
}
