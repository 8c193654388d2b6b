import type { CaseFile } from '../../primitives/case-file.ts';
import { hazardLifecycle } from './lifecycle.ts';

/**
 * Why one hazard may not be merged into another: the one that stays must be open, or an open hazard would vanish into
 * a finished one; and a major hazard never becomes part of a general one, which would lower it without a second person.
 */
export function mergeProblem(
  file: Pick<CaseFile, 'id' | 'grade'>,
  into: Pick<CaseFile, 'id' | 'grade' | 'state'>,
): 'same-case' | 'merge-into-final' | 'merge-loses-grade' | undefined {
  if (file.id === into.id) return 'same-case';
  if ((hazardLifecycle.final as readonly string[]).includes(into.state)) return 'merge-into-final';
  if (file.grade === 'major' && into.grade !== 'major') return 'merge-loses-grade';
  return undefined;
}
