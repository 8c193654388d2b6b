import type { Outcome } from '../services/refusals.ts';

/** A story in which the rules refuse something is a fault of ours. */
export async function made(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const answer = await outcome;
  if (!answer.ok) throw new Error(`the demonstration was refused: ${answer.code} ${answer.at ?? ''}`);
}
