import type { NewHazard } from '@zhiben/domain/contract/hazard.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { type InputField, inputSchema } from '@zhiben/domain/primitives/lifecycle.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import type { z } from 'zod';

/**
 * A call that comes again under the same id is answered like the first one when it says the same; when it says
 * something else, an answer of success would lose what was said.
 */
type Told = Readonly<Record<string, unknown>>;

/** What a report says of the hazard. The times are the device's, which may tell them anew with each try. */
const SAID = [
  'title',
  'description',
  'place',
  'lng',
  'lat',
  'channel',
  'sourceRecordId',
  'grade',
  'criterionId',
  'accidentType',
  'rootCause',
  'defence',
  'foundOn',
  'foundBy',
] as const satisfies readonly (keyof z.output<typeof NewHazard>)[];

/** Does this report say what the first event of the case says? */
export function isSameReport(
  report: z.output<typeof NewHazard>,
  organisationId: string | null,
  first: { readonly changes: Told; readonly body: Told },
): boolean {
  const said = { ...Object.fromEntries(SAID.map((name) => [name, report[name]])), organisationId };
  const known = Object.fromEntries(
    Object.keys(said).map((name) => [
      name,
      first.changes[name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)],
    ]),
  );
  return (
    canonicalJson(said) === canonicalJson(known) &&
    canonicalJson(report.files) === canonicalJson(first.body['before'] ?? [])
  );
}

/** Is this the move that the event was made by? */
export function isSameMove(
  order: { readonly move: string; readonly input: Told },
  personId: string,
  before: { readonly move: string; readonly actorId: string | null; readonly body: unknown },
): boolean {
  if (before.move !== order.move || before.actorId !== personId) return false;
  const moves = hazardLifecycle.moves as Readonly<Record<string, { input?: readonly InputField[] }>>;
  const input = inputSchema(moves[order.move]?.input).safeParse(order.input);
  return input.success && canonicalJson(input.data) === canonicalJson(before.body);
}
