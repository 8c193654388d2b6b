import { createHash, randomUUID } from 'node:crypto';
import { type DocumentContent, gapsOf } from '@zhiben/domain/kinds/document/content.ts';
import type { Fact, FactBlock, Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { DocumentKindName, Issuer, RecipientKind } from '@zhiben/domain/kinds/document/kinds.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { today } from '../../server/services/clock.ts';
import { type DocumentServices, readDocumentPage } from '../../server/services/documents/documents.ts';
import { draftDocument } from '../../server/services/documents/draft.ts';
import { editDocument, issueDocument } from '../../server/services/documents/issue.ts';
import type { Outcome } from '../../server/services/refusals.ts';
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
  核实判定依据: '',
  隐患位置: '生产车间',
  整改责任人: '企业主要负责人',
};

interface Plan {
  readonly kind: DocumentKindName;
  readonly hazard: 'late' | 'closed' | null;
  readonly issuer?: Issuer;
  readonly recipient: RecipientKind;
  readonly addressee?: string;
  readonly copies?: readonly string[];
}

/** Every kind once, to whom it usually goes. */
const PLANS: readonly Plan[] = [
  { kind: 'rectification-order', hazard: 'late', recipient: 'enterprise' },
  { kind: 're-inspection-opinion', hazard: 'closed', recipient: 'enterprise' },
  {
    kind: 'supervision-notice',
    hazard: 'late',
    issuer: 'committee',
    recipient: 'enterprise',
    copies: ['淮南市应急管理局', '凤台县应急管理局'],
  },
  { kind: 'written-advisory', hazard: 'late', recipient: 'enterprise' },
  { kind: 'circular', hazard: 'late', recipient: 'department', addressee: '各部门，各企业' },
  { kind: 'regulatory-interview', hazard: 'late', recipient: 'enterprise' },
  { kind: 'public-disclosure', hazard: 'late', recipient: 'public' },
  {
    kind: 'listed-supervision',
    hazard: 'late',
    recipient: 'enterprise',
    copies: ['凤台县安全生产委员会办公室'],
  },
  { kind: 'supervision-release', hazard: 'closed', recipient: 'enterprise' },
  { kind: 'close-out', hazard: 'closed', recipient: 'enterprise' },
  { kind: 'monthly-bulletin', hazard: null, recipient: 'department', addressee: '各部门，各企业' },
  { kind: 'yearly-listing', hazard: null, recipient: 'upper-authority', addressee: '凤台县安全生产委员会' },
];

export interface Made {
  readonly kind: DocumentKindName;
  readonly id: string;
  readonly number: string;
  readonly content: DocumentContent;
  /** Of its Word file. */
  readonly sha256: string;
}

/** Drafts and issues one document of every kind from the records of the park, as a person of its office would. */
export async function issueEveryKind(
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
  const period = await periodFacts(services, actor);
  const made: Made[] = [];
  for (const plan of PLANS) {
    const id = randomUUID();
    const caseId = plan.hazard === null ? null : hazards[plan.hazard];
    const moment = { at: services.clock.now().toISOString(), today: today(services.clock) };
    const order = {
      authorityId: actor.reach.authorityId,
      id,
      kind: plan.kind,
      issuer: plan.issuer ?? 'authority',
      issuerDepartmentId: null,
      caseId,
      organisationId: null,
      recipient: { kind: plan.recipient, id: null, name: plan.addressee ?? '' },
      subject: { kind: 'render', id },
      ...(plan.hazard === null ? { facts: period } : {}),
    } as const;
    accepted(await services.database.as(actor, (tx) => draftDocument(tx, actor, order, moment)));
    const draft = accepted(await readDocumentPage(services, actor, id));
    const content = { ...byHand(draft.content), copies: [...(plan.copies ?? [])] };
    const left = gapsOf(content);
    if (left.length > 0) throw new Error(`${plan.kind}: nobody knows ${left.join('、')}`);
    const edited = accepted(
      await editDocument(services, actor, id, { content, seenVersion: draft.document.version }),
    );
    const { number } = accepted(await issueDocument(services, actor, id, { seenVersion: edited.version }));
    const { seal } = accepted(await readDocumentPage(services, actor, id));
    if (seal?.intact !== true) throw new Error(`${plan.kind}: its seal does not hold`);
    made.push({ kind: plan.kind, id, number, content, sha256: seal.docxSha256 });
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

/** A month as whoever makes the bulletin gives it: numbers with their lists, a table and a drawing. */
async function periodFacts(services: DocumentServices, actor: Actor): Promise<Facts> {
  const day = today(services.clock);
  const listed = await services.database.as(actor, (tx) =>
    listCases(tx, {
      kind: 'hazard',
      authorityIds: [actor.reach.authorityId],
      finalStates: ['closed', 'dismissed', 'merged'],
      holders: [],
      decides: undefined,
      reader: { ...actor.reach, personId: actor.personId },
      today: day,
      filter: { open: true, grade: 'major' },
      sort: '-updated',
      limit: 40,
    } as Parameters<typeof listCases>[1]),
  );
  const count = String(listed.rows.length);
  const opens = '/hazards?open=true&grade=major';
  const table: FactBlock = {
    type: 'table',
    caption: '附表　重大事故隐患清单',
    head: ['序号', '编号', '企业名称', '隐患名称', '整改期限'],
    rows: listed.rows.map((row, i): (string | Fact)[] => [
      String(i + 1),
      { text: row.number, opens: `/hazards/${row.id}` },
      row.organisationName ?? '',
      row.title,
      row.dueOn ?? '未定',
    ]),
  };
  const drawing = Buffer.from(BARS);
  const { sha256 } = await services.files.put(drawing);
  if (sha256 !== createHash('sha256').update(drawing).digest('hex')) throw new Error('another drawing');
  const chart: FactBlock = {
    type: 'picture',
    sha256,
    mime: 'image/svg+xml',
    caption: '图1　近六个月新增隐患数（处）',
    widthMm: 140,
    heightMm: 70,
  };
  return {
    words: {
      period: '2026年11月',
      'found-count': { text: '36', opens: '/hazards?foundFrom=2026-11-01&foundTo=2026-11-30' },
      'closed-count': { text: '41', opens: '/hazards?closedFrom=2026-11-01&closedTo=2026-11-30' },
      'open-count': { text: count, opens: '/hazards?open=true' },
      'major-open-count': { text: count, opens },
      'overdue-count': { text: '9', opens: '/hazards?overdue=true' },
      'listed-count': { text: count, opens },
    },
    blocks: { 'hazard-list': [table], charts: [chart] },
  };
}

const BARS = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 350" width="700" height="350" font-family="Noto Sans CJK SC" font-size="18">
${[48, 52, 39, 44, 31, 36]
  .map(
    (n, i) =>
      `<rect x="${60 + i * 105}" y="${300 - n * 5}" width="60" height="${n * 5}" fill="#2f6db5"/><text x="${90 + i * 105}" y="${290 - n * 5}" text-anchor="middle">${n}</text><text x="${90 + i * 105}" y="326" text-anchor="middle">${i + 6}月</text>`,
  )
  .join('')}<line x1="40" y1="300" x2="680" y2="300" stroke="#333"/></svg>`;

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} at ${outcome.at} ${JSON.stringify(outcome.detail)}`);
  return outcome.value;
}
