import { describe, expect, it } from 'vitest';
import { placeOf } from './step.ts';

const row = { organisationId: 'o1', personId: null, entryId: null };

describe('What to do about a duty', () => {
  it('opens the form of what proves it, with its enterprise and person filled in', () => {
    const place = placeOf(
      { do: 'enter', register: 'training-record', facet: 'yearly' },
      { ...row, personId: 'p1' },
    );
    expect(place).toEqual({
      to: '/registers/training-record/new',
      search: { organisationId: 'o1', personId: 'p1', facet: 'yearly' },
    });
    const office = placeOf(
      { do: 'enter', register: 'meeting', facet: null },
      { ...row, organisationId: null },
    );
    expect(office).toEqual({ to: '/registers/meeting/new', search: {} });
  });

  it('opens the entry itself where that is to be brought up to date', () => {
    expect(placeOf({ do: 'update', register: 'licence', facet: null }, { ...row, entryId: 'e1' }).to).toBe(
      '/registers/licence/e1',
    );
  });

  it('opens the page of another record', () => {
    expect(placeOf({ do: 'self-check', register: null, facet: null }, row).to).toBe('/self-checks');
  });
});
