import type { Bulletin } from '@zhiben/domain/contract/monthly.ts';
import { type BulletinFacts, bulletinOf } from '@zhiben/domain/kinds/figure/bulletin.ts';
import { type FigureValues, togetherOf } from '@zhiben/domain/kinds/figure/figures.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { isLateMonth } from '@zhiben/domain/kinds/monthly/monthly.ts';
import { monthlyTexts } from '@zhiben/domain/kinds/monthly/texts.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { industries } from '@zhiben/domain/reference/industries.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { listAuthorities } from '../store/authorities.ts';
import type { Db } from '../store/database.ts';
import { listDepartments } from '../store/departments.ts';
import { snapshotsOfMonth, unfrozenMonth } from '../store/figure-snapshots.ts';
import { findBatch, firstMonthOf } from '../store/monthly-batches.ts';
import { today } from './clock.ts';
import { type FigureServices, readFigures, readLaggards } from './figures.ts';
import { outside, readMonth } from './monthly.ts';
import { done, type Outcome } from './refusals.ts';

/**
 * The facts of a month's bulletin: blocks of text, tables and series from which a document or a page is made. It tells
 * of the reader's authority and of those below it. A month that is frozen is told by its frozen month-end, so that the
 * bulletin says the same whenever it is opened.
 */
export async function readBulletin(
  services: FigureServices,
  actor: Actor,
  month: string,
): Promise<Outcome<Bulletin>> {
  const problem = outside(actor);
  if (problem !== undefined) return problem;
  const query = { from: month, to: month };
  const batch = await readMonth(services, actor, month);
  if (!batch.ok) return batch;
  const figures = await readFigures(services, actor, query);
  if (!figures.ok) return figures;
  const { authorityId, authorityIds } = actor.reach;
  const first = `${month}-01` as PlainDate;
  const read = await services.database.as(actor, async (tx) => {
    const authorities = await listAuthorities(tx, authorityIds);
    const ends = await snapshotsOfMonth(tx, authorityIds, first);
    return {
      name: authorities.find(({ id }) => id === authorityId)?.name ?? '',
      departments: new Map((await listDepartments(tx, [authorityId])).map(({ id, name }) => [id, name])),
      ends,
      frozen: ends.size > 0 && !(await unfrozenMonth(tx, authorityIds, first)),
      below: await submissionsOf(tx, services, authorities, actor, first),
    };
  });
  const { frozen, ends, departments } = read;
  const laggards = frozen ? frozenRows(ends, departments) : await liveLaggards(services, actor, query);
  const below: BulletinFacts['below'][number][] = [];
  for (const one of read.below)
    below.push({ ...one, ...(await standingOf(services, actor, one.id, read, query)) });
  const whole = authorityIds.map((id) => ends.get(id)).filter((values) => values !== undefined);
  const { value } = figures;
  const { title, blocks } = bulletinOf({
    authority: read.name,
    month: first,
    frozen,
    now: frozen ? togetherOf(whole) : value.now,
    before: value.before.values,
    yearBefore: value.yearBefore.values,
    months: value.months,
    channels: named(value.bars['channel'], (code) => say(hazardTexts, 'zh', `hazard.channel.${code}`)),
    industries: named(value.bars['industry'], (code) => industries.find(code)?.name ?? code),
    laggards: laggards.map(({ id, ...row }) => ({ ...row, name: departments.get(id) ?? '未明确部门' })),
    below: below.sort((a, b) => b.overdue - a.overdue || b.open - a.open),
    items:
      batch.value.batch?.items.map((item) => ({
        ...item,
        reason: say(monthlyTexts, 'zh', `monthly.reason.${item.reason}`),
      })) ?? null,
  });
  return done({ title, month, frozen, blocks: blocks as Bulletin['blocks'] });
}

type Laggard = Omit<BulletinFacts['laggards'][number], 'name'> & { readonly id: string };
type Months = { readonly from: string; readonly to: string };

/** Of every authority below: what became of its month. */
async function submissionsOf(
  tx: Db,
  { clock }: FigureServices,
  authorities: readonly { readonly id: string; readonly name: string }[],
  { reach }: Actor,
  month: PlainDate,
) {
  const day = today(clock) as PlainDate;
  const told = [];
  for (const { id, name } of authorities) {
    if (id === reach.authorityId) continue;
    const batch = await findBatch(tx, id, month);
    const late = month >= (await firstMonthOf(tx, id)) && isLateMonth(month, batch?.state ?? null, day);
    const submitted: BulletinFacts['below'][number]['submitted'] =
      batch?.state === 'submitted' ? (batch.nil ? 'nil' : 'in-time') : late ? 'late' : 'waiting';
    told.push({ id, name, submitted, items: batch?.state === 'submitted' ? batch.items.length : 0 });
  }
  return told;
}

/** How one authority stands: at the frozen month-end, or today. */
async function standingOf(
  services: FigureServices,
  actor: Actor,
  authorityId: string,
  { frozen, ends }: { readonly frozen: boolean; readonly ends: ReadonlyMap<string, FigureValues> },
  query: Months,
) {
  if (frozen) return standing(ends.get(authorityId) ?? {});
  const read = await readLaggards(services, actor, { ...query, authorityId, by: 'department' });
  const rows = read.ok ? read.value.rows : [];
  const sum = (name: 'open' | 'overdue' | 'met' | 'due') => rows.reduce((all, row) => all + row[name], 0);
  return { open: sum('open'), overdue: sum('overdue'), met: sum('met'), due: sum('due') };
}

function standing(values: FigureValues) {
  const n = (name: string) => values[name]?.value ?? 0;
  return {
    open: n('open'),
    overdue: n('overdue'),
    met: n('closed-in-term'),
    due: values['closed-in-term']?.of ?? 0,
  };
}

/** Of the reader's own departments: those of the authorities below are their own affair. */
async function liveLaggards(services: FigureServices, actor: Actor, query: Months): Promise<Laggard[]> {
  const { authorityId } = actor.reach;
  const read = await readLaggards(services, actor, { ...query, authorityId, by: 'department' });
  return read.ok ? read.value.rows.map(({ value: id, ...row }) => ({ id, ...row })) : [];
}

/** Of the departments as their month-end was frozen, the most overdue first. */
function frozenRows(
  ends: ReadonlyMap<string, FigureValues>,
  departments: ReadonlyMap<string, string>,
): Laggard[] {
  return [...departments.keys()]
    .map((id) => ({ id, ...standing(ends.get(id) ?? {}) }))
    .filter(({ open, due }) => open > 0 || due > 0)
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open);
}

function named(
  bars: readonly { readonly value: string; readonly n: number }[] = [],
  nameOf: (value: string) => string,
) {
  return bars.map(({ value, n }) => ({ name: value === '' ? '未填写' : nameOf(value), n }));
}
