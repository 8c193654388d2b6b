import { z } from 'zod';
import { StartupError } from './store/startup-error.ts';

/** One environment variable: what it means in both languages, and how its text is read. */
interface Setting<Value> {
  readonly name: string;
  /** What the table in the README says of it. */
  readonly about: { readonly en: string; readonly zh: string };
  /** The default as the table shows it; empty when there is none. */
  readonly shown: string;
  readonly read: z.ZodType<Value, string | undefined>;
}

/** Text with blanks cut; an empty variable is an unset one, as Compose files and unit files produce them. */
const text = z
  .string()
  .optional()
  .transform((value) => (value?.trim() ? value.trim() : undefined));

function setting<Value>(
  name: string,
  shown: string,
  read: z.ZodType<Value, string | undefined>,
  about: Setting<Value>['about'],
): Setting<Value> {
  return { name, shown, read, about };
}

function whole(fallback: number, from: number, to: number): z.ZodType<number, string | undefined> {
  const wrong = `must be a whole number from ${from} to ${to}`;
  const number = z.coerce.number<string>(wrong).int(wrong).min(from, wrong).max(to, wrong);
  return text.transform((value) => value ?? `${fallback}`).pipe(number);
}

function address(protocols: RegExp, wrong: string): z.ZodType<string | undefined, string | undefined> {
  return text.refine(
    (value) => value === undefined || protocols.test(URL.parse(value)?.protocol ?? ''),
    wrong,
  );
}

const databaseAddress = address(
  /^postgres(ql)?:$/,
  'must be an address such as postgresql://user:password@host:5432/zhiben',
);

/** An IPv4 or IPv6 address, or a network such as 10.0.0.0/8. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const SETTINGS = {
  port: setting('PORT', '8080', whole(8080, 0, 65_535), {
    en: 'TCP port of the web page and the interface. 0 takes any free port.',
    zh: '网页与接口的 TCP 端口；0 表示任取空闲端口。',
  }),
  host: setting(
    'HOST',
    '0.0.0.0',
    text.transform((value) => value ?? '0.0.0.0'),
    {
      en: 'Address to listen on. `127.0.0.1` admits this machine only, for use behind a proxy.',
      zh: '监听地址；在反向代理之后可设为 `127.0.0.1`，只接受本机访问。',
    },
  ),
  dataDir: setting(
    'DATA_DIR',
    './data',
    text.transform((value) => value ?? './data'),
    {
      en: 'Folder for the embedded database, files and passwords. Back it up with `zhiben backup`.',
      zh: '数据文件夹：内置数据库、附件与密码；请用 `zhiben backup` 备份。',
    },
  ),
  databaseUrl: setting('DATABASE_URL', '', databaseAddress, {
    en: 'A PostgreSQL server (15 to 18) instead of the embedded one, signed in as the owner of the schema.',
    zh: '改用自有 PostgreSQL（15 至 18）；以表结构的所有者登录。',
  }),
  databaseAppUrl: setting('DATABASE_APP_URL', '', databaseAddress, {
    en: 'The same server signed in as the role that serves requests. Needed only when the owner may not create roles.',
    zh: '同一数据库、以处理请求的角色登录；仅当所有者无权创建角色时需要。',
  }),
  publicUrl: setting(
    'PUBLIC_URL',
    '',
    address(/^https?:$/, 'must be an address such as https://zhiben.example.cn').transform((value) =>
      value?.replace(/\/+$/, ''),
    ),
    {
      en: 'Address at which people reach the page, for links, QR codes and sign-in. Unset: the address they used.',
      zh: '用户访问的网址，用于链接、二维码与登录；未设时取访问所用的地址。',
    },
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    '',
    text
      .transform((value) => value?.split(/[\s,]+/).filter((part) => part !== '') ?? [])
      .pipe(
        z.array(network, 'must be addresses or networks parted by commas, such as 10.0.0.0/8,192.168.1.5'),
      ),
    {
      en: 'Addresses or networks of reverse proxies, parted by commas. Only their word on the caller’s address is believed.',
      zh: '反向代理的地址或网段，以逗号分隔；只采信它们转告的来访地址。',
    },
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    text.transform((value) => value ?? 'info').pipe(z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`)),
    { en: `How much is logged: ${LEVELS.join(', ')}.`, zh: `日志级别：${LEVELS.join('、')}。` },
  ),
  sessionHours: setting('SESSION_HOURS', '12', whole(12, 1, 720), {
    en: 'Hours without use after which a person must sign in again.',
    zh: '无操作多少小时后须重新登录。',
  }),
  maxUploadMb: setting('MAX_UPLOAD_MB', '200', whole(200, 1, 10_240), {
    en: 'Largest file that may be uploaded, in megabytes (1024 × 1024 bytes).',
    zh: '单个上传文件的上限，单位 MB（1024 × 1024 字节）。',
  }),
  soffice: setting(
    'SOFFICE',
    'soffice',
    text.transform((value) => value ?? 'soffice'),
    {
      en: 'LibreOffice, for documents as PDF: its name on PATH, or its path. Without it they are offered as Word only.',
      zh: 'LibreOffice 程序名或路径，用于把文书转为 PDF；未安装时只提供 Word。',
    },
  ),
  metrics: setting(
    'METRICS',
    'false',
    text
      .transform((value) => value ?? 'false')
      .pipe(z.enum(['true', 'false'], 'must be true or false'))
      .transform((value) => value === 'true'),
    {
      en: 'Offers `/metrics` for Prometheus (no personal data) to whoever reaches the port; keep it behind a proxy.',
      zh: '在 `/metrics` 提供 Prometheus 指标（不含个人数据）；能访问端口者皆可读取，请用反向代理限制。',
    },
  ),
  testClock: setting(
    'TEST_CLOCK',
    'false',
    text
      .transform((value) => value ?? 'false')
      .pipe(z.enum(['true', 'false'], 'must be true or false'))
      .transform((value) => value === 'true'),
    {
      en: 'Lets an administrator move the clock forward, to try terms out. Refused in production and behind https.',
      zh: '允许管理员把时钟向前拨，用于试验期限；正式运行（NODE_ENV=production 或 https 网址）时拒绝启动。',
    },
  ),
} as const satisfies Record<string, Setting<unknown>>;

type Settings = typeof SETTINGS;

/** Every setting of the server, read and checked. */
export type Config = { readonly [Key in keyof Settings]: z.output<Settings[Key]['read']> };

/**
 * Reads the settings from an environment. Only this file and `main.ts`, which hands it in, know that there
 * is one.
 *
 * @throws {StartupError} `bad-setting`, naming every variable that is wrong and what it should be.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [key, { name, read }] of Object.entries(SETTINGS) as [keyof Settings, Setting<unknown>][]) {
    const answer = read.safeParse(environment[name]);
    if (answer.success) values[key] = answer.data;
    else wrong.push(`${name} ${reason(answer.error)}${quote(name, environment[name])}.`);
  }
  if (values['databaseAppUrl'] !== undefined && values['databaseUrl'] === undefined && wrong.length === 0) {
    wrong.push(
      'DATABASE_APP_URL is set but DATABASE_URL is not: set both, or neither for the embedded database.',
    );
  }
  const serious =
    environment['NODE_ENV'] === 'production' || String(values['publicUrl']).startsWith('https:');
  if (values['testClock'] === true && serious) {
    wrong.push(
      'TEST_CLOCK is set, but NODE_ENV is production or PUBLIC_URL is https: records made under a moved clock are worthless.',
    );
  }
  if (wrong.length > 0) {
    throw new StartupError('bad-setting', `${wrong.join(' ')} Correct the environment and start again.`);
  }
  return values as Config;
}

function reason(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not valid';
  // A list's own issue speaks of one element; the sentence of the list says more.
  if (issue.path.length > 0 || !issue.message.startsWith('must ')) {
    return 'must be addresses or networks parted by commas, such as 10.0.0.0/8,192.168.1.5';
  }
  return issue.message;
}

/** Addresses of databases hold passwords: they are not repeated where they could reach a log. */
function quote(name: string, value: string | undefined): string {
  return name.startsWith('DATABASE') ? '' : `, not "${value}"`;
}

/** The table of settings for a README, in Markdown. */
export function settingsTable(language: 'en' | 'zh'): string {
  const head = { en: ['Variable', 'Default', 'Meaning'], zh: ['变量', '默认值', '含义'] }[language];
  const rows = Object.values(SETTINGS).map(({ name, shown, about }) => [
    `\`${name}\``,
    shown === '' ? '–' : `\`${shown}\``,
    about[language],
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
