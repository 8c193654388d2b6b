import type { Alarm, Kept } from '@zhiben/domain/primitives/witness.ts';

/** What this device found when it looked last. */
export interface Finding {
  readonly at: string;
  readonly alarm?: Alarm | undefined;
  /** What the server said when it was found out, to the byte. */
  readonly note: string;
  /** When that was signed, by its word; ISO 8601. */
  readonly madeAt: string;
}

const keptAt = (authorityId: string) => `zhiben.log/${authorityId}`;

export const readKept = (authorityId: string) => read<Kept>(keptAt(authorityId));
export const keep = (authorityId: string, kept: Kept) => write(keptAt(authorityId), kept);

/** What was kept is given up: the next look begins anew. */
export function giveUp(authorityId: string): void {
  localStorage.removeItem(keptAt(authorityId));
}

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store only means that this device is no witness.
  }
}
