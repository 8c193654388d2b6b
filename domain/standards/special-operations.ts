/**
 * 特种作业目录: the groups and operations of work that nobody may do without a certificate. Annex of 安监总局令第30号
 * (2010, amended by 63 and 80), with the operations of electricians as the list was refined later. Confidence: KNOWN.
 * The eleventh group is what the ministry adds by notice; none is loaded.
 */
export const SPECIAL_OPERATION_GROUPS = [
  {
    id: 'electrical',
    zh: '电工作业',
    en: 'Electrical work',
    operations: [
      { id: 'low-voltage', zh: '低压电工作业', en: 'Low voltage' },
      { id: 'high-voltage', zh: '高压电工作业', en: 'High voltage' },
      { id: 'power-cable', zh: '电力电缆作业', en: 'Power cables' },
      { id: 'relay-protection', zh: '继电保护作业', en: 'Relay protection' },
      { id: 'electrical-test', zh: '电气试验作业', en: 'Electrical tests' },
      { id: 'explosion-proof-electrical', zh: '防爆电气作业', en: 'Explosion-proof equipment' },
    ],
  },
  {
    id: 'welding',
    zh: '焊接与热切割作业',
    en: 'Welding and thermal cutting',
    operations: [
      { id: 'fusion-welding', zh: '熔化焊接与热切割作业', en: 'Fusion welding and thermal cutting' },
      { id: 'pressure-welding', zh: '压力焊作业', en: 'Pressure welding' },
      { id: 'brazing', zh: '钎焊作业', en: 'Brazing' },
    ],
  },
  {
    id: 'height',
    zh: '高处作业',
    en: 'Work at height',
    operations: [
      { id: 'scaffolding', zh: '登高架设作业', en: 'Scaffolding' },
      {
        id: 'height-installation',
        zh: '高处安装、维护、拆除作业',
        en: 'Installing, servicing and dismantling',
      },
    ],
  },
  {
    id: 'refrigeration',
    zh: '制冷与空调作业',
    en: 'Refrigeration and air conditioning',
    operations: [
      { id: 'refrigeration-operation', zh: '制冷与空调设备运行操作作业', en: 'Operating' },
      { id: 'refrigeration-repair', zh: '制冷与空调设备安装修理作业', en: 'Installing and repairing' },
    ],
  },
  {
    id: 'coal-mine',
    zh: '煤矿安全作业',
    en: 'Coal mines',
    operations: [
      { id: 'coal-electrical', zh: '煤矿井下电气作业', en: 'Underground electrical work' },
      { id: 'coal-blasting', zh: '煤矿井下爆破作业', en: 'Underground blasting' },
      { id: 'coal-monitoring', zh: '煤矿安全监测监控作业', en: 'Safety monitoring' },
      { id: 'coal-gas-check', zh: '煤矿瓦斯检查作业', en: 'Gas checks' },
      { id: 'coal-safety-check', zh: '煤矿安全检查作业', en: 'Safety checks' },
      { id: 'coal-hoist', zh: '煤矿提升机操作作业', en: 'Hoists' },
      { id: 'coal-shearer', zh: '煤矿采煤机（掘进机）操作作业', en: 'Shearers and roadheaders' },
      { id: 'coal-gas-drainage', zh: '煤矿瓦斯抽采作业', en: 'Gas drainage' },
      { id: 'coal-outburst', zh: '煤矿防突作业', en: 'Outburst prevention' },
      { id: 'coal-water', zh: '煤矿探放水作业', en: 'Water probing and drainage' },
    ],
  },
  {
    id: 'non-coal-mine',
    zh: '金属非金属矿山安全作业',
    en: 'Metal and non-metal mines',
    operations: [
      { id: 'mine-ventilation', zh: '金属非金属矿井通风作业', en: 'Ventilation' },
      { id: 'mine-tailings', zh: '尾矿作业', en: 'Tailings' },
      { id: 'mine-safety-check', zh: '金属非金属矿山安全检查作业', en: 'Safety checks' },
      { id: 'mine-hoist', zh: '金属非金属矿山提升机操作作业', en: 'Hoists' },
      { id: 'mine-support', zh: '金属非金属矿山支柱作业', en: 'Roof support' },
      { id: 'mine-electrical', zh: '金属非金属矿山井下电气作业', en: 'Underground electrical work' },
      { id: 'mine-drainage', zh: '金属非金属矿山排水作业', en: 'Drainage' },
      { id: 'mine-blasting', zh: '金属非金属矿山爆破作业', en: 'Blasting' },
    ],
  },
  {
    id: 'petroleum',
    zh: '石油天然气安全作业',
    en: 'Petroleum and natural gas',
    operations: [{ id: 'drilling', zh: '司钻作业', en: 'Drilling' }],
  },
  {
    id: 'metallurgy',
    zh: '冶金（有色）生产安全作业',
    en: 'Metallurgy',
    operations: [{ id: 'coal-gas', zh: '煤气作业', en: 'Industrial coal gas' }],
  },
  {
    id: 'hazardous-chemicals',
    zh: '危险化学品安全作业',
    en: 'Hazardous chemicals',
    operations: [
      { id: 'phosgenation', zh: '光气及光气化工艺作业', en: 'Phosgene and phosgenation' },
      { id: 'chlor-alkali', zh: '氯碱电解工艺作业', en: 'Chlor-alkali electrolysis' },
      { id: 'chlorination', zh: '氯化工艺作业', en: 'Chlorination' },
      { id: 'nitration', zh: '硝化工艺作业', en: 'Nitration' },
      { id: 'ammonia-synthesis', zh: '合成氨工艺作业', en: 'Ammonia synthesis' },
      { id: 'cracking', zh: '裂解（裂化）工艺作业', en: 'Cracking' },
      { id: 'fluorination', zh: '氟化工艺作业', en: 'Fluorination' },
      { id: 'hydrogenation', zh: '加氢工艺作业', en: 'Hydrogenation' },
      { id: 'diazotisation', zh: '重氮化工艺作业', en: 'Diazotisation' },
      { id: 'oxidation', zh: '氧化工艺作业', en: 'Oxidation' },
      { id: 'peroxidation', zh: '过氧化工艺作业', en: 'Peroxidation' },
      { id: 'amination', zh: '胺基化工艺作业', en: 'Amination' },
      { id: 'sulfonation', zh: '磺化工艺作业', en: 'Sulfonation' },
      { id: 'polymerisation', zh: '聚合工艺作业', en: 'Polymerisation' },
      { id: 'alkylation', zh: '烷基化工艺作业', en: 'Alkylation' },
      { id: 'chemical-instruments', zh: '化工自动化控制仪表作业', en: 'Process control instruments' },
    ],
  },
  {
    id: 'fireworks',
    zh: '烟花爆竹安全作业',
    en: 'Fireworks',
    operations: [
      { id: 'pyrotechnic-composition', zh: '烟火药制造作业', en: 'Making pyrotechnic composition' },
      { id: 'black-powder', zh: '黑火药制造作业', en: 'Making black powder' },
      { id: 'fuse', zh: '引火线制造作业', en: 'Making fuses' },
      { id: 'fireworks-charging', zh: '烟花爆竹产品涉药作业', en: 'Work with charged products' },
      { id: 'fireworks-storage', zh: '烟花爆竹储存作业', en: 'Storage' },
    ],
  },
  {
    id: 'other',
    zh: '应急管理部门认定的其他作业',
    en: 'Other operations named by the ministry',
    operations: [],
  },
] as const;
