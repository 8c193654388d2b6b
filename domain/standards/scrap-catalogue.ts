import { rules } from '../primitives/rule.ts';

const GB_17905 = 'GB 17905-2008 家用燃气燃烧器具安全管理规则 7.3.1';
const GA_95 = 'GA 95 灭火器维修与报废规程 7.1';

/** 报废年限: months from the day of make (of sale for gas appliances) after which a thing is scrapped. */
export const SCRAP_CATALOGUE = rules({
  'scrap-extinguisher-water': {
    zh: '水基型灭火器自出厂之日起满 {duration}报废。',
    en: 'Water-based extinguishers are scrapped {duration} after make.',
    source: GA_95,
    confidence: 'VERIFIED',
    value: 72,
  },
  'scrap-extinguisher-powder': {
    zh: '干粉灭火器自出厂之日起满 {duration}报废。',
    en: 'Powder extinguishers are scrapped {duration} after make.',
    source: GA_95,
    confidence: 'VERIFIED',
    value: 120,
  },
  'scrap-extinguisher-clean-gas': {
    zh: '洁净气体灭火器自出厂之日起满 {duration}报废。',
    en: 'Clean-gas extinguishers are scrapped {duration} after make.',
    source: GA_95,
    confidence: 'VERIFIED',
    value: 120,
  },
  'scrap-extinguisher-carbon-dioxide': {
    zh: '二氧化碳灭火器自出厂之日起满 {duration}报废。',
    en: 'Carbon dioxide extinguishers are scrapped {duration} after make.',
    source: GA_95,
    confidence: 'VERIFIED',
    value: 144,
  },
  'scrap-gas-cooker': {
    zh: '燃气灶具自售出之日起满 {duration}判废。',
    en: 'Gas cookers are scrapped {duration} after sale.',
    source: GB_17905,
    confidence: 'VERIFIED',
    value: 96,
  },
  'scrap-gas-water-heater': {
    zh: '使用液化石油气、天然气的热水器和采暖热水炉自售出之日起满 {duration}判废。',
    en: 'Water heaters for LPG or natural gas are scrapped {duration} after sale.',
    source: GB_17905,
    confidence: 'VERIFIED',
    value: 96,
  },
  'scrap-gas-water-heater-town-gas': {
    zh: '使用人工煤气的热水器和采暖热水炉自售出之日起满 {duration}判废。',
    en: 'Water heaters for town gas are scrapped {duration} after sale.',
    source: GB_17905,
    confidence: 'VERIFIED',
    value: 72,
  },
  'scrap-gas-detector-household': {
    zh: '家用可燃气体探测器自出厂之日起满 {duration}更换。',
    en: 'Household gas detectors are replaced {duration} after make.',
    source: 'CJJ/T 146-2011 城镇燃气报警控制系统技术规程',
    confidence: 'UNSURE',
    value: 60,
  },
  'scrap-gas-detector-commercial': {
    zh: '工业和商业用可燃气体探测器自出厂之日起满 {duration}更换。',
    en: 'Industrial and commercial gas detectors are replaced {duration} after make.',
    source: 'CJJ/T 146-2011 城镇燃气报警控制系统技术规程',
    confidence: 'UNSURE',
    value: 36,
  },
  // GB 5842 cylinders made since 2007 are said to be usable four years longer after a passed inspection.
  'scrap-lpg-cylinder': {
    zh: '液化石油气钢瓶自制造之日起满 {duration}报废；检验合格后能否延用，待主管部门确认。',
    en: 'LPG cylinders are scrapped {duration} after make; whether a passed inspection prolongs that is to be confirmed.',
    source: 'TSG 23-2021 气瓶安全技术规程；GB 5842 液化石油气钢瓶',
    confidence: 'UNSURE',
    value: 96,
  },
});
