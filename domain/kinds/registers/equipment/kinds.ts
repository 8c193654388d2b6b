import type { Options } from '../../../primitives/register.ts';

/** Kinds whose life a catalogue sets stand under its ids; the others live as their makers or a phase-out list say. */
export const EQUIPMENT_KINDS = {
  'scrap-extinguisher-powder': ['干粉灭火器', 'Powder extinguisher', '灭火器'],
  'scrap-extinguisher-water': ['水基型灭火器', 'Water-based extinguisher'],
  'scrap-extinguisher-clean-gas': ['洁净气体灭火器', 'Clean-gas extinguisher'],
  'scrap-extinguisher-carbon-dioxide': ['二氧化碳灭火器', 'Carbon dioxide extinguisher'],
  'scrap-gas-cooker': ['燃气灶具', 'Gas cooker', '灶具'],
  'scrap-gas-water-heater': ['燃气热水器（液化气、天然气）', 'Gas water heater', '燃气热水器'],
  'scrap-gas-water-heater-town-gas': ['燃气热水器（人工煤气）', 'Town-gas water heater'],
  welder: ['电焊机', 'Welding machine', '直流弧焊机', '焊机'],
  boiler: ['锅炉', 'Boiler'],
  'pressure-vessel': ['压力容器', 'Pressure vessel', '储罐', '反应釜'],
  lifting: ['起重机械', 'Lifting machinery', '行车', '起重机'],
  'works-vehicle': ['场内机动车辆', 'Works vehicle', '叉车'],
  lift: ['电梯', 'Lift'],
  'chemical-plant': ['化工生产装置', 'Chemical plant', '生产装置'],
  'dust-removal': ['除尘系统', 'Dust removal', '除尘设备'],
  electrical: ['电气设备', 'Electrical equipment', '防爆电气'],
  machine: ['机械设备', 'Machine', '机床', '压力机'],
  other: ['其他', 'Other', '其它'],
} as const satisfies Options;
