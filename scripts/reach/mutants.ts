import type { OwnedDatabase } from '../../server/testing/temporary.ts';

/** One way in which a policy could be forgotten or written wrongly. */
export interface Mutant {
  readonly name: string;
  readonly sql: string;
}

interface Policy {
  readonly table: string;
  readonly policy: string;
  readonly checks: boolean;
}

/** Each policy dropped, opened to everything, and opened for writing; each owner's policy given to everybody. */
export async function mutantsOf(home: OwnedDatabase): Promise<{ policies: number; mutants: Mutant[] }> {
  const { rows } = await home.query(
    `select tablename as "table", policyname as policy, with_check is not null as checks
       from pg_policies where schemaname = 'zhiben' order by tablename, policyname`,
  );
  const policies = rows as Policy[];
  const mutants = policies.flatMap(({ table, policy, checks }): Mutant[] => {
    const on = `${policy} on zhiben.${table}`;
    const drop = { name: `${on} dropped`, sql: `drop policy ${on}` };
    if (policy === 'owner')
      return [drop, { name: `${on} given to all`, sql: `alter policy ${on} to public` }];
    const open = { name: `${on} using (true)`, sql: `alter policy ${on} using (true)` };
    const openCheck = { name: `${on} with check (true)`, sql: `alter policy ${on} with check (true)` };
    return checks ? [drop, open, openCheck] : [drop, open];
  });
  return { policies: policies.length, mutants };
}
