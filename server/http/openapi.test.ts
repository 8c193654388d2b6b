import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { OPERATIONS } from './operations.ts';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: string[];
  readonly security?: object[];
  readonly parameters?: { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

let test: TestApp;
let document: { paths: Record<string, Record<string, Operation>> };
let operations: [name: string, operation: Operation][];
beforeAll(async () => {
  test = await openTestApp();
  document = (await test.stranger.get('/api/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => test.close());

describe('the description of the interface', () => {
  it('is OpenAPI 3.1', async () => {
    expect(document).toMatchObject({ openapi: '3.1.0' });
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
  });

  it('tells of every route that the server has, and of no other', () => {
    expect(operations.map(([name]) => name).sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  it('names each operation once, says what it is for and what it answers, also when it refuses', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { summary, tags, responses }] of operations) {
      expect([name, summary !== undefined, tags?.length]).toEqual([name, true, 1]);
      const statuses = Object.keys(responses);
      expect([name, statuses.some((s) => s.startsWith('2'))]).toEqual([name, true]);
      expect([name, JSON.stringify(responses['4XX'])]).toEqual([name, expect.stringContaining('"code"')]);
    }
  });

  it('asks a body of what changes something, and names every part of an address', () => {
    const bodiless =
      /^(POST \/api\/inquiries\/detect|POST \/api\/plan\/sheet|POST \/api\/(imports|notices|messages)\/\{\w+\}\/(preview|cancel|undo|write|open|resend)|DELETE)/;
    for (const [name, { requestBody, parameters }] of operations) {
      const [method = '', path = ''] = name.split(' ');
      if (!['GET', 'DELETE'].includes(method) && !bodiless.test(name))
        expect([name, requestBody !== undefined]).toEqual([name, true]);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word);
      const told = parameters?.filter((p) => p.in === 'path').map((p) => p.name) ?? [];
      expect([name, told.sort()]).toEqual([name, named.sort()]);
    }
  });

  it('says which operations need nobody to be signed in, as the server does', async () => {
    for (const [name, { security }] of operations) {
      const [method = 'GET', path = ''] = name.split(' ');
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      const answer = await test.app.inject({ method: method as 'GET', url });
      expect([name, answer.statusCode === 401]).toEqual([name, security === undefined]);
    }
  });
});
