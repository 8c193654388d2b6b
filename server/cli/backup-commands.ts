import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readNote, type SignedCheckpoint } from '@zhiben/domain/primitives/checkpoint.ts';
import type { Command } from 'commander';
import { VERSION } from '../serve.ts';
import { makeBackup } from '../services/backup.ts';
import { checkBackup, restoreBackup } from '../services/restore.ts';
import { verifyLog } from '../services/verify-log.ts';
import type { Digest } from '../store/backup.ts';
import { openContentStore } from '../store/content-store.ts';
import { StartupError } from '../store/startup-error.ts';
import { command, type Desk, FAILED, type Told, tell, tellRefusal, withInstallation } from './desk.ts';

/** `zhiben backup`, `zhiben restore` and `zhiben verify`. */
export function addBackupCommands(program: Command, desk: Desk): void {
  command(program, 'backup', '把全部数据与附件备份成一个文件 / write everything into one file')
    .argument('<file>', '新文件 / the file to make')
    .option('--force', '覆盖已有文件 / replace a file that is there')
    .action(async (file: string, options: Told & { force?: true }) => {
      if (existsSync(file) && options.force !== true) {
        throw new StartupError(
          'file-exists',
          `${resolve(file)} is there already. Choose another name, or say --force.`,
        );
      }
      await withInstallation(desk.config(), async ({ ownerUrl, dataDir }) => {
        const files = await openContentStore(dataDir);
        const report = await makeBackup(
          { ownerUrl, files, version: VERSION, madeAt: new Date() },
          resolve(file),
        );
        const { rows } = totals(report.tables);
        tell(
          options,
          `已备份 / backed up: ${rows} 行记录 / rows, ${report.evidence.files} 个附件 / files → ${report.file}`,
          { ...report },
        );
        if (report.missing.length === 0) return;
        process.stderr.write(
          `${report.missing.length} 个附件在数据文件夹中缺失，未能备份；请运行 zhiben verify。 / ${report.missing.length} files are missing from the data folder and from the backup: run zhiben verify.\n`,
        );
        desk.end(FAILED);
      });
    });

  command(
    program,
    'restore',
    '把备份恢复到空系统并自证无误 / restore a backup into an empty installation and prove it',
  )
    .argument('<file>', '备份文件 / a backup')
    .action(async (file: string, options: Told) => {
      mustExist(file);
      await withInstallation(desk.config(), async ({ ownerUrl, dataDir, embedded }) => {
        const restored = await restoreBackup(
          { ownerUrl, files: await openContentStore(dataDir) },
          resolve(file),
        );
        if (!restored.ok) {
          tellRefusal(options, restored);
          desk.end(FAILED);
          return;
        }
        const { tables, evidence, head } = restored.value;
        const { rows, names } = totals(tables);
        const again =
          embedded === undefined ? ' 请重启正在运行的服务。 / Restart the server that is running.' : '';
        tell(
          options,
          `已恢复并核对 / restored and proven: ${names} 张表 / tables, ${rows} 行记录 / rows, ${evidence.files} 个附件 / files（${head.madeAt}）。${again}`,
          { ...restored.value },
        );
      });
    });

  const verify = command(
    program,
    'verify',
    '核对全部记录、历史与附件是否一致 / check every record against its history, and every file',
  )
    .option(
      '--checkpoint <file...>',
      '曾在别处保存的存证检查点 / checkpoints of the log that were kept elsewhere',
    )
    .action(async (options: Told & { readonly checkpoint?: readonly string[] }) => {
      const kept = (options.checkpoint ?? []).map(readCheckpoint);
      await withInstallation(desk.config(), async ({ ownerUrl, dataDir }) => {
        const { checked, faults } = await verifyLog({
          ownerUrl,
          files: await openContentStore(dataDir),
          kept,
        });
        const counts = Object.entries(checked)
          .map(([name, count]) => `${name} ${count}`)
          .join(', ');
        const lines = faults.map(({ code, where }) => `${code}: ${where}`);
        if (faults.length === 0)
          tell(options, `一致，未发现问题 / all agree: ${counts}`, { checked, faults });
        else if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, checked, faults })}\n`);
        else
          process.stdout.write(
            [`发现 ${faults.length} 处不一致 / ${faults.length} do not agree: ${counts}`, ...lines, ''].join(
              '\n',
            ),
          );
        if (faults.length > 0) desk.end(FAILED);
      });
    });

  command(verify, 'backup', '核对一个备份文件，不需要数据库 / check a backup, without any database')
    .argument('<file>', '备份文件 / a backup')
    .action(async (file: string, _options: Told, self: Command) => {
      // The flag belongs to `verify` when it stands before the word "backup".
      const options = self.optsWithGlobals<Told>();
      mustExist(file);
      const checked = await checkBackup(resolve(file));
      if (!checked.ok) {
        tellRefusal(options, checked);
        desk.end(FAILED);
        return;
      }
      const { rows, names } = totals(checked.value.tables);
      tell(
        options,
        `备份完整 / the backup is whole: ${names} 张表 / tables, ${rows} 行记录 / rows, ${checked.value.evidence.files} 个附件 / files`,
        { ...checked.value },
      );
    });
}

function readCheckpoint(file: string): SignedCheckpoint {
  mustExist(file);
  const read = readNote(readFileSync(file, 'utf8'));
  if (read === undefined)
    throw new StartupError('not-a-checkpoint', `${resolve(file)} is no signed checkpoint of a log.`);
  return read;
}

function totals(tables: Readonly<Record<string, Digest>>): { rows: number; names: number } {
  const digests = Object.values(tables);
  return { rows: digests.reduce((sum, { rows }) => sum + rows, 0), names: digests.length };
}

function mustExist(file: string): void {
  if (!existsSync(file)) throw new StartupError('file-not-found', `There is no file ${resolve(file)}.`);
}
