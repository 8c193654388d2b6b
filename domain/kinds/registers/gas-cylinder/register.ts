import { choice, day, defineRegister, text, type Values, yesNo } from '../../../primitives/register.ts';
import type { OwnRules } from '../../../primitives/rule.ts';
import { ASSET_RULES, CYLINDER_CLASSES, cylinderOn } from '../../../standards/asset-rules.ts';
import { SCRAP_CATALOGUE } from '../../../standards/scrap-catalogue.ts';
import { byRule, checks, dayIn, earliest, inOrder, notAfterToday } from '../parts.ts';

const CLASSES = {
  lpg: ['液化石油气钢瓶', 'LPG', '液化气瓶', '液化气', 'YSP'],
  acetylene: ['溶解乙炔气瓶', 'Dissolved acetylene', '乙炔瓶', '乙炔'],
  ordinary: ['一般气体（氧气等）', 'Ordinary gas', '氧气瓶', '氧气', '一般气体'],
  inert: ['惰性气体', 'Inert gas', '氩气瓶', '氮气瓶', '氩气', '氮气'],
  corrosive: ['腐蚀性介质', 'Corrosive', '氯气瓶', '腐蚀性气体'],
  'vehicle-lng': ['车用液化天然气瓶', 'Vehicle LNG', '车用LNG'],
} as const;

/** How the cylinder stands by TSG 23-2021; undefined without its class and day of make. */
function verdictOn({ kind, madeOn, inspectedOn }: Values, own: OwnRules) {
  const made = dayIn(madeOn);
  const of = CYLINDER_CLASSES.find((name) => name === kind);
  if (made === undefined || of === undefined) return undefined;
  return cylinderOn({ class: of, madeOn: made, inspectedOn: dayIn(inspectedOn) ?? null }, made, own.values);
}

/** 气瓶 (TSG 23-2021; plan measure 6). */
export const gasCylinder = defineRegister({
  name: 'gas-cylinder',
  words: ['气瓶', 'Gas cylinders'],
  about: [
    '每只气瓶的编号、制造和检验日期，自动算出下次检验和报废日期。',
    'Number, make and inspection of each cylinder; the next inspection and the end of its life follow.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'number',
  key: ['number'],
  facet: 'kind',
  expires: ({ inspectBy, scrapBy }) => earliest(dayIn(inspectBy), dayIn(scrapBy)),
  fields: {
    number: text(['气瓶编号', 'Cylinder number', '钢瓶编号', '瓶号', '编号'], 'A0231457', { required: true }),
    kind: choice(['充装介质', 'Contents', '介质', '气瓶类型', '气瓶种类'], CLASSES, {
      required: true,
      listed: true,
    }),
    madeOn: day(['制造日期', 'Made on', '出厂日期', '制造年月'], { required: true, example: '2021-06-01' }),
    inspectedOn: day(['最近检验日期', 'Inspected on', '检验日期', '上次检验日期'], {
      example: '2025-06-01',
      listed: true,
    }),
    filledBy: text(['充装单位', 'Filled by', '充装站'], '凤台县顺达液化气站'),
    ownedByFiller: yesNo(['充装单位自有产权', 'Owned by the filler', '自有产权']),
    code: text(['二维码', 'Code on the cylinder', '追溯码', '电子标签'], '340421000231457'),
    inspectBy: day(['应检验日期', 'Inspect by'], {
      listed: true,
      rules: CYLINDER_CLASSES.map((name) => ASSET_RULES[`cylinder-inspection-${name}`]),
      compute: (values, own) => byRule(verdictOn(values, own)?.inspection),
    }),
    scrapBy: day(['应报废日期', 'Scrap by'], {
      rules: [SCRAP_CATALOGUE['scrap-lpg-cylinder']],
      compute: (values, own) => byRule(verdictOn(values, own)?.scrap),
    }),
  },
  check: checks(notAfterToday('madeOn', 'inspectedOn'), inOrder('madeOn', 'inspectedOn')),
});
