import type { Problem } from '@zhiben/domain/contract/common.ts';
import { tellReached } from './signal.ts';

/** A refusal or a failure, with the stable code that the catalogue turns into a sentence (`refusal.<code>`). */
export class ApiError extends Error {
  override name = 'ApiError';
  /** HTTP status; 0 when there was no connection. */
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.status = status;
    this.problem = problem;
  }
}

/** Query parameters: absent and empty ones are left out, lists are joined by commas. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

export function withQuery(path: string, query: Query = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      return [];
    return [`${name}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`];
  });
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

export function get<T>(path: string, query?: Query): Promise<T> {
  return call<T>('GET', withQuery(path, query));
}

export function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  return call<T>(method, path, body);
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    tellReached(false);
    throw new ApiError(0, { code: 'offline' });
  }
  tellReached(true);
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  throw new ApiError(answer.status, await problemOf(answer));
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = (await answer.json()) as Problem;
    if (typeof body.code === 'string') return body;
  } catch {
    // Not our answer: a proxy's page, or nothing at all.
  }
  return { code: answer.status >= 500 ? 'internal' : 'input-invalid' };
}
