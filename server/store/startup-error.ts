/**
 * Something that keeps the platform from starting and that its administrator can mend. The message says
 * what happened, where, and what to do; `code` stays the same between versions, for scripts and documents.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** The `code` that Node, PostgreSQL and SQLite put on their errors, or an empty string. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What an error says, for use inside a longer sentence. */
export function sayingOf(error: unknown): string {
  // Node reports a failed connection as an AggregateError with an empty message.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(sayingOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
