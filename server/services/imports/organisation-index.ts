import { nameKey } from '@zhiben/domain/values/names.ts';

/** What a row of an import may be matched with. */
export interface KnownOrganisation {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly departmentId: string | null;
  readonly regionCode: string;
  readonly industryCode: string | null;
}

export type Match<O> =
  | { readonly ok: true; readonly organisation: O }
  | { readonly ok: false; readonly code: string; readonly detail?: Record<string, string | number> };

/**
 * The organisations of an authority by credit code and by name. The code decides; a name alone counts when it is the
 * same word for word, or the same but for its spelling and nobody else's.
 */
export class OrganisationIndex<O extends KnownOrganisation = KnownOrganisation> {
  readonly #byUscc = new Map<string, O>();
  readonly #byName = new Map<string, O>();
  readonly #byKey = new Map<string, O[]>();
  /** Names as they were typed, and what they have in common with other spellings. */
  readonly #keys = new Map<string, string>();

  constructor(organisations: Iterable<O>) {
    for (const organisation of organisations) this.add(organisation);
  }

  add(organisation: O): void {
    if (organisation.uscc !== null) this.#byUscc.set(organisation.uscc, organisation);
    this.#byName.set(organisation.name, organisation);
    const key = this.#keyOf(organisation.name);
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), organisation]);
  }

  find(name: string, uscc: string): Match<O> {
    const byCode = uscc === '' ? undefined : this.#byUscc.get(uscc);
    if (byCode !== undefined) return { ok: true, organisation: byCode };
    const alike = name === '' ? [] : (this.#byKey.get(this.#keyOf(name)) ?? []);
    const exact = name === '' ? undefined : this.#byName.get(name);
    const [only, second] = exact === undefined ? alike : [exact];
    if (only === undefined) return { ok: false, code: 'organisation-not-found' };
    if (second !== undefined)
      return { ok: false, code: 'organisation-ambiguous', detail: { count: alike.length } };
    if (uscc !== '' && only.uscc !== null)
      return { ok: false, code: 'organisation-has-other-uscc', detail: { stored: only.uscc } };
    return { ok: true, organisation: only };
  }

  #keyOf(name: string): string {
    let key = this.#keys.get(name);
    if (key === undefined) {
      key = nameKey(name);
      this.#keys.set(name, key);
    }
    return key;
  }
}
