import { SECTOR_MARKS, type SectorMark } from '../reference/sector-marks.ts';

type Words = Readonly<Record<string, readonly string[]>>;

/** What lists of enterprises write; the first word of each is the one of the page, and stands in exports. */
export const ORGANISATION_KIND_WORDS: Words = {
  enterprise: ['生产经营单位', 'Enterprise', '企业', '生产企业', '公司', '工厂'],
  'service-body': ['服务机构', 'Service body', '中介机构', '技术服务机构', '第三方机构'],
  insurer: ['保险机构', 'Insurer', '保险公司'],
  'public-institution': ['事业单位', 'Public institution', '学校', '医院', '机关'],
};

export const SCALE_WORDS: Words = {
  large: ['大型', 'Large', '大', '大型企业'],
  medium: ['中型', 'Medium', '中', '中型企业'],
  small: ['小型', 'Small', '小', '小型企业', '规上'],
  micro: ['微型', 'Micro', '微', '微型企业', '小微', '小微企业', '规下'],
};

export const POST_WORDS: Words = {
  principal: [
    '主要负责人',
    'Principal',
    '法定代表人',
    '法人',
    '总经理',
    '厂长',
    '负责人',
    '企业负责人',
    '董事长',
  ],
  'actual-controller': ['实际控制人', 'Actual controller', '实控人'],
  'deputy-in-charge': [
    '分管负责人',
    'Deputy in charge',
    '分管安全负责人',
    '安全副总',
    '副总经理',
    '安全总监',
  ],
  'safety-manager': [
    '安全生产管理人员',
    'Safety manager',
    '安全管理人员',
    '安全科长',
    '安环部长',
    '安全负责人',
    '安全部长',
    '专职安全员',
  ],
  'safety-officer': ['安全员', 'Safety officer', '兼职安全员', '安全管理员'],
  'technical-lead': ['技术负责人', 'Technical lead', '总工程师', '总工'],
  'operations-lead': ['生产负责人', 'Operations lead', '生产副总', '车间主任', '生产厂长'],
};

const MORE_MARKS: Readonly<Partial<Record<SectorMark, readonly string[]>>> = {
  'hazardous-chemicals': ['危化', '危化品', '危险化学品企业'],
  'combustible-dust': ['粉尘', '涉爆粉尘', '粉尘防爆'],
  'confined-space': ['受限空间', '涉有限空间'],
  'ammonia-refrigeration': ['液氨', '涉氨', '液氨制冷'],
  'metal-smelting': ['冶炼', '高温熔融金属'],
  'city-gas': ['燃气'],
  construction: ['施工', '建筑', '建筑工地'],
  'crowded-place': ['人员密集', '劳动密集型', '劳动密集'],
  'lithium-battery': ['锂电'],
  'industry-and-trade': ['工贸行业', '一般工贸'],
  contracting: ['承包', '租赁', '厂中厂', '外包'],
};

export const MARK_WORDS: Words = Object.fromEntries(
  SECTOR_MARKS.map(({ id, zh, en }) => [id, [zh, en, ...(MORE_MARKS[id] ?? [])]]),
);

/** The word of the page for a code; the code itself when there is none, so that it is seen. */
export function wordFor(words: Words, code: string | null, language: 'zh' | 'en' = 'zh'): string {
  return code === null ? '' : (words[code]?.[language === 'zh' ? 0 : 1] ?? code);
}
