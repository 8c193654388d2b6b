import { createWriteStream } from 'node:fs';
import excel from 'exceljs';
import { ORGANISATIONS } from './many-hazards.ts';

const HEAD =
  '隐患编号,企业名称,隐患描述,隐患部位,隐患等级,发现渠道,发现日期,发现人,整改期限,整改状态,整改完成日期,整改责任人,整改措施,整改资金（万元）,复查人,销号日期,事故类型,督办层级,主管部门,备注'.split(
    ',',
  );
const WHAT = [
  '除尘器未设置泄爆装置',
  '配电箱未接地',
  '疏散通道堆放物料',
  '可燃气体探测器故障未修复',
  '有限空间作业未办理审批',
  '叉车制动不灵',
  '灭火器压力不足',
  '安全阀超期未校验',
];
const WHERE = ['一车间', '二车间东侧', '成品库', '制冷机房', '罐区', '原料筒仓', '装卸台'];
const HOW = ['自查', '日常检查', '专家检查', '上级交办', '举报'];
const STATES = ['已销号', '已销号', '已销号', '已整改', '整改中', '未整改', '逾期未整改'];

function ledgerRow(i: number): string[] {
  const day = (offset: number) =>
    new Date(Date.UTC(2023, 0, 1 + (i % 1000) + offset)).toISOString().slice(0, 10);
  const state = STATES[i % STATES.length] ?? '';
  const closed = state === '已销号';
  const pick = (words: readonly string[]) => words[(i * 7) % words.length] ?? '';
  return [
    `LZ-${String(i).padStart(6, '0')}`,
    `凤台第${(i % ORGANISATIONS) + 1}制造有限公司`,
    `${pick(WHERE)}${pick(WHAT)}，第${i}项检查发现，现场负责人未能说明原因`,
    pick(WHERE),
    i % 50 === 0 ? '重大隐患' : '一般隐患',
    pick(HOW),
    day(0),
    '李建国、王敏',
    day(30).replaceAll('-', '.'),
    state,
    closed || state === '已整改' ? day(20).replaceAll('-', '/') : '',
    '刘志强',
    '更换损坏部件并对岗位人员重新交底，完善日常点检记录',
    String((i % 90) / 10),
    closed ? '赵卫东' : '',
    closed ? day(25) : '',
    i % 3 === 0 ? '火灾' : '机械伤害',
    i % 50 === 0 ? '县级' : '',
    '',
    '见现场照片',
  ];
}

/**
 * A ledger of enterprises that `makeGround` registers, in words and shapes of real ones, and laid down as spreadsheet
 * programs do: texts in a table of their own, a frame around every cell, the days of one column as days and of the
 * others as people type them.
 */
async function makeFile(path: string, count: number): Promise<void> {
  const writer = new excel.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = writer.addWorksheet('台账', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEAD.map((title) => ({
    width: 14,
    style: title === FOUND_ON ? { ...FRAMED, numFmt: 'yyyy-mm-dd' } : FRAMED,
  }));
  sheet.addRow(HEAD).commit();
  for (let i = 0; i < count; i++) {
    const cells = ledgerRow(i).map((text, k) => (HEAD[k] === FOUND_ON ? new Date(text) : text || null));
    const row = sheet.addRow(cells);
    row.height = 15;
    row.commit();
  }
  await sheet.commit();
  await writer.commit();
}

const FOUND_ON = '发现日期';
const LINE = { style: 'thin' } as const;
const FRAMED = {
  border: { top: LINE, left: LINE, bottom: LINE, right: LINE },
  alignment: { wrapText: true, vertical: 'middle' },
} as const;

export const LEDGER_COLUMNS = HEAD.length;

const [, , path, count] = process.argv;
if (import.meta.main && path !== undefined) await makeFile(path, Number(count));
