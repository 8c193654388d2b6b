import type { RuleRow } from '@zhiben/domain/contract/rule.ts';

/** Not sure, and the authority has not said anything: it is asked. */
export function isWaiting({ confidence, own }: Pick<RuleRow, 'confidence' | 'own'>): boolean {
  return confidence === 'UNSURE' && own === null;
}

export type RuleMove = 'confirm' | 'set' | 'take-back';

/** What the authority may do about a number now, the likeliest first. What the law says need not be confirmed. */
export function movesOf(rule: Pick<RuleRow, 'confidence' | 'own' | 'fixed'>): RuleMove[] {
  const moves: RuleMove[] = isWaiting(rule) ? ['confirm'] : [];
  if (!rule.fixed) moves.push('set');
  if (rule.own !== null) moves.push('take-back');
  return moves;
}
