import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';
import { type Shape, type Slot, shapesOf } from './requests.ts';
import { maySee } from './rules.ts';
import { openSubject, type Subject } from './subject.ts';
import { textOfZip } from './unzip.ts';
import type { Planted, ReachWorld, Reader } from './world.ts';

export interface RouteFindings {
  readonly routes: number;
  cells: number;
  leaks: number;
  /** Answers that say of an id of one's own making that it is taken; see `isTaken`. */
  taken: number;
  readonly faults: string[];
  /** Answers 5xx, which are no leak but nobody's right answer either. */
  readonly errors: Set<string>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A route that has not answered by then is a fault and not a reason to wait for ever. */
const PATIENCE_MS = 5000;

/** Routes that end the session or change the password that the rest of the run needs: probed last. */
const LAST = ['DELETE /api/session', 'POST /api/account/password', 'POST /api/session'];

/** Every route × every reader × own, foreign and absent records in every place where an id may stand. */
export async function checkRoutes(
  home: OwnedDatabase,
  dataDir: string,
  world: ReachWorld,
  quick: boolean,
): Promise<RouteFindings> {
  const subject = await openSubject(home, dataDir);
  try {
    const faults: string[] = [];
    const last = (shape: Shape) => Number(LAST.includes(`${shape.route.method} ${shape.path}`));
    const shapes = subject.routes
      .flatMap((route) => shapesOf(route, faults))
      .sort((a, b) => last(a) - last(b));
    const findings: RouteFindings = {
      routes: subject.routes.length,
      cells: 0,
      leaks: 0,
      taken: 0,
      faults,
      errors: new Set(),
    };
    for (const reader of world.readers) {
      const cookie = await subject.cookieOf(reader.username);
      const prober = new Prober(subject, world, findings, reader, cookie, quick);
      for (const shape of shapes) await prober.probe(shape);
      prober.conclude();
    }
    return findings;
  } finally {
    await subject.close();
  }
}

class Prober {
  readonly #subject: Subject;
  readonly #world: ReachWorld;
  readonly #findings: RouteFindings;
  readonly #reader: Reader;
  readonly #cookie: string;
  readonly #quick: boolean;
  readonly #forbidden: readonly string[];
  readonly #met = new Set<string>();

  constructor(
    subject: Subject,
    world: ReachWorld,
    findings: RouteFindings,
    reader: Reader,
    cookie: string,
    quick: boolean,
  ) {
    this.#subject = subject;
    this.#world = world;
    this.#findings = findings;
    this.#reader = reader;
    this.#cookie = cookie;
    this.#quick = quick;
    this.#forbidden = world.planted.filter((row) => !maySee(reader, row)).map((row) => row.canary);
  }

  async probe(shape: Shape): Promise<void> {
    await this.#ask(shape, undefined, '');
    for (const slot of shape.slots) {
      for (const own of this.#records(slot, true)) await this.#ask(this.#owned(shape, slot), slot, own.id);
      // Whatever else the request names is the reader's own, so that the answer turns on this one record.
      const base = this.#owned(shape, slot);
      const absentId = randomUUID();
      const absent = await this.#ask(base, slot, absentId);
      for (const foreign of this.#records(slot, false)) {
        const answer = await this.#ask(base, slot, foreign.id);
        if (isTaken(answer)) this.#findings.taken += 1;
        else if (blurred(answer, foreign.id) !== blurred(absent, absentId))
          this.#fault(
            shape,
            `${where(slot)} tells a foreign ${foreign.table} of ${foreign.place.name} (${answer.status}) from an absent one (${absent.status})`,
          );
      }
    }
  }

  /** A proof in which nobody sees anything would pass: each reader must have met a record of his own. */
  conclude(): void {
    const own = this.#world.planted.filter(
      (row) => row.table === 'organisation' && maySee(this.#reader, row),
    );
    if (!own.some((row) => this.#met.has(row.canary)))
      this.#findings.faults.push(`${this.#reader.name} never sees what is his own`);
  }

  /** Records to name in a slot: of the table that it speaks of, and in a full run of every other. */
  #records(slot: Slot, own: boolean): Planted[] {
    const fitting = this.#world.planted.filter(
      (row) =>
        maySee(this.#reader, row) === own &&
        /^[0-9a-f-]{36}$/.test(row.id) &&
        (slot.table === undefined || row.table === slot.table || !this.#quick),
    );
    const chosen = new Map<string, Planted>();
    for (const row of fitting) {
      // One of each table within the reader's authority and one beyond it.
      const key = `${row.table}/${row.place.authorityId === this.#reader.place.authorityId}`;
      if (!chosen.has(key)) chosen.set(key, row);
    }
    return [...chosen.values()];
  }

  #owned(shape: Shape, except: Slot): Shape {
    let filled = shape;
    for (const slot of shape.slots) {
      if (slot === except || slot.in !== 'params') continue;
      const own = this.#records(slot, true).find((row) => row.table === slot.table);
      if (own !== undefined) filled = withId(filled, slot, own.id);
    }
    return filled;
  }

  async #ask(shape: Shape, slot: Slot | undefined, id: string): Promise<Answer> {
    const asked = slot === undefined ? shape : withId(shape, slot, id);
    const answer = await Promise.race([
      send(this.#subject, this.#cookie, asked),
      pause(PATIENCE_MS, { status: 599, text: 'no answer' }, { ref: false }),
    ]);
    this.#findings.cells += 1;
    if (answer.status >= 500)
      this.#findings.errors.add(`${shape.route.method} ${shape.path} (${answer.status})`);
    for (const row of this.#world.planted) if (answer.text.includes(row.canary)) this.#met.add(row.canary);
    for (const canary of this.#forbidden) {
      if (!answer.text.includes(canary)) continue;
      this.#findings.leaks += 1;
      this.#fault(shape, `shows ${canary}`);
    }
    return answer;
  }

  #fault({ route }: Shape, what: string): void {
    this.#findings.faults.push(`${route.method} ${route.url} as ${this.#reader.name}: ${what}`);
  }
}

/**
 * Clients make the ids of what they create. Making one that exists, as nobody can by chance, is refused: that this id is
 * taken is all that is said, and it needs an id of 122 random bits that only somebody in reach could know.
 */
function isTaken({ status, text }: Answer): boolean {
  return status === 409 && text.includes('"id-taken"');
}

/** What two answers may differ in: the id that was asked for, numbers, instants and secrets made anew each time. */
function blurred({ status, text }: Answer, id: string): string {
  const same = text
    .replaceAll(id, '<id>')
    .replace(/(YH|GP|DB)\d{4}-\d+/g, '<number>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replace(/"link":"[^"]*"/g, '<link>');
  return `${status} ${same}`;
}

function where(slot: Slot): string {
  return `${slot.in}.${slot.at.join('.')}`;
}

function withId(shape: Shape, slot: Slot, id: string): Shape {
  // The address of an upload begins with the id of its file.
  const value = slot.at[0] === 'uploadId' ? `${id}.00000000-0000-4000-8000-000000000000` : id;
  return { ...shape, [slot.in]: placed(shape[slot.in] ?? {}, slot.at, value) };
}

function placed(into: unknown, at: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = at;
  if (first === undefined) return value;
  if (typeof first === 'number') return [placed(undefined, rest, value)];
  const record = (into ?? {}) as Record<string, unknown>;
  return { ...record, [first]: placed(record[first], rest, value) };
}

async function send({ app, url: base }: Subject, cookie: string, shape: Shape): Promise<Answer> {
  const path = shape.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(shape.params[name] ?? ''),
  );
  const query = new URLSearchParams(
    Object.entries(shape.query).map(([name, value]): [string, string] => [
      name,
      String(Array.isArray(value) ? value.join() : value),
    ]),
  ).toString();
  const url = query === '' ? path : `${path}?${query}`;
  const { method } = shape.route;
  if (path.startsWith('/api/uploads')) {
    // Its answers go past the framework, straight to the socket.
    const answer = await fetch(`${base}${url}`, { method, headers: { cookie, 'tus-resumable': '1.0.0' } });
    return { status: answer.status, text: textOf(Buffer.from(await answer.arrayBuffer())) };
  }
  // A spreadsheet comes as it is.
  const sheet = path.endsWith('/preview') && method === 'POST';
  const answer = await app.inject({
    method: method as 'GET',
    url,
    headers: sheet ? { cookie, 'content-type': 'text/csv' } : { cookie },
    ...(shape.body === undefined ? {} : { payload: sheet ? '隐患名称\n通道堵塞\n' : (shape.body as object) }),
  });
  return { status: answer.statusCode, text: textOf(answer.rawPayload) };
}

function textOf(bytes: Buffer): string {
  return bytes.subarray(0, 2).toString() === 'PK' ? textOfZip(bytes) : bytes.toString('utf8');
}
