/** Enterprises and places that this person reported from, on this device: the next report begins there. */
export interface KnownPlace {
  readonly organisationId: string;
  readonly name: string;
  readonly industry?: string | undefined;
  readonly marks?: readonly string[] | undefined;
  /** 部位, last used first. */
  readonly spots: readonly string[];
}

const MOST_PLACES = 6;
const MOST_SPOTS = 6;

/** With this report's place at the front, and the oldest dropped. */
export function remembered(
  known: readonly KnownPlace[],
  place: Omit<KnownPlace, 'spots'>,
  spot: string,
): KnownPlace[] {
  const before = known.find(({ organisationId }) => organisationId === place.organisationId);
  const spots = [spot.trim(), ...(before?.spots ?? [])].filter(
    (each, i, all) => each !== '' && all.indexOf(each) === i,
  );
  return [
    { ...place, spots: spots.slice(0, MOST_SPOTS) },
    ...known.filter(({ organisationId }) => organisationId !== place.organisationId),
  ].slice(0, MOST_PLACES);
}

const keyFor = (accountId: string) => `zhiben.places.${accountId}`;

export function readPlaces(accountId: string): readonly KnownPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyFor(accountId)) ?? '[]');
    return Array.isArray(kept) ? (kept as KnownPlace[]) : [];
  } catch {
    return [];
  }
}

export function keepPlace(accountId: string, place: Omit<KnownPlace, 'spots'>, spot: string): void {
  try {
    localStorage.setItem(keyFor(accountId), JSON.stringify(remembered(readPlaces(accountId), place, spot)));
  } catch {
    // A full or forbidden store only means that the place is asked again.
  }
}
