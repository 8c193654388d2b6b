import { choice, day, defineRegister, longText, number, text } from '../../../primitives/register.ts';
import { checks, notAfterToday, within } from '../parts.ts';

const OCCASIONS = {
  'new-year': ['元旦', 'New Year'],
  'spring-festival': ['春节', 'Spring Festival', '春节前后'],
  'two-sessions': ['全国两会', 'National sessions', '两会'],
  qingming: ['清明', 'Qingming', '清明节'],
  'labour-day': ['五一', 'Labour Day', '劳动节', '五一假期'],
  'dragon-boat': ['端午', 'Dragon Boat Festival', '端午节'],
  'mid-autumn': ['中秋', 'Mid-Autumn Festival', '中秋节'],
  'national-day': ['国庆', 'National Day', '国庆节'],
  event: ['重大活动', 'Major event', '重要活动'],
  weather: ['极端天气', 'Extreme weather', '汛期', '高温', '寒潮'],
  other: ['其他时段', 'Other period', '其他'],
} as const;

/** 重要时段督查检查, led by a leader (plan measure 2). */
export const festivalInspection = defineRegister({
  name: 'festival-inspection',
  words: ['重要时段督查检查', 'Inspections at festivals and events'],
  about: [
    '节日和重大活动前后谁带队、查了哪里、发现并处理了什么。',
    'Who led which inspection around a festival or event, where, with what findings.',
  ],
  group: 'government',
  keeper: 'authority',
  organisation: 'optional',
  title: 'period',
  key: ['period', 'visitedOn', 'leader', 'units'],
  facet: 'occasion',
  day: 'visitedOn',
  amount: 'findings',
  fields: {
    period: text(['时段名称', 'Period', '重要时段', '检查名称'], '2026年国庆中秋安全检查', {
      required: true,
    }),
    occasion: choice(['节日或活动', 'Occasion', '节日', '活动类型'], OCCASIONS, {
      required: true,
      listed: true,
    }),
    visitedOn: day(['检查日期', 'Visited on', '督查日期', '日期'], {
      required: true,
      listed: true,
      example: '2026-09-28',
    }),
    leader: text(['带队领导', 'Led by', '带队人'], '管委会副主任 张建军', { required: true, listed: true }),
    team: text(['检查组成员', 'Team', '参加人员'], '应急局、消防大队、市场监管局'),
    units: text(['检查单位', 'Units visited', '检查对象', '检查地点'], '万达广场、宏达面粉', {
      listed: true,
    }),
    findings: number(['发现问题数', 'Findings', '问题数', '隐患数'], '5', {
      required: true,
      listed: true,
      unit: ['项', 'items'],
    }),
    mended: number(['已整改数', 'Mended', '整改数'], '4', { unit: ['项', 'items'] }),
    roster: longText(['值班安排', 'Roster', '值班值守', '值班表'], '9月30日 王建国带班；10月1日 李强带班'),
  },
  check: checks(notAfterToday('visitedOn'), within('mended', 'findings')),
});
