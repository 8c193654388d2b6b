import type { HazardFilter } from '@zhiben/domain/contract/hazard.ts';
import type { Actor, Reach, Role } from '@zhiben/domain/primitives/reach.ts';
import type { Ground } from './many-hazards.ts';

/** One list that somebody opens. */
export interface ListCase {
  readonly name: string;
  readonly actor: Actor;
  readonly filter: HazardFilter;
  readonly sort: string;
}

const SORTS = ['-updated', 'due', '-found', 'number'] as const;

/** An enterprise of the tenth that has half of all hazards. */
const large = (organisationIds: readonly string[]): string => organisationIds[5] ?? '';
/** One of the many that have few. */
const small = (organisationIds: readonly string[]): string =>
  organisationIds[Math.floor(organisationIds.length * 0.75)] ?? '';

/** The tabs of the list: 全部, 待我办理, 未销号, 逾期, 重大, and the filters that people add to them. */
function filters({ departmentIds, organisationIds }: Ground): Readonly<Record<string, HazardFilter>> {
  return {
    all: {},
    mine: { mine: true },
    open: { open: true },
    overdue: { overdue: true },
    major: { grade: 'major' },
    'major open': { grade: 'major', open: true },
    'state submitted': { state: ['submitted'] },
    'state closed': { state: ['closed'] },
    department: { departmentId: departmentIds[3] },
    'large enterprise': { organisationId: large(organisationIds) },
    'small enterprise': { organisationId: small(organisationIds) },
    'small enterprise open': { organisationId: small(organisationIds), open: true },
  };
}

/** Every filter in every sort for the desk, and the tabs for those who see a part of the authority. */
export function listCases(ground: Ground): ListCase[] {
  const desk = reader(ground, ['desk'], { scope: 'authority' });
  const inspector = reader(ground, ['inspector', 'verifier'], {
    scope: 'department',
    departmentId: ground.departmentIds[3],
  });
  const officer = reader(ground, ['enterprise-officer'], {
    scope: 'organisation',
    organisationId: small(ground.organisationIds),
  });
  const all = Object.entries(filters(ground));
  const tabs = all.slice(0, 5);
  const each = (who: string, actor: Actor, chosen: typeof all): ListCase[] =>
    chosen.flatMap(([what, filter]) =>
      SORTS.map((sort) => ({ name: `${who}: ${what}, ${sort}`, actor, filter, sort })),
    );
  return [
    ...each('desk', desk, all),
    ...each('department', inspector, tabs),
    ...each('enterprise', officer, tabs),
  ];
}

function reader(
  { authorityId, organisationIds }: Ground,
  roles: readonly Role[],
  reach: Partial<Reach>,
): Actor {
  const personId = crypto.randomUUID();
  return {
    accountId: 'bench',
    personId,
    name: '测量',
    roles,
    personIds: [personId],
    organisationIds: reach.scope === 'organisation' ? [small(organisationIds)] : [],
    reach: { scope: 'authority', authorityId, authorityIds: [authorityId], ...reach },
  };
}
