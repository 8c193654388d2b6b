import { v5, validate } from 'uuid';

/** True for any UUID of RFC 9562, whatever its version. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}

/**
 * The same UUID (version 5, RFC 9562 5.5) for the same name in the same namespace, on every machine:
 * for reference data and imports that must meet the record they made before.
 *
 * @param namespace A UUID that sets this family of names apart.
 */
export function uuidFromName(namespace: string, name: string): string {
  return v5(name, namespace);
}
