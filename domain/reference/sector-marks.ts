/**
 * 领域标记: what an enterprise has on its site, whatever its industry code says. Supervision, judgement
 * criteria and inspection lists follow these marks more often than the code. Whose it is stands here too, where the
 * plan asks more of it.
 */
export const SECTOR_MARKS = [
  { id: 'industry-and-trade', zh: '工贸', en: 'Industry and trade' },
  { id: 'hazardous-chemicals', zh: '危险化学品', en: 'Hazardous chemicals' },
  { id: 'combustible-dust', zh: '粉尘涉爆', en: 'Combustible dust' },
  { id: 'confined-space', zh: '有限空间', en: 'Confined spaces' },
  { id: 'ammonia-refrigeration', zh: '涉氨制冷', en: 'Ammonia refrigeration' },
  { id: 'metal-smelting', zh: '金属冶炼', en: 'Metal smelting' },
  { id: 'deep-well-casting', zh: '深井铸造', en: 'Deep-well casting' },
  { id: 'coal-gas', zh: '煤气', en: 'Industrial coal gas' },
  { id: 'fireworks', zh: '烟花爆竹', en: 'Fireworks' },
  { id: 'civil-explosives', zh: '民用爆炸物品', en: 'Civil explosives' },
  { id: 'coal-mine', zh: '煤矿', en: 'Coal mine' },
  { id: 'non-coal-mine', zh: '非煤矿山', en: 'Metal and non-metal mine' },
  { id: 'city-gas', zh: '城镇燃气', en: 'City gas' },
  { id: 'construction', zh: '建筑施工', en: 'Construction' },
  { id: 'special-equipment', zh: '特种设备', en: 'Special equipment' },
  { id: 'crowded-place', zh: '人员密集场所', en: 'Crowded place' },
  { id: 'fire-safety', zh: '消防', en: 'Fire safety' },
  { id: 'lithium-battery', zh: '锂电池', en: 'Lithium batteries' },
  { id: 'road-transport', zh: '道路运输', en: 'Road transport' },
  { id: 'water-transport', zh: '水上交通', en: 'Water transport' },
  { id: 'shipbuilding', zh: '船舶修造', en: 'Shipbuilding and repair' },
  { id: 'highway-waterway-works', zh: '公路水运工程', en: 'Highway and waterway works' },
  { id: 'water-conservancy', zh: '水利工程', en: 'Water conservancy' },
  { id: 'electric-power', zh: '电力', en: 'Electric power' },
  { id: 'medical', zh: '医疗机构', en: 'Medical institution' },
  { id: 'heritage', zh: '文物保护单位', en: 'Heritage site' },
  { id: 'commercial-complex', zh: '大型商业综合体', en: 'Large commercial complex' },
  { id: 'key-state-owned', zh: '央企和省属重点企业', en: 'Key state-owned enterprise' },
  { id: 'contracting', zh: '承包承租', en: 'Contractors and tenants on site' },
] as const;

export type SectorMark = (typeof SECTOR_MARKS)[number]['id'];

const IDS: ReadonlySet<string> = new Set(SECTOR_MARKS.map(({ id }) => id));

export function isSectorMark(value: unknown): value is SectorMark {
  return typeof value === 'string' && IDS.has(value);
}
