import type {
  TemplateChange,
  TemplateList,
  TemplatePage,
  TemplatePreview,
} from '@zhiben/domain/contract/document.ts';
import { gapsOf } from '@zhiben/domain/kinds/document/content.ts';
import { fillTemplate, type Template, unknownPlaceholders } from '@zhiben/domain/kinds/document/fill.ts';
import { FORM_NAMES, type FormName } from '@zhiben/domain/kinds/document/kinds.ts';
import { DEFAULT_TEMPLATES } from '@zhiben/domain/kinds/document/templates.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { z } from 'zod';
import { readCase } from '../../store/case-files.ts';
import type { Db } from '../../store/database.ts';
import { currentTemplates, insertTemplate, templateVersions } from '../../store/document-forms.ts';
import { authorityForDocument } from '../../store/document-world.ts';
import { recordChange } from '../../store/register-events.ts';
import { today } from '../clock.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import type { DocumentServices } from './documents.ts';
import { type HazardInDocument, hazardFacts } from './facts.ts';

/** The form by which documents are drafted now; version 0 is the product's own, never written. */
export async function templateInForce(
  tx: Db,
  authorityId: string,
  kind: FormName,
): Promise<{ template: Template; version: number }> {
  const [latest] = await templateVersions(tx, authorityId, kind);
  return { template: latest?.template ?? productTemplate(kind), version: latest?.version ?? 0 };
}

function productTemplate(kind: FormName): Template {
  const { title, addressee, blocks, copies } = DEFAULT_TEMPLATES[kind];
  return { title, addressee, blocks, copies };
}

export async function listTemplates(
  { database }: DocumentServices,
  actor: Actor,
): Promise<Outcome<TemplateList>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return database.as(actor, async (tx) => {
    const own = new Map((await currentTemplates(tx, actor.reach.authorityId)).map((row) => [row.kind, row]));
    return done({
      rows: FORM_NAMES.map((kind) => {
        const latest = own.get(kind);
        const template = latest?.template ?? null;
        return {
          kind,
          version: latest?.version ?? 0,
          own: template !== null,
          template: template ?? productTemplate(kind),
        };
      }),
    } as TemplateList);
  });
}

export async function readTemplate(
  { database }: DocumentServices,
  actor: Actor,
  kind: FormName,
): Promise<Outcome<TemplatePage>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return database.as(actor, (tx) => pageOf(tx, actor.reach.authorityId, kind));
}

async function pageOf(tx: Db, authorityId: string, kind: FormName): Promise<Outcome<TemplatePage>> {
  const versions = await templateVersions(tx, authorityId, kind);
  const [latest] = versions;
  return done({
    kind,
    version: latest?.version ?? 0,
    own: (latest?.template ?? null) !== null,
    template: latest?.template ?? productTemplate(kind),
    versions: versions.map(({ kind: _, ...version }) => version),
  } as TemplatePage);
}

/** Adds a version of a form. Documents that were drafted already stay as they are. */
export async function changeTemplate(
  { database, clock }: DocumentServices,
  actor: Actor,
  kind: FormName,
  { template, seenVersion }: z.output<typeof TemplateChange>,
): Promise<Outcome<TemplatePage>> {
  if (!may(actor, 'template.change')) return refused('not-permitted');
  const [unknown] = template === null ? [] : unknownPlaceholders(template);
  if (unknown !== undefined) return refused('placeholder-unknown', 'template', { name: unknown });
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  return database.as(actor, async (tx) => {
    const [latest] = await templateVersions(tx, authorityId, kind);
    const same = canonicalJson(latest?.template ?? null) === canonicalJson(template);
    if (same) return pageOf(tx, authorityId, kind);
    const version = (latest?.version ?? 0) + 1;
    if (version !== seenVersion + 1) return refused('stale', undefined, { version: version - 1 });
    const row = {
      authorityId,
      kind,
      version,
      template,
      madeBy: actor.personId,
      madeByName: actor.name,
      madeAt: at,
    };
    if (!(await insertTemplate(tx, row))) return refused('stale', undefined, { version });
    const { authorityId: _, ...changes } = row;
    await recordChange(
      tx,
      { actor, at },
      {
        authorityId,
        register: 'template',
        entryId: uuidFromName(authorityId, `document-template/${kind}`),
        move: template === null ? 'reset' : 'change',
        organisationId: null,
        changes,
      },
    );
    return pageOf(tx, authorityId, kind);
  });
}

/** A form filled with a real hazard, or with nothing: nothing is written. */
export async function previewTemplate(
  { database, clock }: DocumentServices,
  actor: Actor,
  { template, caseId }: z.output<typeof TemplatePreview>,
) {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  const [unknown] = unknownPlaceholders(template);
  if (unknown !== undefined) return refused('placeholder-unknown', 'template', { name: unknown });
  return database.as(actor, async (tx) => {
    const { authorityIds, authorityId } = actor.reach;
    const hazard = caseId === null ? undefined : await readCase(tx, authorityIds, 'hazard', caseId);
    if (caseId !== null && hazard === undefined) return refused('reference-not-found', 'caseId');
    const facts = hazard === undefined ? {} : await hazardFacts(tx, hazard as HazardInDocument, today(clock));
    const { name, settings } = await authorityForDocument(tx, hazard?.authorityId ?? authorityId);
    const content = fillTemplate(template, {
      words: {
        issuer: name,
        recipient: hazard?.organisationName ?? '',
        ...(settings.telephone === undefined ? {} : { telephone: settings.telephone }),
        ...facts.words,
      },
      ...(facts.blocks === undefined ? {} : { blocks: facts.blocks }),
    });
    return done({ content, gaps: gapsOf(content) });
  });
}
