import type { Command } from 'commander';
import { checkRollUps } from '../services/figure-rebuild.ts';
import { command, type Desk, FAILED, type Told, tell, tellRefusal, withInstallation } from './desk.ts';

/** Differences that are told one by one; the rest is a number. All of them are in the JSON. */
const TOLD = 20;

/** `zhiben figures`: are the figures what the events add up to? */
export function addFigureCommands(program: Command, desk: Desk): void {
  command(
    program,
    'figures',
    '核对统计汇总与事件是否一致 / check that the roll-ups of figures equal the events',
  )
    .option(
      '--rebuild',
      '按事件重建不一致的汇总；已冻结的月末值不变；期间暂停办理 / write those that differ anew from the events; frozen month-ends stay; moves wait meanwhile',
    )
    .option('--authority <id>', '只处理这一个机构（编号）/ only this authority, by its id')
    .action(async (options: Told & { rebuild?: true; authority?: string }) => {
      await withInstallation(desk.config(), async ({ ownerUrl }) => {
        const mend = options.rebuild === true;
        const checked = await checkRollUps(ownerUrl, { authorityId: options.authority, mend });
        if (!checked.ok) {
          tellRefusal(options, checked);
          desk.end(FAILED);
          return;
        }
        const lines = checked.value.flatMap(({ authorityName, cells, differences }) => [
          differences.length === 0
            ? `✓ ${authorityName}：${cells} 项一致 / counts, all as the events tell`
            : `✗ ${authorityName}：${cells} 项中 ${differences.length} 项不一致${mend ? '，已重建' : ''} / counts differ${mend ? ' and were written anew' : ''}`,
          ...differences
            .slice(0, TOLD)
            .map(
              (cell) =>
                `  ${[cell.measure, cell.facet, cell.at, cell.value, cell.grade].filter(Boolean).join(' ')}: 汇总 rolled up ${cell.rolled}，事件 by the events ${cell.counted}`,
            ),
        ]);
        tell(options, lines.join('\n'), { rebuilt: mend, authorities: checked.value });
        if (!mend && checked.value.some(({ differences }) => differences.length > 0)) desk.end(FAILED);
      });
    });
}
