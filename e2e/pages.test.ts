import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { type Device, graveFaults, signIn, standAt, visit } from './visitor.ts';

/** A folder for pictures of every page, to look at with one's own eyes; none are taken without it. */
const SCREENSHOTS = process.env['SCREENSHOTS'];

const LOOKS = [
  { language: 'zh', shade: 'light' },
  { language: 'en', shade: 'dark' },
] as const;
type Look = (typeof LOOKS)[number];
const DEVICES = ['phone', 'desk'] as const satisfies Device[];

/** A secret that nobody was given. */
const NO_INVITATION = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const CHINESE = /[\u3400-\u9fff]/;

let park: Park;
let browser: Browser;
let hazardId: string;
let toVerifyId: string;
let listedId: string;
const [listingId, orderId, inquiryId] = [randomUUID(), randomUUID(), randomUUID()];
let draftId: string;
let issuedId: string;
const [drillId, certificateId, licenceId, renewedId, alarmId, equipmentId] = Array.from({ length: 6 }, () =>
  randomUUID(),
);

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
  hazardId = await report(
    '二车间打磨工位的干式除尘器没有装泄爆装置，管道里积尘很厚，已经有一年多没有清理过了',
  );
  await move('desk', hazardId, 1, 'confirm', { grade: 'general' });
  toVerifyId = await report('车间东侧灭火器压力不足，指针在红区');
  await move('desk', toVerifyId, 1, 'confirm', { grade: 'general' });
  await move('desk', toVerifyId, 2, 'order', { dueOn: inTwoWeeks(), requirements: '更换为检验合格的灭火器' });
  await move('officer', toVerifyId, 3, 'start', {});
  await move('officer', toVerifyId, 4, 'submit', { done: '已更换', after: [randomUUID()] });
  await openChannels();
  listedId = await report('抛光打磨工位铝粉除尘系统未设置泄爆装置，也未按要求清理积尘');
  await move('desk', listedId, 1, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
  await supervise();
  const toList = await report('液氨制冷机房未设置固定式氨气浓度报警装置，紧急泄氨器被锁死');
  await move('desk', toList, 1, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
  await keepRegisters();
  await askDuties();
  draftId = await draftDocument('supervision-notice');
  issuedId = await issueDocument();
  for (const title of ['配电箱未设漏电保护', '安全出口被成品料堆占用', '有限空间作业未审批'])
    await report(title);
});

afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

/** Every page that an office worker meets, by the name its picture gets. */
function pagesOfTheOffice(): Record<string, string> {
  return {
    today: '/',
    hazards: '/hazards',
    'hazards-empty': '/hazards?q=zzz',
    'hazards-as-of': '/hazards?asOf=2024-01-31',
    hazard: `/hazards/${hazardId}`,
    'hazard-form': `/hazards/${hazardId}?do=order`,
    'hazard-absent': `/hazards/${randomUUID()}`,
    report: '/report',
    enterprises: '/enterprises',
    'enterprise-new': '/enterprises?new=1',
    enterprise: `/enterprises/${park.factoryId}`,
    people: '/people',
    person: `/people?person=${park.officerId}`,
    'person-new': '/people?new=1',
    import: '/import',
    'import-register': '/import?kind=drill',
    registers: '/registers',
    'registers-none': '/registers?q=zzz',
    'register-drills': '/registers/drill?which=all',
    'register-certificates': '/registers/special-operation-certificate',
    'register-nothing': '/registers/drill?facet=site',
    'register-absent': '/registers/wishes',
    entry: `/registers/drill/${drillId}`,
    'entry-end': `/registers/drill/${drillId}?turn=1`,
    'entry-edit': `/registers/drill/${drillId}?edit=1`,
    'entry-new': '/registers/special-operation-certificate/new',
    'register-as-of': '/registers/licence?asOf=2026-01-01&which=all',
    'entry-renew': `/registers/licence/new?follows=${licenceId}`,
    'entry-renewed': `/registers/licence/${renewedId}`,
    'entry-as-of': `/registers/licence/${licenceId}?on=2026-01-01`,
    'entry-absent': `/registers/drill/${randomUUID()}`,
    standards: '/standards',
    reconciliation: '/reconciliation',
    notices: '/notices?which=all',
    documents: '/documents',
    'documents-none': '/documents?q=zzz',
    'document-draft': `/documents/${draftId}`,
    'document-edit': `/documents/${draftId}?edit=1`,
    'document-issued': `/documents/${issuedId}`,
    'document-absent': `/documents/${randomUUID()}`,
    'document-forms': '/settings/documents',
    'document-form': '/settings/documents?kind=listed-supervision',
    'document-form-duties': '/settings/documents?kind=written-advisory-duties',
    figures: '/figures',
    'figures-narrowed': '/figures?span=12&channel=supervision',
    'figures-nothing': '/figures?to=2024-01&span=1&channel=expert',
    monthly: '/monthly',
    'monthly-running': `/monthly?month=${inTwoWeeks().slice(0, 4)}-01`,
    plan: '/plan',
    'plan-narrowed': '/plan?stand=missing&owner=leader',
    'plan-none': '/plan?q=zzz',
    'plan-line': '/plan?view=line',
    'plan-due': '/plan?view=due&month=2025-06',
    'plan-receipts': '/plan?view=receipts&which=all',
    'plan-clause': '/plan/18a',
    'plan-clause-waiting': '/plan/21b',
    'plan-clause-absent': '/plan/99z',
    messages: '/messages',
    escalations: '/escalations?which=all',
    'escalations-on-duties': '/escalations?which=all&ground=duties',
    'own-terms': '/own-terms',
    log: '/log',
    'own-terms-none': '/own-terms?step=delist&late=true',
    listings: '/listings?which=all',
    'listings-none': '/listings?which=review-late',
    'listings-pick': '/listings/pick',
    listing: `/listings/${listingId}`,
    'listing-form': `/listings/${listingId}?do=amend`,
    'supervision-orders': '/supervision-orders?which=all',
    'supervision-order': `/supervision-orders/${orderId}`,
    'supervision-orders-none': '/supervision-orders?which=asked&level=park',
    inquiries: '/inquiries?which=all',
    inquiry: `/inquiries/${inquiryId}`,
    'self-checks': '/self-checks',
    'double-reports': '/double-reports',
    'hazard-listed': `/hazards/${listedId}`,
    duties: '/duties',
    'duties-none': '/duties?q=zzz',
    'duties-missing': '/duties?missing=1&clause=18a',
    'duties-of-an-enterprise': `/duties?organisationId=${park.factoryId}`,
    duty: '/duties/self-check?which=all',
    'duty-unsure': '/duties/monthly-batch',
    'duty-none': '/duties/certificate-renewal?which=excused',
    'duty-absent': '/duties/no-such-duty',
    settings: '/settings',
    rules: '/settings/rules',
    'rules-waiting': '/settings/rules?which=waiting',
    'rules-none': '/settings/rules?q=zzz',
    'rules-phase-outs': '/settings/rules?group=phase-outs',
    'entry-waiting': `/registers/gas-alarm/${alarmId}`,
    'entry-computed': `/registers/equipment/${equipmentId}`,
    'entries-waiting': '/registers/gas-alarm',
    'entry-new-waiting': '/registers/gas-alarm/new',
  };
}

const BEFORE_THE_DOOR = {
  disclosures: '/public/disclosures',
  'sign-in': '/sign-in',
  'set-up-done': '/set-up',
  'invitation-invalid': `/invitation/${NO_INVITATION}`,
  listed: '/public/listed',
};

/** What is meant to be refused on these pages. */
const MEANT = [
  /\/api\/(hazards|documents|registers\/drill\/entries)\/[^/]+$/,
  /\/api\/invitations\//,
  /\/api\/session$/,
];

describe.each(LOOKS)('in $language and $shade', (look) => {
  describe.each(DEVICES)('at the %s', (device) => {
    it('every page of the office opens clean, fits, and can be read by everybody', async () => {
      expect(await walk(look, device, { desk: pagesOfTheOffice() })).toEqual([]);
    });

    it('so do the pages before the door, and those of other hands', async () => {
      expect(
        await walk(look, device, {
          nobody: BEFORE_THE_DOOR,
          admin: { 'settings-of-the-administrator': '/settings', 'plan-edit': '/plan?view=edit' },
          principal: { 'plan-to-sign': '/plan' },
          verifier: { verify: `/hazards/${toVerifyId}/verify` },
          officer: {
            'self-check-form': '/self-checks',
            'hazard-of-the-enterprise': `/hazards/${listedId}`,
            'listings-of-an-enterprise': '/listings',
            'document-received': `/documents/${issuedId}`,
            'duties-own': '/duties',
            'rules-of-an-enterprise': '/settings/rules',
            'duty-own': '/duties/evacuation-drill-yearly?which=all',
            'registers-of-an-enterprise': '/registers',
            'entry-of-an-enterprise': `/registers/special-operation-certificate/${certificateId}`,
            'entry-renewed-of-an-enterprise': `/registers/licence/${licenceId}`,
            'import-of-an-enterprise': '/import',
          },
          rival: {
            'today-of-an-enterprise': '/',
            'hazards-none': '/hazards?open=true',
            'documents-of-an-enterprise': '/documents',
            'plan-of-an-enterprise': '/plan',
            'plan-clause-of-an-enterprise': '/plan/18a',
            'duties-of-another': '/duties',
          },
        }),
      ).toEqual([]);
    });
  });
});

describe('a phone', () => {
  it('reaches under “more” the pages for which its bar has no room', async () => {
    const { page, go, touch } = await visit(browser, park, 'desk', 'phone');
    await go('/');
    for (const name of ['人员', '导入', '判定标准']) {
      await touch('更多');
      await touch(name);
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    await touch(/打开个人菜单/);
    await touch('设置');
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
    await page.context().close();
  });
});

/** Opens all of them, one person after another, and tells everything that is wrong. */
async function walk(
  look: Look,
  device: Device,
  tours: Partial<
    Record<
      'admin' | 'desk' | 'verifier' | 'officer' | 'principal' | 'rival' | 'nobody',
      Record<string, string>
    >
  >,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [who, pages] of Object.entries(tours)) {
    const context = await standAt(browser, park.url, device);
    if (who !== 'nobody') await signIn(context, park, who as 'desk');
    await context.addInitScript(({ language, shade }) => {
      localStorage.setItem('zhiben.language', language);
      localStorage.setItem('zhiben.shade', shade);
    }, look);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    let name = '';
    const tell = (what: string) => wrong.push(`${name}: ${what}`);
    listen(page, tell);
    for (const [each, path] of Object.entries(pages)) {
      name = each;
      await page.goto(path);
      await settled(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > (page.viewportSize()?.width ?? 0)) tell(`is ${width} px wide`);
      if (look.language === 'en') for (const words of await chineseChrome(page)) tell(`says ${words}`);
      if (SCREENSHOTS !== undefined) await picture(page, SCREENSHOTS, `${name}-${device}-${look.language}`);
      if (hasAxe(look, device)) for (const fault of await graveFaults(page)) tell(fault);
    }
    await context.close();
  }
  return wrong;
}

/** Contrast hangs on the shade and the size of targets on the device: two of the four pairs show every one. */
function hasAxe({ shade }: Look, device: Device): boolean {
  return (shade === 'light') === (device === 'phone');
}

/** Errors in the console, exceptions, requests that failed and answers nobody expected. */
function listen(page: Page, tell: (what: string) => void) {
  page.on('console', (message) => {
    // The browser repeats every refused answer there; answers are looked at below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      tell(message.text());
  });
  page.on('pageerror', (error) => tell(error.message));
  page.on('requestfailed', (request) => {
    // Leaving a page gives up what it still asks for.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') tell(`failed: ${request.url()}`);
  });
  page.on('response', (answer) => {
    const meant = answer.status() < 500 && MEANT.some((url) => url.test(answer.url()));
    if (answer.status() >= 400 && !meant) tell(`${answer.status()} ${answer.url()}`);
  });
}

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy=true]') === null);
}

/** Words of ours that stayed Chinese: in what is touched and filled in, where nothing stands that people wrote. */
async function chineseChrome(page: Page): Promise<string[]> {
  const words = await page
    .locator(
      'nav a, button:not([lang], .frame-button), label:not([lang]), legend, th:not([lang]), dt, [role=tab], option',
    )
    .filter({ visible: true })
    .allInnerTexts();
  return [...new Set(words)].filter((each) => CHINESE.test(each));
}

async function picture(page: Page, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** A listing, an order, an inquiry, a self-check and half of the double report. */
async function supervise(): Promise<void> {
  const dueOn = inTwoWeeks();
  const issuingBody = '凤台经济开发区安全生产委员会办公室';
  const caseId = listedId;
  await park.call('desk', 'POST', '/listings', {
    id: listingId,
    caseId,
    level: 'county',
    title: '抛光打磨工位铝粉除尘系统未设置泄爆装置',
    issuingBody,
    conditions: '泄爆装置安装到位并经专家组验收合格，积尘清理制度落实',
    responsiblePerson: '方厂长',
    dueOn,
    publish: true,
  });
  await park.call('desk', 'POST', '/supervision-orders', {
    id: orderId,
    caseId,
    level: 'park',
    issuingBody,
    requirements: '督促企业停用抛光线，按期完成整改',
    dueOn,
  });
  await park.call('desk', 'POST', '/inquiries', {
    id: inquiryId,
    organisationId: park.factoryId,
    caseId,
    failure: 'refused',
    reason: '企业两次口头表示不愿停用抛光线',
  });
  await park.call('officer', 'POST', '/self-checks', {
    id: randomUUID(),
    checkedOn: today(),
    wholeSite: false,
    place: '二车间打磨工位',
    foundNothing: true,
  });
  await park.call('officer', 'POST', `/hazards/${caseId}/double-reports`, {
    id: randomUUID(),
    part: 'employees',
    how: '班前会通报，并张贴在车间公告栏',
    toldOn: today(),
  });
}

/** A drill that was changed, and a certificate that has expired. */
async function keepRegisters(): Promise<void> {
  const drill = {
    topic: '二车间抛光打磨工位铝粉爆炸事故专项应急预案演练暨夜班人员疏散逃生演练',
    kind: 'special',
    heldOn: '2026-06-12',
    participants: 86,
  };
  const path = `/registers/drill/entries/${drillId}`;
  await park.call('officer', 'PUT', path, { values: drill });
  const values = { ...drill, shifts: '白班、夜班' };
  await park.call('officer', 'PUT', path, { values, seenVersion: 1 });
  await park.call('officer', 'PUT', `/registers/special-operation-certificate/entries/${certificateId}`, {
    personId: park.officerId,
    values: { trade: 'welding', number: 'T340421199001011234', validTo: '2026-01-03' },
  });
  const licence = {
    kind: 'chemicals-trade',
    issuer: '淮南市应急管理局',
    scope: '柴油、甲醇（无储存），仅限票据经营；不得现场存放、分装、转运',
  };
  await park.call('officer', 'PUT', `/registers/licence/entries/${renewedId}`, {
    values: {
      ...licence,
      number: '皖淮危化经字〔2022〕000012',
      issuedOn: '2022-12-20',
      validTo: '2025-12-19',
    },
  });
  await park.call('officer', 'PUT', `/registers/licence/entries/${licenceId}`, {
    follows: renewedId,
    values: {
      ...licence,
      number: '皖淮危化经字〔2025〕000231',
      issuedOn: '2025-12-10',
      validTo: '2028-12-09',
    },
    files: [randomUUID(), randomUUID()],
  });
  await park.call('officer', 'PUT', `/registers/gas-alarm/entries/${alarmId}`, {
    values: {
      place: '职工食堂后厨灶台上方（靠近液化气瓶间隔墙一侧）',
      kind: 'commercial',
      madeOn: '2025-01-08',
      calibratedOn: '2026-03-01',
    },
  });
  await park.call('officer', 'PUT', `/registers/equipment/entries/${equipmentId}`, {
    values: { label: '二车间东门手提式干粉灭火器', kind: 'scrap-extinguisher-powder', madeOn: '2019-05-10' },
  });
  await park.call('desk', 'PUT', '/rules/cylinder-inspection-inert', {
    value: 36,
    because: '县市场监管局2026年3月书面答复，按三年一次执行',
  });
}

/** Duties of every kind of subject, worked out at once because somebody takes them into use; one is covered. */
async function askDuties(): Promise<void> {
  await park.call('officer', 'PUT', `/registers/drill/entries/${randomUUID()}`, {
    values: { topic: '二车间火灾疏散逃生演练', kind: 'evacuation', heldOn: today(), participants: 86 },
  });
  for (const name of ['evacuation-drill-yearly', 'self-check', 'certificate-renewal', 'yearly-listing'])
    await park.call('desk', 'PUT', `/duties/${name}/setting`, {
      active: true,
      because: '县安委会办公室已确认',
    });
}

/** Channels whose gateways nobody answers: what is sent by them fails and is seen to. */
async function openChannels(): Promise<void> {
  const settings = { kind: 'email', host: '127.0.0.1', port: 9, security: 'none', from: 'anban@park.cn' };
  const mail = { name: '开发区安委办邮箱', position: 1, settings };
  const url = 'http://127.0.0.1:9/robot/send?key=none';
  const robot = {
    name: '重大隐患整改专班钉钉群（含各街道及行业主管部门联络员）',
    position: 2,
    settings: { kind: 'dingtalk' },
    secrets: { url },
  };
  for (const form of [mail, robot]) await park.call('admin', 'PUT', `/channels/${randomUUID()}`, form);
}

async function report(title: string): Promise<string> {
  const id = randomUUID();
  await park.call('inspector', 'POST', '/hazards', {
    id,
    title,
    place: '二车间打磨工位',
    channel: 'supervision',
    organisationId: park.factoryId,
    foundOn: today(),
    happenedAt: new Date().toISOString(),
  });
  return id;
}

async function draftDocument(kind: string): Promise<string> {
  const id = randomUUID();
  await park.call('desk', 'POST', '/documents', {
    id,
    kind,
    issuer: kind === 'supervision-notice' ? 'committee' : 'authority',
    caseId: toVerifyId,
    recipient: { kind: 'enterprise', id: park.factoryId },
  });
  return id;
}

/** A document with every gap filled in, as a person would. */
async function issueDocument(): Promise<string> {
  const id = await draftDocument('rectification-order');
  const { content } = (await park.call('desk', 'GET', `/documents/${id}`)) as { content: object };
  const filled = JSON.parse(JSON.stringify(content).replace(/〔待填写：[^〕]*〕/g, '详见附件'));
  await park.call('desk', 'PUT', `/documents/${id}/content`, { content: filled, seenVersion: 1 });
  await park.call('desk', 'POST', `/documents/${id}/issue`, { seenVersion: 2 });
  return id;
}

async function move(
  user: 'desk' | 'officer',
  id: string,
  seenVersion: number,
  name: string,
  input: Record<string, unknown>,
) {
  const happenedAt = new Date().toISOString();
  await park.call(user, 'POST', `/hazards/${id}/moves/${name}`, {
    moveId: randomUUID(),
    seenVersion,
    happenedAt,
    input,
  });
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function inTwoWeeks(): string {
  return new Date(Date.now() + (14 * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
