import type { OwnRules } from '@zhiben/domain/primitives/rule.ts';
import { ruleById } from '@zhiben/domain/standards/unsure-rules.ts';
import type { Db } from '../store/database.ts';
import { writeRuleValue } from '../store/own-rules.ts';
import { recordChange } from '../store/register-events.ts';
import type { DemoWorld } from './world.ts';

/** What the park's desk has confirmed or set by now. The rest still waits, so that the page has something to ask. */
const DECIDED: readonly (readonly [rule: string, value: number, because: string])[] = [
  ['gas-alarm-calibration', 12, '县市场监管局答复：按检定规程每年检定一次'],
  ['scrap-gas-detector-commercial', 36, '县住建局答复：按行业规程执行'],
  ['scrap-gas-detector-household', 60, '县住建局答复：按行业规程执行'],
  ['cylinder-inspection-ordinary', 36, '对照气瓶安全技术规程原文核实'],
  ['cylinder-inspection-inert', 60, '对照气瓶安全技术规程原文核实'],
  ['household-gas-visit-resident', 12, '园区燃气专项方案：居民用户每年入户一次'],
  ['household-gas-visit-other', 12, '园区燃气专项方案：非居民用户每年至少一次'],
  [
    'drill-high-risk-marks',
    ruleById('drill-high-risk-marks')?.value ?? 0,
    '园区安委会会议纪要：按此范围执行',
  ],
];

export const DEMO_RULES: OwnRules = {
  values: Object.fromEntries(DECIDED.map(([rule, value]) => [rule, value])),
  phaseOuts: [],
};

/** Writes each decision with its event, as the desk made it when the park began. */
export async function writeOwnRules(tx: Db, { park, staff, foundedAt }: DemoWorld): Promise<void> {
  const [desk] = staff.desk;
  if (desk === undefined) return;
  const by = { actor: { personId: desk.id, name: desk.name }, at: foundedAt };
  for (const [rule, value, because] of DECIDED) {
    const row = { rule, value, because, decidedByName: desk.name, decidedAt: foundedAt, version: 1 };
    await writeRuleValue(tx, park.id, row);
    await recordChange(tx, by, {
      authorityId: park.id,
      register: 'rule',
      entryId: park.id,
      move: value === ruleById(rule)?.value ? 'confirm' : 'set',
      organisationId: null,
      changes: row,
    });
  }
}
