import type { Bulletin } from '@zhiben/domain/contract/monthly.ts';
import { type BulletinFacts, bulletinOf } from '@zhiben/domain/kinds/figure/bulletin.ts';
import type { FigureValues } from '@zhiben/domain/kinds/figure/figures.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { monthlyTexts } from '@zhiben/domain/kinds/monthly/texts.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { industries } from '@zhiben/domain/reference/industries.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { listAuthorities } from '../store/authorities.ts';
import { listDepartments } from '../store/departments.ts';
import { listSnapshots } from '../store/figure-snapshots.ts';
import { type FigureServices, readFigures, readLaggards } from './figures.ts';
import { outside, readMonth } from './monthly.ts';
import { done, type Outcome } from './refusals.ts';

/**
 * The facts of a month's bulletin: blocks of text, tables and series from which a document or a page is made. A month
 * that is frozen is told by its frozen month-end, so that the bulletin says the same whenever it is opened.
 */
export async function readBulletin(
  services: FigureServices,
  actor: Actor,
  month: string,
): Promise<Outcome<Bulletin>> {
  const problem = outside(actor);
  if (problem !== undefined) return problem;
  const own = narrowed(actor);
  const query = { from: month, to: month };
  const batch = await readMonth(services, actor, month);
  if (!batch.ok) return batch;
  const figures = await readFigures(services, own, query);
  if (!figures.ok) return figures;
  const { authorityId } = actor.reach;
  const first = `${month}-01` as PlainDate;
  const { authority, departments, frozen, parts } = await services.database.as(actor, async (tx) => {
    const inMonth = async (scope: string) =>
      (await listSnapshots(tx, { authorityId, scope })).find((snapshot) => snapshot.month === first);
    const all = await listDepartments(tx, [authorityId]);
    const frozenParts = new Map<string, FigureValues>();
    for (const { id } of all) frozenParts.set(id, (await inMonth(id))?.values ?? {});
    return {
      authority: (await listAuthorities(tx, [authorityId]))[0]?.name ?? '',
      departments: new Map(all.map(({ id, name }) => [id, name])),
      frozen: await inMonth(authorityId),
      parts: frozenParts,
    };
  });
  const laggards = frozen === undefined ? await liveLaggards(services, own, query) : frozenLaggards(parts);
  const { value } = figures;
  const { title, blocks } = bulletinOf({
    authority,
    month: first,
    frozen: frozen !== undefined,
    now: frozen?.values ?? value.now,
    before: value.before.values,
    yearBefore: value.yearBefore.values,
    months: value.months,
    channels: named(value.bars['channel'], (code) => say(hazardTexts, 'zh', `hazard.channel.${code}`)),
    industries: named(value.bars['industry'], (code) => industries.find(code)?.name ?? code),
    laggards: laggards.map(({ id, ...row }) => ({ ...row, name: departments.get(id) ?? '未明确部门' })),
    items:
      batch.value.batch?.items.map((item) => ({
        ...item,
        reason: say(monthlyTexts, 'zh', `monthly.reason.${item.reason}`),
      })) ?? null,
  });
  return done({ title, month, frozen: frozen !== undefined, blocks: blocks as Bulletin['blocks'] });
}

type Laggard = Omit<BulletinFacts['laggards'][number], 'name'> & { readonly id: string };

async function liveLaggards(
  services: FigureServices,
  actor: Actor,
  query: { readonly from: string; readonly to: string },
): Promise<Laggard[]> {
  const read = await readLaggards(services, actor, { ...query, by: 'department' });
  return read.ok ? read.value.rows.map(({ value: id, ...row }) => ({ id, ...row })) : [];
}

/** Of the departments as their month-end was frozen, the most overdue first. */
function frozenLaggards(parts: ReadonlyMap<string, FigureValues>): Laggard[] {
  const n = (values: FigureValues, name: string) => values[name]?.value ?? 0;
  return [...parts]
    .map(([id, values]) => ({
      id,
      open: n(values, 'open'),
      overdue: n(values, 'overdue'),
      met: n(values, 'closed-in-term'),
      due: values['closed-in-term']?.of ?? 0,
    }))
    .filter(({ open, due }) => open > 0 || due > 0)
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open);
}

/** The actor in his own authority alone: what is submitted is its own, not that of those below it. */
function narrowed(actor: Actor): Actor {
  const { reach } = actor;
  return { ...actor, reach: { ...reach, authorityIds: [reach.authorityId] } };
}

function named(
  bars: readonly { readonly value: string; readonly n: number }[] = [],
  nameOf: (value: string) => string,
) {
  return bars.map(({ value, n }) => ({ name: value === '' ? '未填写' : nameOf(value), n }));
}
