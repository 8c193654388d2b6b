import type { SectorMark } from '../reference/sector-marks.ts';

/*
 * 「高危」 means something else in each law: five sectors have longer training, others must keep a rescue team, others
 * again insure. One list for all would ask some of too little and others of too much, so each stands here under what it
 * is for, with the article that draws it. Marks stand for what an enterprise has on its site (`reference/sector-marks.ts`).
 */

const MINES = ['coal-mine', 'non-coal-mine'] as const;
/** 建筑施工 with its branches that have marks of their own. */
const WORKS = ['construction', 'highway-waterway-works', 'water-conservancy'] as const;
const TRANSPORT = ['road-transport', 'water-transport'] as const;
/** 危险物品 without gas: chemicals, fireworks, explosives. */
const DANGEROUS_GOODS = ['hazardous-chemicals', 'fireworks', 'civil-explosives'] as const;

/** More hours of training: 煤矿、非煤矿山、危险化学品、烟花爆竹、金属冶炼 (安监总局令第3号 art. 9 and 13). */
export const TRAINED_MORE_MARKS: readonly SectorMark[] = [
  ...MINES,
  'hazardous-chemicals',
  'fireworks',
  'metal-smelting',
];

/** Assessed beside those (安全生产法 art. 27: 建筑施工、运输、危险物品), though 令第3号 gives them no more hours. */
export const ALSO_ASSESSED_MARKS: readonly SectorMark[] = ['civil-explosives', ...WORKS, ...TRANSPORT];

/**
 * 建立应急救援组织 (安全生产法 art. 82): 危险物品的生产、经营、储存单位以及矿山、金属冶炼、城市轨道交通运营、建筑施工单位; gas is
 * 易燃易爆物品 (art. 117). No transport: railways in cities alone are named, for which no mark stands.
 */
export const RESCUE_MARKS: readonly SectorMark[] = [
  ...DANGEROUS_GOODS,
  'city-gas',
  ...MINES,
  'metal-smelting',
  ...WORKS,
];

/** Half-yearly drill of a plan with a report, and filing of the plan (应急管理部令第2号 art. 26 and 33). */
export const LISTED_MARKS: readonly SectorMark[] = [
  ...DANGEROUS_GOODS,
  'city-gas',
  ...MINES,
  'metal-smelting',
  ...WORKS,
  'crowded-place',
];

/** Review of the plan every three years (应急管理部令第2号 art. 35), beside whoever is 中型 or larger. */
export const REVIEWED_MARKS: readonly SectorMark[] = LISTED_MARKS.filter((mark) => mark !== 'crowded-place');

/**
 * Half-yearly evacuation drills: 高危行业领域 of measure 18 of the plan, which names none. Taken are 安全生产法 art. 24
 * (矿山、金属冶炼、建筑施工、运输、危险物品) with gas; `drill-high-risk-marks` asks the authority to confirm that.
 */
export const DRILLED_MORE_MARKS: readonly SectorMark[] = [
  ...DANGEROUS_GOODS,
  'city-gas',
  ...MINES,
  'metal-smelting',
  ...WORKS,
  ...TRANSPORT,
];

/** 应保行业: who must be insured (应急〔2025〕27号). Fishing is one too, for which no mark stands; gas is none. */
export const INSURED_MARKS: readonly SectorMark[] = [
  ...MINES,
  'hazardous-chemicals',
  'fireworks',
  ...TRANSPORT,
  ...WORKS,
  'civil-explosives',
  'metal-smelting',
];
