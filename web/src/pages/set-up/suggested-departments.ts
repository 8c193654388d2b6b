import type { SectorMark } from '@zhiben/domain/reference/sector-marks.ts';

export interface SuggestedDepartment {
  readonly key: string;
  /** Official Chinese name without the region before it. */
  readonly name: string;
  readonly nameEn: string;
  /** GB/T 4754-2017 codes at any level. */
  readonly industries: readonly string[];
  readonly marks: readonly SectorMark[];
}

/**
 * Departments of a county with the industries that they usually answer for (三管三必须, 安全生产法 art. 3 and 10). A
 * start to tick and to change, not a rule: each government fixes its own list of duties.
 */
export const SUGGESTED_DEPARTMENTS: readonly SuggestedDepartment[] = [
  {
    key: 'emergency',
    name: '应急管理局',
    nameEn: 'Emergency management bureau',
    industries: ['B', 'C'],
    marks: ['hazardous-chemicals', 'industry-and-trade', 'combustible-dust', 'metal-smelting', 'fireworks'],
  },
  {
    key: 'industry',
    name: '经济和信息化局',
    nameEn: 'Economy and information technology bureau',
    industries: ['I'],
    marks: ['civil-explosives'],
  },
  {
    key: 'development',
    name: '发展和改革委员会',
    nameEn: 'Development and reform commission',
    industries: ['44'],
    marks: ['electric-power'],
  },
  {
    key: 'housing',
    name: '住房和城乡建设局',
    nameEn: 'Housing and urban-rural construction bureau',
    industries: ['E', '45', '46', 'K'],
    marks: ['construction', 'city-gas'],
  },
  {
    key: 'transport',
    name: '交通运输局',
    nameEn: 'Transport bureau',
    industries: ['G'],
    marks: ['road-transport', 'water-transport', 'highway-waterway-works'],
  },
  {
    key: 'market',
    name: '市场监督管理局',
    nameEn: 'Market regulation bureau',
    industries: [],
    marks: ['special-equipment'],
  },
  {
    key: 'fire',
    name: '消防救援大队',
    nameEn: 'Fire and rescue brigade',
    industries: [],
    marks: ['fire-safety', 'crowded-place'],
  },
  {
    key: 'commerce',
    name: '商务局',
    nameEn: 'Commerce bureau',
    industries: ['F', 'H'],
    marks: [],
  },
  {
    key: 'agriculture',
    name: '农业农村局',
    nameEn: 'Agriculture and rural affairs bureau',
    industries: ['A'],
    marks: [],
  },
  {
    key: 'water',
    name: '水利局',
    nameEn: 'Water resources bureau',
    industries: ['N'],
    marks: ['water-conservancy'],
  },
  {
    key: 'education',
    name: '教育体育局',
    nameEn: 'Education and sports bureau',
    industries: ['P'],
    marks: [],
  },
  {
    key: 'health',
    name: '卫生健康委员会',
    nameEn: 'Health commission',
    industries: ['Q'],
    marks: ['medical'],
  },
  {
    key: 'culture',
    name: '文化和旅游局',
    nameEn: 'Culture and tourism bureau',
    industries: ['R'],
    marks: [],
  },
];

/** Ticked at first: those that every park meets. */
export const FIRST_TICKED: readonly string[] = ['emergency', 'housing', 'market', 'fire'];
