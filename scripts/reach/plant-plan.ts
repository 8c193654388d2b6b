import { randomUUID } from 'node:crypto';
import { plan20242026 } from '@zhiben/domain/plan/plan-2024-2026/index.ts';
import type { Place, Planted, Row } from './world.ts';

type Add = (table: string, row: Row, keyed: readonly string[], more?: Partial<Planted>) => Promise<Planted>;

/**
 * An edition whose source carries the place's name, and the receipt of its enterprise.
 *
 * @param edition Another in each place: an authority issues an edition once.
 */
export async function plantPlan(
  { organisationId }: Place,
  edition: number,
  signedBy: string,
  text: (table: string) => string,
  add: Add,
): Promise<Planted[]> {
  const at = '2026-01-20T08:00:00Z';
  const { id: plan } = plan20242026;
  const content = { ...plan20242026, edition, source: text('plan_edition') };
  return [
    await add(
      'plan_edition',
      {
        plan,
        edition,
        content: JSON.stringify(content),
        because: text('plan_edition'),
        issued_by: signedBy,
        issued_by_name: text('plan_edition'),
        issued_at: at,
      },
      ['plan', 'edition'],
    ),
    await add(
      'plan_receipt',
      {
        id: randomUUID(),
        plan,
        edition,
        organisation_id: organisationId,
        signed_by: signedBy,
        signed_by_name: text('plan_receipt'),
        signed_at: at,
      },
      ['id'],
    ),
  ];
}
