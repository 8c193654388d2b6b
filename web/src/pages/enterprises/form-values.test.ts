import type { Organisation } from '@zhiben/domain/contract/world.ts';
import { describe, expect, it } from 'vitest';
import { bodyOf, changedFields, emptyValues, faultsOf, readCoordinates, valuesOf } from './form-values.ts';

const mill: Organisation = {
  authorityId: '019ab3a0-0000-7000-8000-000000000001',
  id: '019ab3a0-0000-7000-8000-000000000002',
  kind: 'enterprise',
  name: '凤台县淮河铝业有限公司',
  uscc: '91340421MA2NABCD5X',
  industryCode: '3252',
  scale: 'medium',
  headcount: 268,
  sectorMarks: ['metal-smelting', 'deep-well-casting'],
  departmentId: null,
  regionCode: '340421',
  address: '凤台经济开发区凤凰大道 18 号',
  lng: 116.71,
  lat: 32.71,
  active: true,
  version: 3,
};

describe('the form of an enterprise', () => {
  it('gives back the record that it was filled from', () => {
    const { authorityId, id, version, ...fields } = mill;
    expect(bodyOf(valuesOf(mill), 3)).toEqual({ ...fields, seenVersion: 3 });
    expect(changedFields(valuesOf(mill), mill)).toEqual([]);
  });

  it('leaves the department of a new one to the rule', () => {
    const body = bodyOf({ ...emptyValues('340421'), name: '凤台县新集木业有限公司' }, undefined);
    expect(body).not.toHaveProperty('departmentId');
    expect(body).not.toHaveProperty('seenVersion');
    expect(body).toMatchObject({ uscc: null, headcount: null, lng: null, lat: null });
  });

  it('names the fields that were changed', () => {
    expect(changedFields({ ...valuesOf(mill), headcount: '270', address: '' }, mill)).toEqual([
      'headcount',
      'address',
    ]);
  });

  it('finds what cannot be sent', () => {
    const values = { ...emptyValues('340421'), name: '淮', headcount: '约三十', lng: '200', lat: '' };
    expect(faultsOf(values)).toEqual({
      name: 'name',
      headcount: 'headcount',
      lng: 'lng',
      lat: 'coordinates',
    });
    expect(faultsOf(valuesOf(mill))).toEqual({});
  });

  it('reads coordinates as maps copy them, whichever comes first', () => {
    expect(readCoordinates('116.7121, 32.7093')).toEqual({ lng: '116.7121', lat: '32.7093' });
    expect(readCoordinates('32.7093，116.7121')).toEqual({ lng: '116.7121', lat: '32.7093' });
    expect(readCoordinates('116.7121')).toBeUndefined();
  });
});
