/** A point on the earth, WGS 84 degrees. */
export interface Position {
  readonly lng: number;
  readonly lat: number;
}

/** Mean radius of the earth in metres (IUGG). */
const EARTH_METRES = 6_371_009;

/** Metres between two points along the surface; within 0.5 % of the truth. */
export function metresBetween(a: Position, b: Position): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A position when both coordinates are known. */
export function positionOf(at: {
  readonly lng: number | null;
  readonly lat: number | null;
}): Position | undefined {
  return at.lng === null || at.lat === null ? undefined : { lng: at.lng, lat: at.lat };
}
