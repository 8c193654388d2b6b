import type { Bulletin } from '@zhiben/domain/contract/monthly.ts';
import { bulletinOf } from '@zhiben/domain/kinds/figure/bulletin.ts';
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
  const laggards = await readLaggards(services, own, { ...query, by: 'department' });
  if (!laggards.ok) return laggards;
  const { authorityId } = actor.reach;
  const first = `${month}-01` as PlainDate;
  const [authority, departments, frozen] = await services.database.as(actor, async (tx) => [
    (await listAuthorities(tx, [authorityId]))[0]?.name ?? '',
    await listDepartments(tx, [authorityId]),
    (await listSnapshots(tx, { authorityId, scope: authorityId })).find((s) => s.month === first),
  ]);
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
    laggards: laggards.value.rows.map(({ value: id, ...row }) => ({
      ...row,
      name: departments.find((d) => d.id === id)?.name ?? '未明确部门',
    })),
    items: (batch.value.batch?.items ?? []).map((item) => ({
      ...item,
      reason: say(monthlyTexts, 'zh', `monthly.reason.${item.reason}`),
    })),
  });
  return done({ title, month, frozen: frozen !== undefined, blocks: blocks as Bulletin['blocks'] });
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
