import { departmentFor } from '@zhiben/domain/kinds/organisation/department-for.ts';
import type { Actor, Role } from '@zhiben/domain/primitives/reach.ts';
import { scopeFor } from '@zhiben/domain/primitives/role-scope.ts';
import { usccCheckCharacter } from '@zhiben/domain/values/codes.ts';
import rows from './enterprises.json' with { type: 'json' };
import type { Random } from './random.ts';

export const DAY_MS = 86_400_000;
/** When the park began to use the product: the day on which its registers were made. */
const FOUNDED = Date.parse('2022-12-12T01:30:00Z');
const REGION = '340421';

export interface DemoDepartment {
  readonly id: string;
  readonly name: string;
  readonly industries: readonly string[];
  readonly sectorMarks: readonly string[];
}

export interface DemoPerson {
  readonly authorityId: string;
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly organisationId: string | null;
  readonly departmentId: string | null;
  readonly roles: readonly Role[];
  /** Whoever has one can sign in. */
  readonly username?: string | undefined;
  readonly posts: readonly { readonly id: string; readonly post: string; readonly fromOn: string }[];
}

export interface DemoEnterprise {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly industryCode: string;
  readonly scale: string;
  readonly headcount: number;
  readonly sectorMarks: readonly string[];
  readonly traits: readonly string[];
  readonly departmentId: string | null;
  readonly regionCode: string;
  readonly address: string;
  readonly lng: number;
  readonly lat: number;
  readonly principal: DemoPerson;
  readonly officer: DemoPerson;
  readonly manager: DemoPerson;
}

export interface DemoWorld {
  readonly foundedAt: string;
  readonly county: { readonly id: string; readonly name: string };
  readonly park: { readonly id: string; readonly name: string };
  readonly regionCode: string;
  readonly departments: readonly DemoDepartment[];
  readonly enterprises: readonly DemoEnterprise[];
  readonly people: readonly DemoPerson[];
  readonly staff: DemoStaff;
}

/** The governing side of the park, by what they do in the stories. */
export interface DemoStaff {
  readonly desk: readonly DemoPerson[];
  readonly verifiers: readonly DemoPerson[];
  readonly expert: DemoPerson;
  readonly inspectors: ReadonlyMap<string, readonly DemoPerson[]>;
}

const DEPARTMENTS: readonly (readonly [string, readonly string[], readonly string[], string | undefined])[] =
  [
    [
      '应急管理局',
      ['C', '5942'],
      [
        'hazardous-chemicals',
        'combustible-dust',
        'ammonia-refrigeration',
        'metal-smelting',
        'confined-space',
        'industry-and-trade',
      ],
      'inspector',
    ],
    ['消防救援大队', ['6110'], ['crowded-place', 'fire-safety'], 'fire'],
    ['住房和城乡建设局', ['47', '48', '451'], ['construction', 'city-gas'], 'housing'],
    ['市场监督管理局', [], ['special-equipment'], 'market'],
    ['经济和信息化局', ['38'], ['lithium-battery'], undefined],
    ['生态环境分局', ['46', '77'], [], undefined],
    ['商务局', ['52', '526'], [], undefined],
    ['交通运输局', ['54', '59'], ['road-transport'], undefined],
  ];

export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'.split(
    '',
  );
export const GIVEN =
  '建国 志强 海燕 晓东 玉兰 家宝 文博 静怡 长春 明远 秀英 永康 立新 淑珍 德胜 国栋 雪梅 振华 桂芳 保平 子轩 佳琪 俊杰 思源 春生 红霞 庆丰 世杰 美玲 广林 云飞 丽娟 学军 亚楠 成龙 慧敏 光明 金凤 守义 婷婷 大勇 清泉 卫东 素云 忠诚 雨桐 传海 月华 怀远 安宁 景行 若兰 松涛 晨曦 福来 凌霄 向阳 润生 其昌 巧云'.split(
    ' ',
  );
const ROADS = [
  '凤城大道',
  '州来路',
  '硖山路',
  '淮河路',
  '创业路',
  '兴园路',
  '望淮路',
  '焦岗路',
  '桂集路',
  '产业二路',
];

/** Authorities, departments, enterprises and their people. Every name is made up; likeness is chance. */
export function makeWorld(random: Random): DemoWorld {
  const foundedAt = new Date(FOUNDED).toISOString();
  const id = () => random.id(FOUNDED + random.whole(0, DAY_MS / 2));
  const county = { id: id(), name: '凤台县（演示）' };
  const park = { id: id(), name: '凤台经济开发区示范园' };
  const departments = DEPARTMENTS.map(([name, industries, sectorMarks]) => ({
    id: id(),
    name,
    industries,
    sectorMarks,
  }));
  const names = new Set<string>();
  const people: DemoPerson[] = [];

  const person = (
    of: Partial<DemoPerson> & { readonly roles: readonly Role[] },
    posts: readonly string[] = [],
  ): DemoPerson => {
    let name = '';
    do name = random.pick(SURNAMES) + random.pick(GIVEN);
    while (names.has(name));
    names.add(name);
    const made: DemoPerson = {
      authorityId: park.id,
      organisationId: null,
      departmentId: null,
      ...of,
      id: id(),
      name,
      // 154 is a prefix that no operator has been given.
      phone: `154${String(20_000_000 + people.length * 137 + random.whole(0, 99))}`,
      posts: posts.map((post) => ({
        id: id(),
        post,
        fromOn: `${random.whole(2016, 2025)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`,
      })),
    };
    people.push(made);
    return made;
  };

  person({ authorityId: county.id, roles: ['desk', 'leader'], username: 'county-desk' });
  person({ roles: ['administrator', 'desk'], username: 'admin' });
  const desk = [
    person({ roles: ['desk'], username: 'desk' }),
    person({ roles: ['desk'], username: 'desk2' }),
  ];
  const verifiers = [person({ roles: ['verifier'], username: 'verifier' }), person({ roles: ['verifier'] })];
  person({ roles: ['leader'], username: 'leader' });
  const expert = person({ roles: ['expert'], username: 'expert' });
  const inspectors = new Map(
    departments.map(({ id: departmentId }, index) => {
      const short = DEPARTMENTS[index]?.[3];
      const username = (n: number) =>
        short === 'inspector'
          ? `inspector${n}`
          : short !== undefined && n === 1
            ? `inspector-${short}`
            : undefined;
      return [
        departmentId,
        [1, 2].map((n) => person({ roles: ['inspector'], departmentId, username: username(n) })),
      ] as const;
    }),
  );

  const enterprises = rows.map((row, index): DemoEnterprise => {
    const organisationId = id();
    const suffix = { 0: '2', 7: '' }[index];
    const user = (name: string) => (suffix === undefined ? undefined : `${name}${suffix}`);
    const principal = person(
      { organisationId, roles: ['enterprise-principal'], username: user('principal') },
      ['principal'],
    );
    if (row.scale !== 'micro') person({ organisationId, roles: [] }, ['actual-controller']);
    const manager = person({ organisationId, roles: ['enterprise-admin'], username: user('ent-admin') }, [
      'safety-manager',
    ]);
    const officer = person({ organisationId, roles: ['enterprise-officer'], username: user('officer') }, [
      'safety-officer',
    ]);
    const { traits, industry, marks, name, scale, headcount } = row;
    return {
      id: organisationId,
      name,
      uscc: creditCode(random, index),
      industryCode: industry,
      scale,
      headcount,
      sectorMarks: marks,
      traits,
      departmentId: departmentFor({ industryCode: industry, sectorMarks: marks }, departments)?.id ?? null,
      regionCode: REGION,
      address: `凤台经济开发区${random.pick(ROADS)} ${random.whole(1, 288)} 号`,
      // The development zone lies west of the county seat; six decimals are a tenth of a metre.
      lng: Math.round((116.66 + random.between(0, 0.075)) * 1e6) / 1e6,
      lat: Math.round((32.675 + random.between(0, 0.055)) * 1e6) / 1e6,
      principal,
      manager,
      officer,
    };
  });
  return {
    foundedAt,
    county,
    park,
    regionCode: REGION,
    departments,
    enterprises,
    people,
    staff: { desk, verifiers, expert, inspectors },
  };
}

/** A code with a right check character, of a registering office and a serial that do not exist. */
function creditCode(random: Random, index: number): string {
  const body =
    `91${REGION}MA9${String(index).padStart(2, '0')}${'ABCDEFGHJK'[random.whole(0, 9)]}X${random.whole(0, 9)}X`.slice(
      0,
      17,
    );
  return body + usccCheckCharacter(body);
}

/** A person as the lifecycle sees him. */
export function actorOf(person: DemoPerson): Actor {
  return {
    accountId: '',
    personId: person.id,
    name: person.name,
    roles: person.roles,
    personIds: [person.id],
    organisationIds: person.organisationId === null ? [] : [person.organisationId],
    reach: {
      scope: scopeFor(person),
      authorityId: person.authorityId,
      authorityIds: [person.authorityId],
      departmentId: person.departmentId ?? undefined,
      organisationId: person.organisationId ?? undefined,
    },
  };
}
