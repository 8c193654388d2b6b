/** What may be wrong with a plan that somebody typed, and the sentences that say how to mend it. */
import { type Language, say, texts } from '../primitives/texts.ts';

export const faultTexts = texts({
  'plan.fault.required': ['必填，现在是空的。', 'Required, but empty.'],
  'plan.fault.not-understood': [
    '“{value}”看不懂，请按导出的表格里的写法填写。',
    '“{value}” is not understood; write it as the exported sheet does.',
  ],
  'plan.fault.unknown-field': ['没有“{value}”这一项，请删去。', 'There is no field “{value}”; take it out.'],
  'plan.fault.column-missing': ['缺少“{value}”这一列，请补上。', 'The column “{value}” is missing; add it.'],
  'plan.fault.row-without-ref': ['第 {row} 行没有编号，请补上。', 'Row {row} has no ref; give it one.'],
  'plan.fault.ref-repeated': [
    '编号“{value}”出现了不止一次，请改成不同的编号。',
    'The ref “{value}” stands more than once; give each clause its own.',
  ],
  'plan.fault.measure-missing': [
    '措施条款要写明行动和措施的序号。',
    'A clause of a measure needs the numbers of its action and its measure.',
  ],
  'plan.fault.measure-unwanted': [
    '只有措施条款才写行动和措施的序号，请清空。',
    'Only clauses of measures have these numbers; clear them.',
  ],
  'plan.fault.day-outside-plan': [
    '“{value}”不在计划期内（{from} 至 {to}），请核对。',
    '“{value}” lies outside the plan ({from} to {to}); check it.',
  ],
  'plan.fault.ends-before-start': [
    '“{value}”结束早于开始，请核对。',
    '“{value}” ends before it starts; check it.',
  ],
  'plan.fault.unknown-owner': [
    '不认识责任主体“{value}”，请选用下拉列表里的词。',
    'The owner “{value}” is not known; choose one from the list.',
  ],
  'plan.fault.unknown-kind': [
    '不认识“{value}”这一类记录，可用：{known}。',
    'Records of the kind “{value}” are not known; use one of: {known}.',
  ],
  'plan.fault.unknown-name': [
    '“{kind}”里没有“{value}”，请选用已有的名称。',
    'There is no “{value}” among “{kind}”; use a name that exists.',
  ],
  'plan.fault.unknown-figure': [
    '没有指标“{value}”，请选用已有的指标。',
    'There is no figure “{value}”; use one that exists.',
  ],
  'plan.fault.unknown-capability': [
    '没有待建能力“{value}”，请选用已有的名称。',
    'There is no capability “{value}” to wait for; use one that exists.',
  ],
  'plan.fault.repeated': ['“{value}”写了两遍，请只留一个。', '“{value}” stands twice; keep one.'],
  'plan.fault.no-proof': [
    '没有佐证，也没有写明等待哪项能力。请至少写一个佐证。',
    'There is neither a proof nor a capability that it waits for. Name at least one proof.',
  ],
  'plan.fault.part-alone': [
    '唯一的佐证只证明一部分。请补上其余部分的佐证，或写明等待哪项能力。',
    'The only proof covers a part. Add what proves the rest, or the capability that it waits for.',
  ],
  'plan.fault.whole-yet-waiting': [
    '还在等待待建能力，佐证就不能算证明了全部。请把佐证标为“部分”，或清空“待建能力”。',
    'While it waits for a capability no proof covers the whole. Mark the proofs as part, or clear what it waits for.',
  ],
  'plan.fault.phase-gap': [
    '“{value}”没有接着上一阶段的末月，请让各阶段首尾相接。',
    '“{value}” does not follow the month in which the phase before it ends; let the phases join.',
  ],
  'plan.fault.phases-do-not-span': [
    '各阶段合起来要从计划的首月到末月（{from} 至 {to}），请核对。',
    'The phases together must run from the first to the last month of the plan ({from} to {to}); check them.',
  ],
  'plan.fault.phase-without-clause': [
    '没有编号为“{value}”的阶段条款，请补上。',
    'There is no clause of a phase with the ref “{value}”; add it.',
  ],
  'plan.fault.phase-differs': [
    '阶段的月份（{from} 至 {to}）与条款的期限不一致，请改成一致。',
    'The months of the phase ({from} to {to}) differ from the term of its clause; make them agree.',
  ],
} as const);

type Key = keyof typeof faultTexts;
export type FaultCode = Key extends `plan.fault.${infer Code}` ? Code : never;

/** `ref` is empty for the plan itself; `field` names the part of the clause, or of the plan, that is to be mended. */
export interface PlanFault {
  readonly ref: string;
  readonly field: string;
  readonly code: FaultCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** How to mend it, as a sentence. */
export function mending(fault: PlanFault, language: Language): string {
  return say(faultTexts, language, `plan.fault.${fault.code}`, fault.detail);
}
