import { randomUUID } from 'node:crypto';
import { type DocumentContent, gapsOf } from '@zhiben/domain/kinds/document/content.ts';
import type { Fact, FactBlock, Facts } from '@zhiben/domain/kinds/document/fill.ts';
import {
  type FormName,
  type Issuer,
  kindOfForm,
  type RecipientKind,
} from '@zhiben/domain/kinds/document/kinds.ts';
import type { Because } from '@zhiben/domain/kinds/escalation/ladder.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { addMonths, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { readBulletin } from '../../server/services/bulletin.ts';
import { today } from '../../server/services/clock.ts';
import { bulletinFacts } from '../../server/services/documents/bulletin-facts.ts';
import { type DocumentServices, readDocumentPage } from '../../server/services/documents/documents.ts';
import { draftDocument } from '../../server/services/documents/draft.ts';
import { dutyFacts } from '../../server/services/documents/duty-facts.ts';
import { editDocument, issueDocument } from '../../server/services/documents/issue.ts';
import { climbDutyLadders } from '../../server/services/duty-ladder.ts';
import type { Outcome } from '../../server/services/refusals.ts';
import { systemActor } from '../../server/services/system-actor.ts';
import { listCases } from '../../server/store/case-list.ts';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';

/** What a person writes into the gaps that no record fills. */
const BY_HAND: Readonly<Record<string, string>> = {
  约谈时间: '2026年12月8日上午9时',
  约谈地点: '管委会三楼会议室',
  约谈对象: '企业主要负责人、实际控制人',
  反馈期限: '2026年12月5日',
  联系人: '林专班',
  联系电话: '0554-8610000',
  解除条件: '隐患已经消除，经现场审查符合有关标准规定，安全管理制度和应急预案已经完善。',
  情况分析: '本期新增隐患主要集中在粉尘涉爆和有限空间作业，企业自查发现的比例较上期有所上升。',
  督办层级: '园区级',
  重大隐患未销号数: '40',
  隐患清单: '本月无突出隐患。',
  核实判定依据: '',
  隐患位置: '生产车间',
  整改责任人: '企业主要负责人',
};

interface Plan {
  readonly form: FormName;
  /** Which hazard it is about; or the late duties of the enterprise that owes the most. */
  readonly about: 'late' | 'closed' | 'duties' | null;
  readonly issuer?: Issuer;
  readonly recipient: RecipientKind;
  readonly addressee?: string;
  readonly copies?: readonly string[];
}

/** Every form once, to whom it usually goes. */
const PLANS: readonly Plan[] = [
  { form: 'rectification-order', about: 'late', recipient: 'enterprise' },
  { form: 're-inspection-opinion', about: 'closed', recipient: 'enterprise' },
  {
    form: 'supervision-notice',
    about: 'late',
    issuer: 'committee',
    recipient: 'enterprise',
    copies: ['淮南市应急管理局', '凤台县应急管理局'],
  },
  { form: 'written-advisory', about: 'late', recipient: 'enterprise' },
  { form: 'circular', about: 'late', recipient: 'department', addressee: '各部门，各企业' },
  { form: 'regulatory-interview', about: 'late', recipient: 'enterprise' },
  { form: 'public-disclosure', about: 'late', recipient: 'public' },
  {
    form: 'listed-supervision',
    about: 'late',
    recipient: 'enterprise',
    copies: ['凤台县安全生产委员会办公室'],
  },
  { form: 'supervision-release', about: 'closed', recipient: 'enterprise' },
  { form: 'close-out', about: 'closed', recipient: 'enterprise' },
  { form: 'monthly-bulletin', about: null, recipient: 'department', addressee: '各部门，各企业' },
  { form: 'yearly-listing', about: null, recipient: 'upper-authority', addressee: '凤台县安全生产委员会' },
  { form: 'written-advisory-duties', about: 'duties', recipient: 'enterprise' },
  { form: 'circular-duties', about: 'duties', recipient: 'enterprise' },
  { form: 'regulatory-interview-duties', about: 'duties', recipient: 'enterprise' },
  { form: 'public-disclosure-duties', about: 'duties', recipient: 'public' },
];

export interface Made {
  readonly form: FormName;
  readonly id: string;
  readonly number: string;
  readonly content: DocumentContent;
  /** Of its Word file. */
  readonly sha256: string;
}

/** Drafts and issues one document of every form from the records of the park, as a person of its office would. */
export async function issueEveryForm(
  services: DocumentServices,
  home: OwnedDatabase,
  actor: Actor,
): Promise<Made[]> {
  const hazards = {
    late: await pickHazard(
      home,
      actor,
      `due_on < current_date and holder <> 'nobody' and fields ? 'requirements'`,
    ),
    closed: await pickHazard(
      home,
      actor,
      `state = 'closed' and verified_by is not null and due_on is not null`,
    ),
  };
  const listing = await listingFacts(services, actor);
  const month = await monthFacts(services, actor);
  const duties = await mostLate(services, home, actor);
  const made: Made[] = [];
  for (const plan of PLANS) {
    const id = randomUUID();
    const { form, about } = plan;
    const kind = kindOfForm(form);
    const caseId = about === 'late' || about === 'closed' ? hazards[about] : null;
    const moment = { at: services.clock.now().toISOString(), today: today(services.clock) };
    const order = {
      authorityId: actor.reach.authorityId,
      id,
      kind,
      form,
      issuer: plan.issuer ?? 'authority',
      issuerDepartmentId: null,
      caseId,
      organisationId: about === 'duties' ? duties.organisationId : null,
      recipient: { kind: plan.recipient, id: null, name: plan.addressee ?? '' },
      subject: { kind: 'render', id },
      ...(about === null ? { facts: kind === 'monthly-bulletin' ? month : listing } : {}),
      ...(about === 'duties' ? { facts: await duties.facts(form !== 'public-disclosure-duties') } : {}),
    } as const;
    accepted(await services.database.as(actor, (tx) => draftDocument(tx, actor, order, moment)));
    const draft = accepted(await readDocumentPage(services, actor, id));
    const content = { ...byHand(draft.content), copies: [...(plan.copies ?? [])] };
    const left = gapsOf(content);
    if (left.length > 0) throw new Error(`${form}: nobody knows ${left.join('、')}`);
    const edited = accepted(
      await editDocument(services, actor, id, { content, seenVersion: draft.document.version }),
    );
    const { number } = accepted(await issueDocument(services, actor, id, { seenVersion: edited.version }));
    const { seal } = accepted(await readDocumentPage(services, actor, id));
    if (seal?.intact !== true) throw new Error(`${form}: its seal does not hold`);
    made.push({ form, id, number, content, sha256: seal.docxSha256 });
  }
  return made;
}

function byHand<T>(content: T): T {
  return JSON.parse(
    JSON.stringify(content).replace(/〔待填写：([^〕]*)〕/g, (whole, name: string) => BY_HAND[name] ?? whole),
  ) as T;
}

async function pickHazard(home: OwnedDatabase, { reach }: Actor, condition: string): Promise<string> {
  const { rows } = await home.query(
    `select id from case_file where authority_id = $1 and kind = 'hazard' and grade = 'major'
        and criterion_id is not null and organisation_id is not null and ${condition} order by number limit 1`,
    [reach.authorityId],
  );
  const [found] = rows as { id: string }[];
  if (found === undefined) throw new Error(`the park has no hazard where ${condition}`);
  return found.id;
}

/** The enterprise that owes the most, by the rung that it reached, and what a document may say of it. */
async function mostLate(services: DocumentServices, home: OwnedDatabase, actor: Actor) {
  const { authorityId } = actor.reach;
  await climbDutyLadders(services, systemActor(authorityId));
  const { rows } = await home.query(
    `select organisation_id as "organisationId", because from escalation where authority_id = $1 and case_id is null
      order by jsonb_array_length(because -> 'duties') desc, id limit 1`,
    [authorityId],
  );
  const [found] = rows as { organisationId: string; because: Because }[];
  if (found === undefined) throw new Error('nobody in the park is late with a duty');
  const { organisationId, because } = found;
  const day = today(services.clock);
  return {
    organisationId,
    facts: (named: boolean) =>
      services.database.as(actor, (tx) =>
        dutyFacts(tx, { authorityId, organisationId }, because, day, named),
      ),
  };
}

/** The last whole month as the product itself tells it. */
async function monthFacts(services: DocumentServices, actor: Actor): Promise<Facts> {
  const month = addMonths(today(services.clock) as PlainDate, -1).slice(0, 7);
  return bulletinFacts(services.files, accepted(await readBulletin(services, actor, month)));
}

/** The open major hazards of the park, as a yearly list would name them. */
async function listingFacts(services: DocumentServices, actor: Actor): Promise<Facts> {
  const listed = await services.database.as(actor, (tx) =>
    listCases(tx, {
      kind: 'hazard',
      authorityIds: [actor.reach.authorityId],
      finalStates: ['closed', 'dismissed', 'merged'],
      holders: [],
      decides: undefined,
      reader: { ...actor.reach, personId: actor.personId },
      today: today(services.clock),
      filter: { open: true, grade: 'major' },
      sort: '-updated',
      limit: 40,
    } as Parameters<typeof listCases>[1]),
  );
  const table: FactBlock = {
    type: 'table',
    caption: '附表　挂牌督办重大事故隐患名单',
    head: ['序号', '编号', '企业名称', '隐患名称', '整改期限'],
    rows: listed.rows.map((row, i): (string | Fact)[] => [
      String(i + 1),
      { text: row.number, opens: `/hazards/${row.id}` },
      row.organisationName ?? '',
      row.title,
      row.dueOn ?? '未定',
    ]),
  };
  const count = { text: String(listed.rows.length), opens: '/hazards?open=true&grade=major' };
  return {
    words: { period: `${today(services.clock).slice(0, 4)}年`, 'listed-count': count },
    blocks: { 'hazard-list': [table] },
  };
}

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} at ${outcome.at} ${JSON.stringify(outcome.detail)}`);
  return outcome.value;
}
