import { v7 } from 'uuid';

/** An id for something new: UUIDv7, made here, so that sending it twice makes it once. */
export function newId(): string {
  return v7();
}
