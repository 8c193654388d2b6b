import { runningTerm } from '@zhiben/domain/kinds/hazard/running-term.ts';
import { HAZARD_STEPS } from '@zhiben/domain/kinds/own-term/own-term.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { workCalendar } from '@zhiben/domain/reference/work-calendar.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../services/system-actor.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { diceOf, makeHistoryGround, writeHistory } from '../testing/histories.ts';
import { readStory } from './case-files.ts';
import { type Database, openDatabase } from './database.ts';
import { noteTurns } from './turns.ts';

const UNTIL = '2026-11-23' as PlainDate;
let home: TestDatabase;
let database: Database;
let owner: Database;

beforeAll(async () => {
  home = await freshDatabase();
  database = openDatabase(home.appUrl, { max: 2 });
  owner = openDatabase(home.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await owner?.close();
  await database?.close();
  await home?.drop();
});

describe('Over random histories', () => {
  it('whose turn it is, and since when, is what the story of each hazard says', async () => {
    let waiting = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const ground = await makeHistoryGround(owner.plain, UNTIL);
        const { authorityId } = ground;
        const actor = systemActor(authorityId);
        const dice = diceOf(seed);
        for (let n = 0; n < 15; n++) await database.as(actor, (tx) => writeHistory(tx, ground, dice));
        await database.as(actor, async (tx) => {
          const files = (await tx
            .selectFrom('caseFile')
            .selectAll()
            .where('authorityId', '=', authorityId)
            .execute()) as CaseFile[];
          const told = [];
          for (const file of files) {
            const story = await readStory(tx, authorityId, file.id);
            const term = runningTerm(file, story, { today: UNTIL, own: [], calendar: workCalendar });
            if (term === undefined || term.rule === 'rectify') continue;
            const { rule: step, startedOn } = term;
            told.push({ authorityId, caseId: file.id, step, startedOn, departmentId: file.departmentId });
          }
          const turns = () =>
            tx
              .selectFrom('turn')
              .selectAll()
              .where('authorityId', '=', authorityId)
              .orderBy('caseId')
              .execute();
          const byCase = told.sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
          expect(await turns()).toEqual(byCase);
          // Derived anew from rows and events, as after an import, they are the same.
          const ids = files.map(({ id }) => id);
          await noteTurns(tx, authorityId, ids);
          expect(await turns()).toEqual(byCase);
          waiting += told.filter(({ step }) => (HAZARD_STEPS as readonly string[]).includes(step)).length;
        });
      }),
      { numRuns: 6 },
    );
    expect(waiting).toBeGreaterThan(5);
  });
});
