import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Deeper than any form of ours; what is nested further would exhaust whoever walks it by recursion. */
const MOST_LEVELS = 32;

/** What cannot be kept as it was sent. Answered as `input-invalid`. */
export class UnreadableInput extends Error {
  override name = 'UnreadableInput';
  readonly statusCode = 400;
  /** Name of the field, as far as it is known. */
  readonly at: string;

  constructor(at: string) {
    super('the request holds what is no text');
    this.at = at;
  }
}

/**
 * Takes JSON in UTF-8 and nothing else: bytes that are no text are refused instead of being replaced, and so are keys
 * that would reach an object's prototype.
 */
export function takeJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body, done) => {
      try {
        parse(request, utf8.decode(body), done);
      } catch {
        done(new UnreadableInput(''));
      }
    },
  );
}

/**
 * Refuses text that PostgreSQL cannot keep (U+0000) or that would come back otherwise than it was hashed into the log
 * (halves of surrogate pairs), wherever in the request it stands.
 */
export async function refuseUnreadable({ params, query, body }: FastifyRequest): Promise<void> {
  for (const part of [params, query, body]) checkTexts(part);
}

function checkTexts(part: unknown): void {
  const waiting: [value: unknown, at: string, level: number][] = [[part, '', 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, at, level] = next;
    if (typeof value === 'string' && !isKept(value)) throw new UnreadableInput(at);
    if (!isPlain(value)) continue;
    if (level === MOST_LEVELS) throw new UnreadableInput(at);
    for (const [key, inner] of Object.entries(value)) {
      if (!isKept(key)) throw new UnreadableInput(at);
      waiting.push([inner, at === '' ? key : `${at}.${key}`, level + 1]);
    }
  }
}

function isKept(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** An object or list that a parser made; not a stream of bytes. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}
