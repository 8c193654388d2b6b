import type { Organisation } from '@zhiben/domain/contract/world.ts';

/** What the form holds while somebody types: numbers stay words until they are sent. */
export interface EnterpriseValues {
  readonly kind: Organisation['kind'];
  readonly name: string;
  readonly uscc: string;
  readonly industryCode: string | null;
  readonly scale: Organisation['scale'];
  readonly headcount: string;
  readonly sectorMarks: readonly string[];
  /** `suggested`: whichever department answers for its industry and marks. */
  readonly departmentId: string | null;
  readonly regionCode: string;
  readonly address: string;
  readonly lng: string;
  readonly lat: string;
  readonly active: boolean;
}

/** Choice that leaves the department to the rule; sent as "absent". */
export const SUGGESTED = 'suggested';

export function emptyValues(regionCode: string): EnterpriseValues {
  return {
    kind: 'enterprise',
    name: '',
    uscc: '',
    industryCode: null,
    scale: null,
    headcount: '',
    sectorMarks: [],
    departmentId: SUGGESTED,
    regionCode,
    address: '',
    lng: '',
    lat: '',
    active: true,
  };
}

export function valuesOf(organisation: Organisation): EnterpriseValues {
  return {
    kind: organisation.kind,
    name: organisation.name,
    uscc: organisation.uscc ?? '',
    industryCode: organisation.industryCode,
    scale: organisation.scale,
    headcount: organisation.headcount === null ? '' : String(organisation.headcount),
    sectorMarks: organisation.sectorMarks,
    departmentId: organisation.departmentId,
    regionCode: organisation.regionCode,
    address: organisation.address,
    lng: organisation.lng === null ? '' : String(organisation.lng),
    lat: organisation.lat === null ? '' : String(organisation.lat),
    active: organisation.active,
  };
}

/** The fields that say something else than the record, in the order of the form. */
export function changedFields(values: EnterpriseValues, record: Organisation): (keyof EnterpriseValues)[] {
  const before = valuesOf(record);
  return (Object.keys(before) as (keyof EnterpriseValues)[]).filter(
    (field) => JSON.stringify(values[field]) !== JSON.stringify(before[field]),
  );
}

/** What is wrong before anything is sent; the text is `enterprise.fault.<value>`. */
export function faultsOf(values: EnterpriseValues): Partial<Record<keyof EnterpriseValues, string>> {
  const { name, headcount, lng, lat } = values;
  return {
    ...(name.trim().length < 2 ? { name: 'name' } : {}),
    ...(headcount.trim() === '' || isCount(headcount) ? {} : { headcount: 'headcount' }),
    ...(isWithin(lng, 180) ? {} : { lng: 'lng' }),
    ...(isWithin(lat, 90) ? {} : { lat: 'lat' }),
    ...(lng.trim() !== '' && lat.trim() === '' ? { lat: 'coordinates' } : {}),
    ...(lat.trim() !== '' && lng.trim() === '' ? { lng: 'coordinates' } : {}),
  };
}

function isCount(typed: string): boolean {
  return /^\d{1,7}$/.test(typed.trim()) && Number(typed) <= 1_000_000;
}

/** Degrees; an empty one is no fault. */
function isWithin(typed: string, most: number): boolean {
  if (typed.trim() === '') return true;
  const degrees = Number(typed);
  return Number.isFinite(degrees) && Math.abs(degrees) <= most;
}

/**
 * Longitude and latitude from one piece of text, as maps copy them: `116.71, 32.71`, `116.71，32.71`, or the other
 * way round when only that can be meant (no place in China has a latitude above 54 or a longitude below 73).
 */
export function readCoordinates(typed: string): { lng: string; lat: string } | undefined {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(typed);
  const [, first, second] = found ?? [];
  if (first === undefined || second === undefined) return undefined;
  const swapped = Math.abs(Number(first)) <= 54 && Number(second) >= 73;
  return swapped ? { lng: second, lat: first } : { lng: first, lat: second };
}

/** The body of PUT /api/organisations/:id. */
export function bodyOf(values: EnterpriseValues, seenVersion: number | undefined): Record<string, unknown> {
  const { departmentId, headcount, lng, lat, uscc, name, address, ...rest } = values;
  const numberOf = (typed: string) => (typed.trim() === '' ? null : Number(typed));
  return {
    ...rest,
    name: name.trim(),
    address: address.trim(),
    uscc: uscc.trim() === '' ? null : uscc.trim(),
    headcount: numberOf(headcount),
    lng: numberOf(lng),
    lat: numberOf(lat),
    ...(departmentId === SUGGESTED ? {} : { departmentId }),
    ...(seenVersion === undefined ? {} : { seenVersion }),
  };
}
