import { randomUUID } from 'node:crypto';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { inquiryLifecycle } from '@zhiben/domain/kinds/inquiry/lifecycle.ts';
import { listingLifecycle } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { orderLifecycle } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import { z } from 'zod';
import { PLANTED_DUTY, PLANTED_RULE } from './plant-duties.ts';

/** A route as the server itself registered it. */
export interface Route {
  readonly method: string;
  readonly url: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** A request that the route understands, with every place in it where the id of a record may stand. */
export interface Shape {
  readonly route: Route;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly slots: readonly Slot[];
}

export interface Slot {
  readonly in: 'params' | 'query' | 'body';
  readonly at: readonly (string | number)[];
  /** The table of the record that the place's name speaks of; undefined when the name does not tell. */
  readonly table: string | undefined;
}

/** Records by the part of the path before their id, and by the name of the field that holds it. */
const TABLES: Readonly<Record<string, string>> = {
  hazards: 'case_file',
  duplicateOf: 'case_file',
  case: 'case_file',
  ids: 'case_file',
  into: 'case_file',
  organisations: 'organisation',
  organisation: 'organisation',
  people: 'person',
  person: 'person',
  owner: 'person',
  responsible: 'person',
  departments: 'department',
  department: 'department',
  handoverTo: 'department',
  files: 'file',
  file: 'file',
  uploads: 'file',
  before: 'file',
  after: 'file',
  onSite: 'file',
  documents: 'file',
  notices: 'notice',
  escalations: 'escalation',
  channels: 'channel',
  channel: 'channel',
  messages: 'message',
  listings: 'listing',
  'supervision-orders': 'supervision_order',
  inquiries: 'inquiry',
  handler: 'person',
  entries: 'register_entry',
  items: 'duty',
  views: 'saved_view',
  'phase-outs': 'phase_out',
  imports: 'import_batch',
  batch: 'import_batch',
  authorities: 'authority',
  authority: 'authority',
  parent: 'authority',
};

/** Parts of a path whose word means something else as the name of a field. */
const PATHS: Readonly<Record<string, string>> = { documents: 'document' };

interface Json {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minLength?: number;
  readonly minimum?: number;
}

/** Every shape in which a route is probed; `faults` names what could not be made, so that no route is forgotten. */
export function shapesOf(route: Route, faults: string[]): Shape[] {
  const params = jsonOf(route.schema['params']);
  const names = [...route.url.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
  const values = names.map((name) =>
    choices(route, name, params?.properties?.[name] ?? { type: 'string' }, faults),
  );
  return combinations(values).map((chosen) => {
    const own = Object.fromEntries(names.map((name, i) => [name, chosen[i] ?? '']));
    const slots: Slot[] = names
      .filter((name) => isId(name, params?.properties?.[name]) || name === 'uploadId')
      .map((name) => ({ in: 'params', at: [name], table: tableOfParam(route.url, name) }));
    const query = objectOf(jsonOf(route.schema['querystring']), 'query', slots);
    const body = bodyOf(route, own, slots, faults);
    return { route, path: route.url, params: own, query, body, slots };
  });
}

/** What may stand at a parameter that is no id: all values of an enumeration, all moves. */
function choices(route: Route, name: string, json: Json, faults: string[]): string[] {
  if (isId(name, json)) {
    if (tableOfParam(route.url, name) === undefined)
      faults.push(`${route.method} ${route.url}: no probe data for ${name}`);
    return [randomUUID()];
  }
  if (name === 'uploadId') return [randomUUID()];
  if (name === 'move') return Object.keys(movesOf(route.url));
  if (name === 'register') return ['drill'];
  if (name === 'duty') return [PLANTED_DUTY];
  if (name === 'rule') return [PLANTED_RULE];
  if (json.enum !== undefined) return json.enum.map(String);
  return [String(exampleOf(json))];
}

function tableOfParam(url: string, name: string): string | undefined {
  const before = url.split(`/:${name}`)[0]?.split('/').at(-1) ?? '';
  return PATHS[before] ?? TABLES[before] ?? tableOfField(name);
}

function tableOfField(name: string): string | undefined {
  return TABLES[name] ?? TABLES[name.replace(/(Id|Ids)$/, '')];
}

function isId(name: string, json: Json | undefined): boolean {
  return (
    json?.format === 'uuid' ||
    (/(^id|Id|ids|Ids)$/.test(name) && json?.enum === undefined && json?.type === 'string')
  );
}

function bodyOf(route: Route, params: Record<string, string>, slots: Slot[], faults: string[]): unknown {
  if (!['POST', 'PUT', 'PATCH'].includes(route.method)) return undefined;
  const json = jsonOf(route.schema['body']);
  if (route.url.endsWith('/moves/:move')) return moveBody(route.url, params['move'] ?? '', slots);
  if (json?.properties === undefined)
    return BODILESS.test(route.url)
      ? {}
      : void faults.push(`${route.method} ${route.url}: no probe data for its body`);
  return objectOf(json, 'body', slots);
}

/** Routes that take no JSON: an order without words, a spreadsheet, pieces of a file. */
const BODILESS =
  /^\/api\/(notices\/:id\/open|messages\/:id\/resend|inquiries\/detect|imports\/:id\/(cancel|undo)|imports\/:kind\/preview|plan\/sheet|uploads(\/:uploadId)?)$/;

type Moves = Readonly<Record<string, { readonly input?: readonly InputField[] }>>;

/** The lifecycle behind a route `/api/<records>/:id/moves/:move`. */
const LIFECYCLES: Readonly<Record<string, Moves>> = {
  hazards: hazardLifecycle.moves,
  listings: listingLifecycle.moves,
  'supervision-orders': orderLifecycle.moves,
  inquiries: inquiryLifecycle.moves,
};

function movesOf(url: string): Moves {
  return LIFECYCLES[url.split('/')[2] ?? ''] ?? {};
}

function moveBody(url: string, move: string, slots: Slot[]) {
  const { input = [] } = movesOf(url)[move] ?? {};
  const answers: Record<string, unknown> = {};
  for (const field of input) {
    const ids = ['department', 'organisation', 'person', 'case', 'files'].includes(field.type);
    answers[field.name] = answerTo(field);
    if (!ids) continue;
    const at = ['input', field.name, ...(field.type === 'files' ? [0] : [])];
    slots.push({ in: 'body', at, table: field.type === 'files' ? 'file' : TABLES[field.type] });
  }
  return { moveId: randomUUID(), seenVersion: 1, happenedAt: '2026-01-20T08:00:00+08:00', input: answers };
}

function answerTo(field: InputField): unknown {
  if (field.type === 'files') return [randomUUID()];
  if (field.type === 'choice') return field.options[0];
  if (field.type === 'date') return '2099-01-20';
  if (field.type === 'yes-no') return true;
  if (field.type === 'money') return 100;
  if (field.type === 'criterion') return 'unknown';
  return ['text', 'long-text'].includes(field.type) ? '现场核实情况属实' : randomUUID();
}

/** What is required, and every place for an id, each filled with one that names nothing. */
function objectOf(json: Json | undefined, where: 'query' | 'body', slots: Slot[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(json?.properties ?? {})) {
    const needed = json?.required?.includes(name) === true;
    const plain = nonNull(property);
    const inside = plain.type === 'array' ? nonNull(plain.items ?? {}) : plain;
    if (needed || name === 'seenVersion') made[name] = exampleOf(plain);
    if (!isId(name, inside)) continue;
    slots.push({ in: where, at: [name, ...(plain.type === 'array' ? [0] : [])], table: tableOfField(name) });
  }
  return made;
}

function exampleOf(json: Json): unknown {
  const plain = nonNull(json);
  if (plain.const !== undefined) return plain.const;
  if (plain.enum !== undefined) return plain.enum[0];
  if (plain.type === 'object') return objectOf(plain, 'body', []);
  if (plain.type === 'array') return [exampleOf(plain.items ?? {})];
  if (plain.type === 'boolean') return true;
  if (plain.type === 'integer' || plain.type === 'number') return Math.max(plain.minimum ?? 1, 1);
  if (plain.format === 'uuid') return randomUUID();
  if (plain.format === 'date') return '2026-01-20';
  if (plain.format === 'date-time') return '2026-01-20T08:00:00+08:00';
  if (plain.pattern?.includes('[0-9a-f]{64}')) return 'f'.repeat(64);
  if (plain.pattern?.includes('b\\d{1,6}')) return 'b1';
  if (plain.pattern?.includes('(hazards|')) return '/hazards';
  if (plain.pattern?.includes('\\d{6}')) return '340421';
  if (plain.pattern?.includes('-(0[1-9]')) return '2026-01';
  if (plain.pattern?.includes('a-z')) return 'prober.one';
  return 'probe words'.padEnd(plain.minLength ?? 0, '.');
}

function nonNull(json: Json): Json {
  return (json.anyOf ?? json.oneOf)?.find((option) => option.type !== 'null') ?? json;
}

function jsonOf(schema: unknown): Json | undefined {
  if (schema === undefined) return undefined;
  return z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Json;
}

function combinations(values: readonly (readonly string[])[]): string[][] {
  return values.reduce<string[][]>(
    (made, next) => made.flatMap((before) => next.map((value) => [...before, value])),
    [[]],
  );
}
