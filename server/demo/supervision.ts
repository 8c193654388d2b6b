import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { addDays } from '@zhiben/domain/values/plain-date.ts';
import { recordDoubleReport } from '../services/double-reports.ts';
import type { EntryServices } from '../services/entries.ts';
import { listHazard, moveListing } from '../services/listings.ts';
import { signSelfCheck } from '../services/self-checks.ts';
import { issueOrder, moveOrder } from '../services/supervision-orders.ts';
import type { Random } from './random.ts';
import { type DemoHazard, dayOf } from './simulate.ts';
import { made } from './story.ts';
import { actorOf, type DemoWorld } from './world.ts';

/** Hazards that the enterprise is working on, and how many of them are listed or under an order. */
const AT_WORK: readonly string[] = ['ordered', 'planned', 'rectifying', 'partly-rectified'];
const LISTED = 2;
const ORDERED = 2;
/** Enterprises that keep self-checks, and how many days lie between theirs. */
const CHECKING = 8;
const CHECK_DAYS = 9;
const CHECKED = ['全厂', '一车间', '二车间', '原料仓库', '配电室', '成品仓库'];

/**
 * A few of each: listed hazards, one of which awaits its review, supervision orders, self-checks, and double reports of
 * every second major hazard. Made through the same rules as everybody's, by people of the park.
 */
export async function furnishSupervision(
  { database, clock }: EntryServices,
  random: Random,
  world: DemoWorld,
  hazards: readonly DemoHazard[],
): Promise<void> {
  const services = { database, clock };
  const now = clock.now().getTime();
  const day = dayOf(now);
  const [desk] = world.staff.desk;
  const officerOf = (organisationId: string | null): Actor | undefined => {
    const enterprise = world.enterprises.find(({ id }) => id === organisationId);
    return enterprise && actorOf(enterprise.officer);
  };
  if (desk === undefined) return;
  const open = hazards
    .map(({ file }) => file)
    .filter(({ grade, organisationId }) => grade === 'major' && officerOf(organisationId) !== undefined);
  const atWork = open.filter(({ state }) => AT_WORK.includes(state));
  const claimed = open.filter(({ state }) => state === 'submitted').slice(0, 1);

  for (const file of [...atWork.slice(0, LISTED), ...claimed]) {
    const id = random.id(now);
    await made(
      listHazard(services, actorOf(desk), {
        id,
        caseId: file.id,
        level: 'county',
        title: file.title,
        issuingBody: `${world.county.name}安全生产委员会`,
        conditions: '整改到位，经专家验收合格，主管部门现场复查通过',
        responsiblePerson: '',
        dueOn: addDays(day, 60),
        publish: true,
      }),
    );
    const officer = officerOf(file.organisationId);
    if (file.state !== 'submitted' || officer === undefined) continue;
    await made(
      moveListing(services, officer, {
        id,
        move: 'apply',
        moveId: random.id(now),
        seenVersion: 1,
        input: { purpose: 'lift', statement: '整改已完成，并经专家验收合格，申请解除挂牌督办。' },
      }),
    );
  }
  for (const file of atWork.slice(LISTED, LISTED + ORDERED)) {
    const id = random.id(now);
    await made(
      issueOrder(services, actorOf(desk), {
        id,
        caseId: file.id,
        level: 'park',
        issuingBody: `${world.park.name}安全生产委员会办公室`,
        requirements: '督促企业落实临时防范措施，按期完成整改，每周报告进展。',
        dueOn: addDays(day, 30),
        departmentId: file.departmentId,
        handlerId: null,
      }),
    );
    const input = { words: '已到现场督促，设备采购合同已签订，临时措施已落实。' };
    await made(
      moveOrder(services, actorOf(desk), {
        id,
        move: 'progress',
        moveId: random.id(now),
        seenVersion: 1,
        input,
      }),
    );
  }
  for (const [n, file] of open.entries()) {
    const officer = officerOf(file.organisationId);
    if (n % 2 === 1 || officer === undefined) continue;
    for (const [part, how] of TOLD)
      await made(
        recordDoubleReport(services, officer, file.id, {
          id: random.id(now),
          part,
          how,
          toldOn: day,
          documents: [],
        }),
      );
  }
  for (const { officer } of world.enterprises.slice(0, CHECKING)) {
    for (let n = 1; n <= 4; n++) {
      const place = random.pick(CHECKED);
      await made(
        signSelfCheck(services, actorOf(officer), {
          id: random.id(now),
          checkedOn: addDays(day, -n * CHECK_DAYS),
          wholeSite: place === '全厂',
          place: place === '全厂' ? '' : place,
          lng: null,
          lat: null,
          criteria: [],
          scope: '',
          foundNothing: true,
          caseIds: [],
          note: '',
        }),
      );
    }
  }
}

const TOLD = [
  ['employees', '在班前会上通报，并张贴在车间公告栏'],
  ['congress', '向职工代表会议书面报告，代表签字存档'],
] as const;
