import autocannon from 'autocannon';

export const CONNECTIONS = 16;

/** What is asked again and again: made anew for each request. */
export interface Ask {
  readonly path: string;
  /** Sent as JSON by POST; absent: GET. */
  readonly body?: object;
}

/** Answered requests a second at 16 connections. A single answer other than 2xx makes the figure worthless: throws. */
export async function rateOf(
  base: string,
  headers: Record<string, string>,
  seconds: number,
  ask: () => Ask,
): Promise<number> {
  const result = await autocannon({
    url: base,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        setupRequest: (request) => {
          const { path, body } = ask();
          if (body === undefined) return { ...request, method: 'GET', path, headers };
          const json = { ...headers, 'content-type': 'application/json' };
          return { ...request, method: 'POST', path, body: JSON.stringify(body), headers: json };
        },
      },
    ],
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${base}: ${result.errors} errors, ${result.non2xx} answers other than 2xx`);
  return result.requests.total / result.duration;
}
