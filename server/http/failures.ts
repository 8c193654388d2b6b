import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { UnreadableInput } from './request-text.ts';

interface Failure extends Error {
  readonly statusCode?: number;
  readonly code?: string;
}

/** Codes for what is refused before a route has its say; anything else there is a form that cannot be read. */
const CODES: Readonly<Record<number, string>> = {
  404: 'not-found',
  405: 'not-found',
  413: 'too-large',
  415: 'content-type-refused',
};
/** SQLSTATE class 22: a value that no column can hold, such as a day outside the calendar of the database. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

/** Answers what was thrown: always a problem with a code, and never a word of what went wrong inside. */
export function answerFailure(error: Failure, request: FastifyRequest, reply: FastifyReply) {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const at = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? '';
    return reply.code(400).send({ code: 'input-invalid', at });
  }
  if (error instanceof UnreadableInput)
    return reply.code(400).send({ code: 'input-invalid', ...(error.at === '' ? {} : { at: error.at }) });
  const { statusCode, code = '' } = error;
  if (statusCode !== undefined && statusCode < 500)
    return reply.code(statusCode).send({ code: CODES[statusCode] ?? 'input-invalid' });
  if (DATA_EXCEPTION.test(code)) return reply.code(400).send({ code: 'input-invalid' });
  request.log.error({ err: error }, 'unexpected');
  return reply.code(500).send({ code: 'internal' });
}
