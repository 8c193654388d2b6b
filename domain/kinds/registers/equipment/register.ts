import {
  type Computed,
  choice,
  day,
  defineRegister,
  number,
  text,
  type Values,
} from '../../../primitives/register.ts';
import { type OwnRules, type Rule, step } from '../../../primitives/rule.ts';
import { scrapOn } from '../../../standards/asset-rules.ts';
import { phaseOutsOf, ruleOfPhaseOut } from '../../../standards/phase-outs.ts';
import { SCRAP_CATALOGUE } from '../../../standards/scrap-catalogue.ts';
import { addYears } from '../../../values/plain-date.ts';
import { byRule, checks, dayIn, inOrder, notAfterToday, plainly, soonest } from '../parts.ts';
import { EQUIPMENT_KINDS } from './kinds.ts';

/** The lives that the catalogue sets for kinds of equipment. */
const EQUIPMENT_RULES = Object.values<Rule>(SCRAP_CATALOGUE).filter(({ id }) =>
  Object.hasOwn(EQUIPMENT_KINDS, id),
);

/** The earliest of the catalogue's life, the phase-out list's day and the life that the maker gives. */
function scrapDayOf({ kind, madeOn, lifeYears, phaseOutOn, label, model }: Values, own: OwnRules) {
  const made = dayIn(madeOn);
  return soonest(
    byRule(made && scrapOn(String(kind), made, null, own.values)),
    plainly(dayIn(phaseOutOn)),
    ...phaseOutsOf({ kind: String(kind), called: calledOf({ label, model }) }, own).map((line) => ({
      // One without a day comes first: it may end the use at any time.
      value: line.outBy ?? '',
      trace: [step(ruleOfPhaseOut(line))],
    })),
    plainly(made && typeof lifeYears === 'number' ? addYears(made, lifeYears) : undefined),
  );
}

const calledOf = ({ label, model }: Values) => `${String(label ?? '')} ${String(model ?? '')}`;

/** The line of a phase-out list on which it stands. */
function listedOn({ kind, label, model }: Values, own: OwnRules): Computed | undefined {
  const [line] = phaseOutsOf({ kind: String(kind), called: calledOf({ label, model }) }, own);
  return line && { value: `${line.what[0]}（${line.source}）`, trace: [step(ruleOfPhaseOut(line))] };
}

/** 在用设备 with the day by which each is scrapped (plan measures 9 and 15). */
export const equipment = defineRegister({
  name: 'equipment',
  words: ['在用设备', 'Equipment in use', '设备台账'],
  about: [
    '设备何时出厂、何时到报废年限、是否列入淘汰目录，自动算出应报废日期。',
    'When a thing was made, how long it may live, whether a list phases it out: the day of scrapping follows.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'label',
  key: ['number', 'label'],
  facet: 'kind',
  expires: ({ scrappedOn, scrapBy }) => (scrappedOn === undefined ? dayIn(scrapBy) : undefined),
  fields: {
    label: text(['设备名称', 'Equipment', '名称'], '干粉灭火器 MFZ/ABC4', { required: true }),
    kind: choice(['设备类别', 'Kind', '类别', '设备类型'], EQUIPMENT_KINDS, { required: true, listed: true }),
    number: text(['设备编号', 'Number', '编号', '出厂编号'], 'MH-012', {
      hint: ['同名设备靠编号区分。', 'Tells things of the same name apart.'],
    }),
    model: text(['规格型号', 'Model', '型号'], 'MFZ/ABC4'),
    place: text(['安装位置', 'Place', '所在位置', '使用地点'], '一车间东门', { listed: true }),
    madeOn: day(['出厂日期', 'Made on', '生产日期', '制造日期'], {
      example: '2019-05-10',
      hint: [
        '燃气灶具、热水器填售出日期（GB 17905-2008 7.3.1）。',
        'For gas cookers and water heaters the day of sale (GB 17905-2008, 7.3.1).',
      ],
    }),
    lifeYears: number(['设计使用年限', 'Design life', '使用年限'], '10', {
      unit: ['年', 'years'],
      least: 1,
      most: 100,
    }),
    phaseOutOn: day(['目录淘汰期限', 'Phased out by', '淘汰期限'], { example: '2027-12-31' }),
    phaseOutBasis: text(
      ['淘汰依据', 'Phase-out list', '目录名称'],
      '淘汰落后危险化学品安全生产工艺技术设备目录（第二批）',
    ),
    listed: text(['列入淘汰目录', 'On a phase-out list'], '', { compute: listedOn }),
    scrapBy: day(['应报废日期', 'Scrap by'], {
      listed: true,
      rules: EQUIPMENT_RULES,
      compute: scrapDayOf,
    }),
    scrappedOn: day(['实际报废日期', 'Scrapped on', '报废日期'], { example: '2026-06-30' }),
    disposal: text(['处置去向', 'Disposal', '报废处置', '处置方式'], '交凤台县再生资源公司回收'),
  },
  check: checks(notAfterToday('madeOn', 'scrappedOn'), inOrder('madeOn', 'scrappedOn')),
});
