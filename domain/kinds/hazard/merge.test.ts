import { describe, expect, it } from 'vitest';
import { mergeProblem } from './merge.ts';

const general = { id: 'a', grade: 'general' };
const open = { id: 'b', grade: 'general', state: 'rectifying' };

describe('Merging', () => {
  it('goes into an open hazard', () => {
    expect(mergeProblem(general, open)).toBeUndefined();
  });

  it.each(['closed', 'dismissed', 'merged'])(
    'never goes into one that is %s: an open hazard would vanish',
    (state) => {
      expect(mergeProblem(general, { ...open, state })).toBe('merge-into-final');
    },
  );

  it('never lowers a major hazard without a second person', () => {
    const major = { id: 'a', grade: 'major' };
    expect(mergeProblem(major, open)).toBe('merge-loses-grade');
    expect(mergeProblem(major, { ...open, grade: 'major' })).toBeUndefined();
  });

  it('never goes into itself', () => {
    expect(mergeProblem(general, { ...open, id: 'a' })).toBe('same-case');
  });
});
