import { plan20242026 } from '@zhiben/domain/plan/plan-2024-2026/index.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { signPlan } from '../services/plans.ts';
import type { Database } from '../store/database.ts';
import { made } from './story.ts';
import { actorOf, type DemoWorld } from './world.ts';

/** Of so many enterprises one has not signed. */
const ONE_OF = 8;

/** The principals have signed for the plan in the phase of mobilisation, each on a day of his own; a few have not. */
export async function furnishReceipts(
  { database }: { readonly database: Database },
  { enterprises, people }: DemoWorld,
): Promise<void> {
  const principals = new Map(
    people
      .filter(({ posts }) => posts.some(({ post }) => post === 'principal'))
      .map((person) => [person.organisationId, person]),
  );
  for (const [n, { id }] of enterprises.entries()) {
    const principal = principals.get(id);
    if (principal === undefined || n % ONE_OF === ONE_OF - 1) continue;
    const day = String(1 + (n % 28)).padStart(2, '0');
    const clock = { now: () => new Date(`2024-03-${day}T10:20:00+08:00`) };
    const whole = actorOf(principal);
    const actor = {
      ...whole,
      roles: ['enterprise-principal'] as const,
      reach: { ...whole.reach, scope: 'organisation' as const },
    };
    const order = { id: uuidFromName(id, 'plan-receipt'), edition: plan20242026.edition };
    await made(signPlan({ database, clock }, actor, order));
  }
}
