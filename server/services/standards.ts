import type {
  CodeList,
  CodeQuery,
  CriterionList,
  CriterionQuery,
  CriterionRow,
  StandardList,
  SuggestedCriteria,
  SuggestQuery,
} from '@zhiben/domain/contract/standards.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { CodeEntry, CodeTree } from '@zhiben/domain/reference/code-tree.ts';
import { industries, readIndustryCode } from '@zhiben/domain/reference/industries.ts';
import { regions } from '@zhiben/domain/reference/regions.ts';
import { isSectorMark } from '@zhiben/domain/reference/sector-marks.ts';
import {
  type Criterion,
  criteria,
  criterionById,
  type EnterpriseTraits,
  knownMarks,
  searchCriteria,
  standardOf,
  standards,
  standardValidityOn,
  validityOn,
} from '@zhiben/domain/standards/criteria.ts';
import { suggestCriteria } from '@zhiben/domain/standards/suggest.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import type { Database } from '../store/database.ts';
import { readOrganisation } from '../store/organisations.ts';
import { type Clock, today } from './clock.ts';
import { done, type Outcome, refused } from './refusals.ts';

interface StandardServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** Every judgement standard that the product knows, with what it holds of each and its standing on a day. */
export function listStandards(clock: Clock, day = today(clock)): z.infer<typeof StandardList> {
  const rows = standards.map((standard) => ({
    ...standard,
    marks: [...standard.marks],
    validity: standardValidityOn(standard, day as PlainDate),
    criteria: criteria.filter(({ standardId }) => standardId === standard.id).length,
  }));
  return { day, rows };
}

/** Criteria by words, document, industry and mark; those known not to be in force only when no day is named. */
export function listCriteria(
  clock: Clock,
  { q, standard, day, industry, mark }: z.output<typeof CriterionQuery>,
): Outcome<z.infer<typeof CriterionList>> {
  const code = industry === undefined ? undefined : readIndustryCode(industry)?.code;
  if (industry !== undefined && code === undefined) return refused('industry-unknown', 'industry');
  if (mark !== undefined && !isSectorMark(mark)) return refused('sector-mark-unknown', 'mark', { mark });
  const found = searchCriteria({
    ...(q === undefined ? {} : { words: q }),
    ...(standard === undefined ? {} : { standardId: standard }),
    ...(day === undefined ? {} : { on: day as PlainDate }),
    ...(code === undefined ? {} : { industry: code }),
    ...(mark === undefined ? {} : { marks: [mark] }),
  });
  const on = day ?? today(clock);
  return done({ day: on, rows: found.map((criterion) => rowOf(criterion, on)) });
}

/** Up to five criteria for a description in anybody's words, each with the words that led to it. */
export async function suggestFor(
  { database, clock }: StandardServices,
  actor: Actor,
  { text, organisationId, day = today(clock) }: z.output<typeof SuggestQuery>,
): Promise<Outcome<z.infer<typeof SuggestedCriteria>>> {
  let traits: EnterpriseTraits = {};
  if (organisationId !== undefined) {
    const organisation = await database.as(actor, (tx) =>
      readOrganisation(tx, actor.reach.authorityIds, organisationId, day),
    );
    if (organisation === undefined) return refused('organisation-not-found', 'organisationId');
    traits = {
      industry: organisation.industryCode ?? undefined,
      marks: knownMarks(organisation.sectorMarks),
    };
  }
  const rows = suggestCriteria(text, { ...traits, on: day as PlainDate }).flatMap(
    ({ criterionId, because }) => {
      const criterion = criterionById(criterionId);
      return criterion === undefined ? [] : [{ criterion: rowOf(criterion, day), because: [...because] }];
    },
  );
  return done({ rows });
}

const TREES = { regions, industries } satisfies Record<string, CodeTree>;

/** Official codes by words, or those directly under one. */
export function listCodes(
  list: keyof typeof TREES,
  { q, parent }: z.output<typeof CodeQuery>,
): z.infer<typeof CodeList> {
  const tree = TREES[list];
  const found = q ? tree.search(q, 30) : tree.childrenOf(parent ?? null);
  const rowFor = (entry: CodeEntry) => ({
    code: entry.code,
    name: entry.name,
    path: [...tree.ancestorsOf(entry.code), entry].map(({ name }) => name),
    hasChildren: tree.childrenOf(entry.code).length > 0,
  });
  return { rows: found.map(rowFor) };
}

function rowOf(criterion: Criterion, day: string): z.infer<typeof CriterionRow> {
  const { name, nameEn, documentNo } = standardOf(criterion);
  return {
    ...criterion,
    industries: [...criterion.industries],
    marks: [...criterion.marks],
    standardName: name,
    standardNameEn: nameEn,
    documentNo,
    validity: validityOn(criterion, day as PlainDate),
  };
}
